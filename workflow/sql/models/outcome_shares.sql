-- one row per share of an outcome group in an area and period: two counts of one article on comparable bases, or a printed share
with
pairs as (
    select
        count_pairs.count_pair_id,
        count_pairs.article_id,
        count_pairs.offence_id,
        count_pairs.area_id,
        count_pairs.period_id,
        count_pairs.outcome_group_id,
        count_pairs.part_figure_id as numerator_figure_id,
        count_pairs.whole_figure_id as denominator_figure_id,
        count_pairs.comparability,
        numerators.value_numerator as numerator,
        denominators.value_numerator as denominator,
        numerators.low_numerator as numerator_low,
        numerators.high_numerator as numerator_high,
        denominators.low_numerator as denominator_low,
        denominators.high_numerator as denominator_high,
        count_pairs.caveats
    from count_pairs
    inner join observations as numerators on count_pairs.part_figure_id = numerators.observation_id
    inner join observations as denominators on count_pairs.whole_figure_id = denominators.observation_id
    where count_pairs.reason is null and count_pairs.outcome_group_id <> 'any-outcome'
),

printed_bases as (
    select
        figure_relations.figure_id,
        figure_relations.related_figure_id as denominator_figure_id,
        figures.value_numerator as denominator
    from figure_relations
    inner join figures on figure_relations.related_figure_id = figures.figure_id
    inner join figures as shares on figure_relations.figure_id = shares.figure_id
    inner join comparable_values as basis_pairs
        on
            basis_pairs.dimension = 'count_basis'
            and shares.count_basis = basis_pairs.first_value
            and figures.count_basis = basis_pairs.second_value
    where
        figure_relations.role = 'denominator'
        and figure_relations.basis = 'printed'
        and basis_pairs.comparability <> 'different'
),

computed_shares as (
    select
        pairs.count_pair_id as outcome_share_id,
        pairs.article_id,
        pairs.offence_id,
        pairs.area_id,
        pairs.period_id,
        pairs.outcome_group_id,
        'computed' as share_basis,
        pairs.numerator_figure_id,
        pairs.denominator_figure_id,
        cast(null as varchar) as share_figure_id,
        pairs.numerator,
        pairs.denominator,
        pairs.numerator // gcd(pairs.numerator, pairs.denominator) as share_numerator,
        pairs.denominator // gcd(pairs.numerator, pairs.denominator) as share_denominator,
        pairs.numerator_low // gcd(pairs.numerator_low, pairs.denominator_high) as low_numerator,
        pairs.denominator_high // gcd(pairs.numerator_low, pairs.denominator_high) as low_denominator,
        true as low_inclusive,
        pairs.numerator_high // gcd(pairs.numerator_high, pairs.denominator_low) as high_numerator,
        pairs.denominator_low // gcd(pairs.numerator_high, pairs.denominator_low) as high_denominator,
        true as high_inclusive,
        pairs.comparability,
        pairs.caveats
        || case when pairs.denominator < 100 then ' small_denominator' else '' end as all_caveats
    from pairs
),

printed_shares as (
    select
        observations.observation_id as outcome_share_id,
        observations.article_id,
        observations.offence_id,
        observations.area_id,
        observations.period_id,
        observations.outcome_group_id,
        'printed' as share_basis,
        cast(null as varchar) as numerator_figure_id,
        printed_bases.denominator_figure_id,
        observations.observation_id as share_figure_id,
        cast(null as bigint) as numerator,
        printed_bases.denominator,
        observations.value_numerator as share_numerator,
        observations.value_denominator as share_denominator,
        observations.low_numerator,
        observations.low_denominator,
        observations.low_inclusive,
        observations.high_numerator,
        observations.high_denominator,
        observations.high_inclusive,
        case
            when
                printed_bases.denominator_figure_id is null
                or observations.unit = 'case'
                or observations.count_basis = 'unstated'
                then 'unstated'
            else 'same'
        end as comparability,
        observations.caveats
        || case when printed_bases.denominator < 100 then ' small_denominator' else '' end as all_caveats
    from observations
    left join printed_bases on observations.observation_id = printed_bases.figure_id
    where observations.kind in ('share', 'ratio')
),

all_shares as (
    select computed_shares.*
    from computed_shares
    union all
    select printed_shares.*
    from printed_shares
)

select
    all_shares.outcome_share_id,
    all_shares.article_id,
    all_shares.offence_id,
    all_shares.area_id,
    all_shares.period_id,
    all_shares.outcome_group_id,
    all_shares.share_basis,
    all_shares.numerator_figure_id,
    all_shares.denominator_figure_id,
    all_shares.share_figure_id,
    all_shares.numerator,
    all_shares.denominator,
    exact_decimal(all_shares.share_numerator, all_shares.share_denominator) as share,
    all_shares.share_numerator,
    all_shares.share_denominator,
    exact_decimal(all_shares.low_numerator, all_shares.low_denominator) as low,
    all_shares.low_numerator,
    all_shares.low_denominator,
    all_shares.low_inclusive,
    exact_decimal(all_shares.high_numerator, all_shares.high_denominator) as high,
    all_shares.high_numerator,
    all_shares.high_denominator,
    all_shares.high_inclusive,
    all_shares.comparability,
    array_to_string(list_sort(list_distinct(string_split(all_shares.all_caveats, ' '))), ' ') as caveats
from all_shares
order by all_shares.outcome_share_id
