-- one row per share of an outcome group in an area and period: two counts of one article on comparable bases, or a printed share
with
counts as (
    select
        observations.*,
        outcome_groups.group_type
    from observations
    inner join outcome_groups on observations.outcome_group_id = outcome_groups.outcome_group_id
    where
        observations.kind = 'count'
        and observations.low_inclusive
        and observations.high_inclusive
        and observations.value_denominator = 1
        and observations.area_id <> 'not-stated'
        and observations.period_id not in ('not-stated', 'unresolved')
),

pairs as (
    select
        numerators.observation_id as numerator_figure_id,
        denominators.observation_id as denominator_figure_id,
        numerators.article_id,
        numerators.offence_id,
        numerators.area_id,
        numerators.period_id,
        numerators.outcome_group_id,
        numerators.value_numerator as numerator,
        denominators.value_numerator as denominator,
        numerators.low_numerator as numerator_low,
        numerators.high_numerator as numerator_high,
        denominators.low_numerator as denominator_low,
        denominators.high_numerator as denominator_high,
        unit_pairs.comparability as unit_comparability,
        basis_pairs.comparability as basis_comparability,
        area_pairs.comparability as area_comparability,
        numerators.caveats || ' ' || denominators.caveats as figure_caveats
    from counts as numerators
    inner join counts as denominators
        on
            numerators.article_id = denominators.article_id
            and numerators.offence_id = denominators.offence_id
            and numerators.area_id = denominators.area_id
            and numerators.period_id = denominators.period_id
    inner join comparable_values as unit_pairs
        on
            unit_pairs.dimension = 'unit'
            and numerators.unit = unit_pairs.first_value
            and denominators.unit = unit_pairs.second_value
    inner join comparable_values as basis_pairs
        on
            basis_pairs.dimension = 'count_basis'
            and numerators.count_basis = basis_pairs.first_value
            and denominators.count_basis = basis_pairs.second_value
    inner join comparable_values as area_pairs
        on
            area_pairs.dimension = 'area'
            and numerators.area_id = area_pairs.first_value
            and denominators.area_id = area_pairs.second_value
    where
        numerators.measure_id = 'outcomes'
        and numerators.group_type in ('home_office', 'press')
        and denominators.group_type = 'total'
        and denominators.low_numerator > 0
        and 'different' not in (
            unit_pairs.comparability, basis_pairs.comparability, area_pairs.comparability
        )
),

printed_bases as (
    select
        figure_relations.figure_id,
        figure_relations.related_figure_id as denominator_figure_id,
        figures.value_numerator as denominator
    from figure_relations
    inner join figures on figure_relations.related_figure_id = figures.figure_id
    where figure_relations.role = 'denominator' and figure_relations.basis = 'printed'
),

computed_shares as (
    select
        pairs.numerator_figure_id || '.of.' || split_part(pairs.denominator_figure_id, '.', 2) as outcome_share_id,
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
        case
            when 'unstated' in (pairs.unit_comparability, pairs.basis_comparability, pairs.area_comparability)
                then 'unstated'
            else 'same'
        end as comparability,
        pairs.figure_caveats
        || case when pairs.unit_comparability = 'unstated' then ' unit_unstated' else '' end
        || case when pairs.basis_comparability = 'unstated' then ' count_basis_unstated' else '' end
        || case when pairs.area_comparability = 'unstated' then ' coverage_unstated' else '' end
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
