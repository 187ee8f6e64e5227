-- one row per way in which two figures contradict each other: no numbers that the words allow are right for both
with
declared_pairs as (
    select distinct
        list_sort([
            declared_conflicts.first_article_id || '.' || declared_conflicts.first_label,
            declared_conflicts.second_article_id || '.' || declared_conflicts.second_label
        ]) as pair
    from declared_conflicts
),

bounds as (
    select
        figures.figure_id,
        cast(figures.low_numerator as hugeint) as low_numerator,
        figures.low_denominator,
        figures.low_inclusive,
        cast(figures.high_numerator as hugeint) as high_numerator,
        figures.high_denominator,
        figures.high_inclusive,
        figures.kind,
        figures.value_class,
        lower(figures.value_text) like '%percentage point%' as is_in_points
    from figures
),

excesses as (
    select
        case figure_parts.origin when 'relation' then 'part_above_whole' else 'count_above_wider' end as contradiction,
        figure_parts.part_id as first_id,
        figure_parts.whole_id as second_id
    from figure_parts
    inner join bounds as parts on figure_parts.part_id = parts.figure_id
    inner join bounds as wholes on figure_parts.whole_id = wholes.figure_id
    where
        parts.low_numerator * wholes.high_denominator > wholes.high_numerator * parts.low_denominator
        or (
            parts.low_numerator * wholes.high_denominator = wholes.high_numerator * parts.low_denominator
            and not (parts.low_inclusive and wholes.high_inclusive)
        )
),

misfits as (
    select
        'rounding_misses' as contradiction,
        figure_relations.figure_id as first_id,
        figure_relations.related_figure_id as second_id
    from figure_relations
    inner join bounds as rounders on figure_relations.figure_id = rounders.figure_id
    inner join bounds as precise_figures on figure_relations.related_figure_id = precise_figures.figure_id
    where
        figure_relations.role = 'derived_from'
        -- A number, a share and percentage points of one rise are no roundings of each other.
        and (rounders.kind = 'change') = (precise_figures.kind = 'change')
        and (
            rounders.kind <> 'change'
            or (
                (rounders.value_class in ('percentage', 'fraction'))
                = (precise_figures.value_class in ('percentage', 'fraction'))
                and rounders.is_in_points = precise_figures.is_in_points
            )
        )
        and (
            rounders.low_numerator * precise_figures.high_denominator
            > precise_figures.high_numerator * rounders.low_denominator
            or rounders.high_numerator * precise_figures.low_denominator
            < precise_figures.low_numerator * rounders.high_denominator
            or (
                rounders.low_numerator * precise_figures.high_denominator
                = precise_figures.high_numerator * rounders.low_denominator
                and not (rounders.low_inclusive and precise_figures.high_inclusive)
            )
            or (
                rounders.high_numerator * precise_figures.low_denominator
                = precise_figures.low_numerator * rounders.high_denominator
                and not (rounders.high_inclusive and precise_figures.low_inclusive)
            )
        )
),

-- Two numbers of the same thing. Those of a part and its whole, of a sum and of a rounder wording are no second printing.
disjoint_twins as (
    select
        'numbers_differ' as contradiction,
        lower_figures.figure_id as first_id,
        higher_figures.figure_id as second_id
    from alike_figures as lower_twins
    inner join alike_figures as higher_twins on lower_twins.likeness = higher_twins.likeness
    inner join bounds as lower_figures on lower_twins.figure_id = lower_figures.figure_id
    inner join bounds as higher_figures on higher_twins.figure_id = higher_figures.figure_id
    where
        lower_figures.high_numerator * higher_figures.low_denominator
        < higher_figures.low_numerator * lower_figures.high_denominator
        or (
            lower_figures.high_numerator * higher_figures.low_denominator
            = higher_figures.low_numerator * lower_figures.high_denominator
            and not (lower_figures.high_inclusive and higher_figures.low_inclusive)
        )
),

named_pairs as (
    select excesses.first_id, excesses.second_id
    from excesses
    union all
    select figure_relations.figure_id as first_id, figure_relations.related_figure_id as second_id
    from figure_relations
    where figure_relations.role in ('derived_from', 'part_of', 'additive_to', 'addend')
),

other_pairs as (
    select named_pairs.first_id, named_pairs.second_id
    from named_pairs
    union
    select named_pairs.second_id as first_id, named_pairs.first_id as second_id
    from named_pairs
),

pairs as (
    select excesses.contradiction, excesses.first_id, excesses.second_id
    from excesses
    union all
    select misfits.contradiction, misfits.first_id, misfits.second_id
    from misfits
    union all
    select disjoint_twins.contradiction, disjoint_twins.first_id, disjoint_twins.second_id
    from disjoint_twins
    left join other_pairs
        on disjoint_twins.first_id = other_pairs.first_id and disjoint_twins.second_id = other_pairs.second_id
    where other_pairs.first_id is null
)

select
    pairs.contradiction,
    pairs.first_id,
    pairs.second_id,
    declared_pairs.pair is not null as is_declared
from pairs
left join declared_pairs on list_sort([pairs.first_id, pairs.second_id]) = declared_pairs.pair
order by pairs.contradiction, pairs.first_id, pairs.second_id
