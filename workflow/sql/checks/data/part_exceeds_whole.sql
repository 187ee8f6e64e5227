-- no part is greater than its whole for all that the words allow, unless the pair is a declared conflict
with
named_parts as (
    select
        figure_relations.figure_id as part_id,
        figure_relations.related_figure_id as whole_id,
        figure_relations.role
    from figure_relations
    where figure_relations.role = 'part_of'
    union
    select
        figure_relations.related_figure_id as part_id,
        figure_relations.figure_id as whole_id,
        figure_relations.role
    from figure_relations
    where figure_relations.role = 'addend'
    union
    select
        numerators.related_figure_id as part_id,
        denominators.related_figure_id as whole_id,
        numerators.role
    from figure_relations as numerators
    inner join figure_relations as denominators on numerators.figure_id = denominators.figure_id
    inner join figures as shares on numerators.figure_id = shares.figure_id
    where
        numerators.role in ('numerator', 'numerator_part')
        and denominators.role = 'denominator'
        and shares.kind in ('share', 'ratio', 'share_without_numeral')
),

declared_pairs as (
    select
        declared_conflicts.first_article_id || '.' || declared_conflicts.first_label as first_id,
        declared_conflicts.second_article_id || '.' || declared_conflicts.second_label as second_id
    from declared_conflicts
)

select
    named_parts.part_id,
    named_parts.whole_id,
    named_parts.role,
    parts.low as part_low,
    wholes.high as whole_high
from named_parts
inner join figures as parts on named_parts.part_id = parts.figure_id
inner join figures as wholes on named_parts.whole_id = wholes.figure_id
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
left join declared_pairs
    on list_sort([named_parts.part_id, named_parts.whole_id]) = list_sort([declared_pairs.first_id, declared_pairs.second_id])
where
    declared_pairs.first_id is null
    and (
        (parts.kind = 'count' and wholes.kind = 'count')
        or (
            parts.kind in ('share', 'ratio', 'share_without_numeral')
            and wholes.kind in ('share', 'ratio', 'share_without_numeral')
        )
    )
    and (
        named_parts.role in ('part_of', 'addend')
        or 'different' not in (unit_pairs.comparability, basis_pairs.comparability)
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
order by named_parts.part_id, named_parts.whole_id, named_parts.role
