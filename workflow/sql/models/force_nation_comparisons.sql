-- one row per share of a police force set against the share of the nation that the same article gives for the same outcome
with
ancestors as (
    select areas.area_id, areas.part_of_area_id as ancestor_id
    from areas
    where areas.part_of_area_id is not null
    union all
    select areas.area_id, parents.part_of_area_id as ancestor_id
    from areas
    inner join areas as parents on areas.part_of_area_id = parents.area_id
    where parents.part_of_area_id is not null
),

wider_areas as (
    select ancestors.area_id, ancestors.ancestor_id as wider_area_id, 'same' as comparability
    from ancestors
    union all
    -- An aggregate that names no nation need not include the force.
    select areas.area_id, wholes.area_id as wider_area_id, 'unstated' as comparability
    from areas
    cross join areas as wholes
    where
        areas.area_type in ('territorial_force', 'special_force')
        and wholes.area_type = 'aggregate'
        and wholes.part_of_area_id is null
        and wholes.excludes_area_id is null
),

shares as (
    select
        outcome_shares.*,
        areas.area_type,
        figures.count_basis,
        figures.unit
    from outcome_shares
    inner join areas on outcome_shares.area_id = areas.area_id
    inner join figures on coalesce(outcome_shares.numerator_figure_id, outcome_shares.share_figure_id) = figures.figure_id
),

pairs as (
    select
        forces.outcome_share_id || '.against.' || split_part(nations.outcome_share_id, '.', 2) as comparison_id,
        forces.article_id,
        forces.offence_id,
        forces.outcome_group_id,
        forces.period_id,
        forces.area_id as force_area_id,
        nations.area_id as nation_area_id,
        forces.outcome_share_id as force_share_id,
        nations.outcome_share_id as nation_share_id,
        forces.numerator as force_numerator,
        forces.denominator as force_denominator,
        nations.numerator as nation_numerator,
        nations.denominator as nation_denominator,
        forces.low_numerator as force_low_numerator,
        forces.low_denominator as force_low_denominator,
        forces.low_inclusive as force_low_inclusive,
        forces.high_numerator as force_high_numerator,
        forces.high_denominator as force_high_denominator,
        forces.high_inclusive as force_high_inclusive,
        nations.low_numerator as nation_low_numerator,
        nations.low_denominator as nation_low_denominator,
        nations.low_inclusive as nation_low_inclusive,
        nations.high_numerator as nation_high_numerator,
        nations.high_denominator as nation_high_denominator,
        nations.high_inclusive as nation_high_inclusive,
        if(
            'unstated' in (
                forces.comparability, nations.comparability, wider_areas.comparability,
                unit_pairs.comparability, basis_pairs.comparability
            )
            or forces.period_id = 'not-stated',
            'unstated', 'same'
        ) as comparability,
        concat_ws(
            ' ',
            forces.caveats,
            nations.caveats,
            'nation_includes_force',
            if(unit_pairs.comparability = 'unstated', 'unit_unstated', null),
            if(basis_pairs.comparability = 'unstated', 'count_basis_unstated', null),
            if(wider_areas.comparability = 'unstated', 'coverage_unstated', null)
        ) as all_caveats
    from shares as forces
    inner join wider_areas on forces.area_id = wider_areas.area_id
    inner join shares as nations
        on
            wider_areas.wider_area_id = nations.area_id
            and forces.article_id = nations.article_id
            and forces.offence_id = nations.offence_id
            and forces.outcome_group_id = nations.outcome_group_id
            and forces.period_id = nations.period_id
    inner join comparable_values as unit_pairs
        on
            unit_pairs.dimension = 'unit'
            and forces.unit = unit_pairs.first_value
            and nations.unit = unit_pairs.second_value
    inner join comparable_values as basis_pairs
        on
            basis_pairs.dimension = 'count_basis'
            and forces.count_basis = basis_pairs.first_value
            and nations.count_basis = basis_pairs.second_value
    where
        forces.area_type in ('territorial_force', 'special_force')
        and unit_pairs.comparability <> 'different'
        and basis_pairs.comparability <> 'different'
),

differences as (
    select
        pairs.*,
        pairs.force_low_numerator * pairs.nation_high_denominator
        - pairs.nation_high_numerator * pairs.force_low_denominator as low_top,
        pairs.force_low_denominator * pairs.nation_high_denominator as low_bottom,
        pairs.force_high_numerator * pairs.nation_low_denominator
        - pairs.nation_low_numerator * pairs.force_high_denominator as high_top,
        pairs.force_high_denominator * pairs.nation_low_denominator as high_bottom
    from pairs
)

select
    differences.comparison_id,
    differences.article_id,
    differences.offence_id,
    differences.outcome_group_id,
    differences.period_id,
    differences.force_area_id,
    differences.nation_area_id,
    differences.force_share_id,
    differences.nation_share_id,
    exact_decimal(differences.low_top, differences.low_bottom) as difference_low,
    differences.low_top // gcd(differences.low_top, differences.low_bottom) as difference_low_numerator,
    differences.low_bottom // gcd(differences.low_top, differences.low_bottom) as difference_low_denominator,
    coalesce(differences.force_low_inclusive and differences.nation_high_inclusive, false) as difference_low_inclusive,
    exact_decimal(differences.high_top, differences.high_bottom) as difference_high,
    differences.high_top // gcd(differences.high_top, differences.high_bottom) as difference_high_numerator,
    differences.high_bottom // gcd(differences.high_top, differences.high_bottom) as difference_high_denominator,
    coalesce(differences.force_high_inclusive and differences.nation_low_inclusive, false) as difference_high_inclusive,
    case
        when differences.low_top > 0 then 'above'
        when differences.low_top = 0 and not (differences.force_low_inclusive and differences.nation_high_inclusive)
            then 'above'
        when differences.high_top < 0 then 'below'
        when differences.high_top = 0 and not (differences.force_high_inclusive and differences.nation_low_inclusive)
            then 'below'
        else 'not_decided'
    end as force_is,
    -- A part above its whole has no Wilson interval.
    if(
        differences.force_numerator <= differences.force_denominator,
        wilson_low(differences.force_numerator, differences.force_denominator), null
    ) as force_wilson_low,
    if(
        differences.force_numerator <= differences.force_denominator,
        wilson_high(differences.force_numerator, differences.force_denominator), null
    ) as force_wilson_high,
    if(
        differences.nation_numerator <= differences.nation_denominator,
        wilson_low(differences.nation_numerator, differences.nation_denominator), null
    ) as nation_wilson_low,
    if(
        differences.nation_numerator <= differences.nation_denominator,
        wilson_high(differences.nation_numerator, differences.nation_denominator), null
    ) as nation_wilson_high,
    differences.comparability,
    array_to_string(list_sort(list_distinct(string_split(differences.all_caveats, ' '))), ' ') as caveats
from differences
order by differences.comparison_id
