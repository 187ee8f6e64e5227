-- no count is greater than that of a wider area or outcome group of its article, all else alike, unless declared
with recursive
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

type_counts as (
    select outcome_group_types.outcome_group_id, count(*) as type_count
    from outcome_group_types
    group by outcome_group_types.outcome_group_id
),

-- What a wider group has only probably may be missing from it.
shared_types as (
    select
        parts.outcome_group_id as part_group_id,
        wholes.outcome_group_id as whole_group_id,
        count(*) as shared_count
    from outcome_group_types as parts
    inner join outcome_group_types as wholes
        on parts.outcome_type_id = wholes.outcome_type_id and wholes.match = 'certain'
    group by parts.outcome_group_id, wholes.outcome_group_id
),

certain_counts as (
    select outcome_group_types.outcome_group_id, count(*) as type_count
    from outcome_group_types
    where outcome_group_types.match = 'certain'
    group by outcome_group_types.outcome_group_id
),

wider_groups as (
    select shared_types.part_group_id as outcome_group_id, shared_types.whole_group_id as wider_id
    from shared_types
    inner join type_counts on shared_types.part_group_id = type_counts.outcome_group_id
    inner join certain_counts on shared_types.whole_group_id = certain_counts.outcome_group_id
    where shared_types.shared_count = type_counts.type_count and certain_counts.type_count > type_counts.type_count
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
        and areas.area_type <> 'not_stated'
        and periods.period_type not in ('not_resolved', 'not_stated')
),

declared_pairs as (
    select
        declared_conflicts.first_article_id || '.' || declared_conflicts.first_label as first_id,
        declared_conflicts.second_article_id || '.' || declared_conflicts.second_label as second_id
    from declared_conflicts
)

select
    parts.figure_id as part_id,
    wholes.figure_id as whole_id,
    parts.low as part_low,
    wholes.high as whole_high
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
left join declared_pairs
    on list_sort([parts.figure_id, wholes.figure_id]) = list_sort([declared_pairs.first_id, declared_pairs.second_id])
where
    declared_pairs.first_id is null
    and (
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
    )
    and (
        cast(parts.low_numerator as hugeint) * wholes.high_denominator
        > cast(wholes.high_numerator as hugeint) * parts.low_denominator
        or (
            cast(parts.low_numerator as hugeint) * wholes.high_denominator
            = cast(wholes.high_numerator as hugeint) * parts.low_denominator
            and not (parts.low_inclusive and wholes.high_inclusive)
        )
    )
order by part_id, whole_id
