-- one row per figure and a whole of its article that it is a part of: a relation says so, or a wider area or outcome group
with recursive
named_parts as (
    select figure_relations.figure_id as part_id, figure_relations.related_figure_id as whole_id, false as is_divided
    from figure_relations
    where figure_relations.role = 'part_of'
    union
    select figure_relations.related_figure_id as part_id, figure_relations.figure_id as whole_id, false as is_divided
    from figure_relations
    where figure_relations.role = 'addend'
    union
    select
        numerators.related_figure_id as part_id,
        denominators.related_figure_id as whole_id,
        true as is_divided
    from figure_relations as numerators
    inner join figure_relations as denominators on numerators.figure_id = denominators.figure_id
    inner join figures as shares on numerators.figure_id = shares.figure_id
    where
        numerators.role in ('numerator', 'numerator_part')
        and denominators.role = 'denominator'
        and shares.kind in ('share', 'ratio', 'share_without_numeral')
),

-- More outcomes may be assigned in a period than crimes recorded in it: a division alone makes no part of another basis.
-- A rise may have a greater rise among its addends.
related_parts as (
    select distinct named_parts.part_id, named_parts.whole_id
    from named_parts
    inner join figures as parts on named_parts.part_id = parts.figure_id
    inner join figures as wholes on named_parts.whole_id = wholes.figure_id
    left join comparable_values as unit_pairs
        on
            unit_pairs.dimension = 'unit'
            and parts.unit = unit_pairs.first_value
            and wholes.unit = unit_pairs.second_value
    left join comparable_values as basis_pairs
        on
            basis_pairs.dimension = 'count_basis'
            and parts.count_basis = basis_pairs.first_value
            and wholes.count_basis = basis_pairs.second_value
    where
        (
            (parts.kind = 'count' and wholes.kind = 'count')
            or (
                parts.kind in ('share', 'ratio', 'share_without_numeral')
                and wholes.kind in ('share', 'ratio', 'share_without_numeral')
            )
        )
        and (not named_parts.is_divided or 'different' not in (unit_pairs.comparability, basis_pairs.comparability))
),

-- Areas of the other types leave out what nobody can say.
wider_areas as (
    select areas.area_id, areas.part_of_area_id as wider_id, 1 as depth
    from areas
    where areas.area_type in ('territorial_force', 'special_force', 'nation') and areas.part_of_area_id is not null
    union all
    select wider_areas.area_id, areas.part_of_area_id as wider_id, wider_areas.depth + 1 as depth
    from wider_areas
    inner join areas on wider_areas.wider_id = areas.area_id
    where
        areas.area_type in ('territorial_force', 'special_force', 'nation')
        and areas.part_of_area_id is not null
        and wider_areas.depth < 10
),

-- What a wider group has only probably may be missing from it.
group_types as (
    select
        outcome_group_types.outcome_group_id,
        list(outcome_group_types.outcome_type_id) as outcome_types,
        coalesce(
            list(outcome_group_types.outcome_type_id) filter (where outcome_group_types.match = 'certain'), []
        ) as certain_types
    from outcome_group_types
    group by outcome_group_types.outcome_group_id
),

wider_groups as (
    select parts.outcome_group_id, wholes.outcome_group_id as wider_id
    from group_types as parts
    inner join group_types as wholes
        on
            list_has_all(wholes.certain_types, parts.outcome_types)
            and length(wholes.certain_types) > length(parts.outcome_types)
    union
    select parts.outcome_group_id, wholes.outcome_group_id as wider_id
    from outcome_groups as parts
    cross join outcome_groups as wholes
    where
        (parts.group_type in ('home_office', 'press') and wholes.group_type = 'total')
        or (parts.outcome_group_id = 'any-outcome' and wholes.outcome_group_id = 'all-records')
),

counts as (
    select figures.*
    from figures
    inner join areas on figures.area_id = areas.area_id
    inner join periods on figures.period_id = periods.period_id
    where
        figures.kind = 'count'
        and figures.outcome_match <> 'unclear'
        and areas.area_type not in ('not_resolved', 'not_stated')
        and periods.period_type not in ('not_resolved', 'not_stated')
),

implied_parts as (
    select parts.figure_id as part_id, wholes.figure_id as whole_id
    from counts as parts
    inner join counts as wholes
        on
            parts.article_id = wholes.article_id
            and parts.offence_id = wholes.offence_id
            and parts.period_id = wholes.period_id
            and parts.unit = wholes.unit
            and parts.count_basis = wholes.count_basis
            and parts.source_id = wholes.source_id
            and parts.quantifier_text is not distinct from wholes.quantifier_text
    left join wider_areas on parts.area_id = wider_areas.area_id and wholes.area_id = wider_areas.wider_id
    left join wider_groups
        on parts.outcome_group_id = wider_groups.outcome_group_id and wholes.outcome_group_id = wider_groups.wider_id
    where
        (
            wider_areas.area_id is not null
            and parts.outcome_group_id = wholes.outcome_group_id
            and parts.measure_id = wholes.measure_id
        )
        or (
            wider_groups.outcome_group_id is not null
            and parts.area_id = wholes.area_id
            and parts.measure_id in ('recorded', 'outcomes')
            and wholes.measure_id in ('recorded', 'outcomes')
        )
),

origins as (
    select related_parts.part_id, related_parts.whole_id, 'relation' as origin
    from related_parts
    union all
    select distinct implied_parts.part_id, implied_parts.whole_id, 'wider' as origin
    from implied_parts
)

select
    origins.part_id,
    origins.whole_id,
    origins.origin
from origins
order by origins.part_id, origins.whole_id, origins.origin
