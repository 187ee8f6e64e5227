-- one row per two counts of one article, area and period that could be part and whole, and whether they may be divided
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
        parts.observation_id as part_figure_id,
        wholes.observation_id as whole_figure_id,
        parts.article_id,
        parts.offence_id,
        parts.area_id,
        parts.period_id,
        parts.outcome_group_id,
        wholes.outcome_group_id as whole_outcome_group_id,
        unit_pairs.comparability as unit_comparability,
        basis_pairs.comparability as basis_comparability,
        area_pairs.comparability as area_comparability,
        parts.caveats || ' ' || wholes.caveats as figure_caveats
    from counts as parts
    inner join counts as wholes
        on
            parts.article_id = wholes.article_id
            and parts.offence_id = wholes.offence_id
            and parts.area_id = wholes.area_id
            and parts.period_id = wholes.period_id
    inner join comparable_values as unit_pairs
        on
            unit_pairs.dimension = 'unit'
            and parts.unit = unit_pairs.first_value
            and wholes.unit = unit_pairs.second_value
    inner join comparable_values as basis_pairs
        on
            basis_pairs.dimension = 'count_basis'
            and parts.count_basis = basis_pairs.first_value
            and wholes.count_basis = basis_pairs.second_value
    inner join comparable_values as area_pairs
        on
            area_pairs.dimension = 'area'
            and parts.area_id = area_pairs.first_value
            and wholes.area_id = area_pairs.second_value
    where
        parts.measure_id = 'outcomes'
        and wholes.group_type = 'total'
        and wholes.low_numerator > 0
        and (
            parts.group_type in ('home_office', 'press')
            or (parts.outcome_group_id = 'any-outcome' and wholes.outcome_group_id = 'all-records')
        )
)

select
    pairs.part_figure_id || '.of.' || split_part(pairs.whole_figure_id, '.', 2) as count_pair_id,
    pairs.article_id,
    pairs.offence_id,
    pairs.area_id,
    pairs.period_id,
    pairs.outcome_group_id,
    pairs.whole_outcome_group_id,
    pairs.part_figure_id,
    pairs.whole_figure_id,
    case
        when 'different' in (pairs.unit_comparability, pairs.basis_comparability, pairs.area_comparability)
            then 'different'
        when 'unstated' in (pairs.unit_comparability, pairs.basis_comparability, pairs.area_comparability)
            then 'unstated'
        else 'same'
    end as comparability,
    case
        when pairs.basis_comparability = 'different' then 'count_basis'
        when pairs.unit_comparability = 'different' then 'unit'
        when pairs.area_comparability = 'different' then 'coverage'
    end as reason,
    array_to_string(list_sort(list_distinct(string_split(
        concat_ws(
            ' ',
            pairs.figure_caveats,
            if(pairs.unit_comparability = 'unstated', 'unit_unstated', null),
            if(pairs.basis_comparability = 'unstated', 'count_basis_unstated', null),
            if(pairs.area_comparability = 'unstated', 'coverage_unstated', null)
        ),
        ' '
    ))), ' ') as caveats
from pairs
order by count_pair_id
