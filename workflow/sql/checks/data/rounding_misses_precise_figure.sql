-- a rounder wording has a number in common with its precise figure, unless the pair is a declared conflict
with
declared_pairs as (
    select
        declared_conflicts.first_article_id || '.' || declared_conflicts.first_label as first_id,
        declared_conflicts.second_article_id || '.' || declared_conflicts.second_label as second_id
    from declared_conflicts
),

pairs as (
    select
        figure_relations.figure_id as rounder_id,
        figure_relations.related_figure_id as precise_id,
        rounders.low as rounder_low,
        rounders.high as rounder_high,
        precise_figures.low as precise_low,
        precise_figures.high as precise_high,
        rounders.low_inclusive and precise_figures.high_inclusive as meets_below,
        rounders.high_inclusive and precise_figures.low_inclusive as meets_above,
        cast(precise_figures.high_numerator as hugeint) * rounders.low_denominator
        - cast(rounders.low_numerator as hugeint) * precise_figures.high_denominator as room_below,
        cast(rounders.high_numerator as hugeint) * precise_figures.low_denominator
        - cast(precise_figures.low_numerator as hugeint) * rounders.high_denominator as room_above
    from figure_relations
    inner join figures as rounders on figure_relations.figure_id = rounders.figure_id
    inner join figures as precise_figures on figure_relations.related_figure_id = precise_figures.figure_id
    left join declared_pairs
        on
            list_sort([figure_relations.figure_id, figure_relations.related_figure_id])
            = list_sort([declared_pairs.first_id, declared_pairs.second_id])
    where
        figure_relations.role = 'derived_from'
        and declared_pairs.first_id is null
        -- A number, a share and percentage points of one rise are no roundings of each other.
        and (rounders.kind = 'change') = (precise_figures.kind = 'change')
        and (
            rounders.kind <> 'change'
            or (
                (rounders.value_class in ('percentage', 'fraction'))
                = (precise_figures.value_class in ('percentage', 'fraction'))
                and (lower(rounders.value_text) like '%percentage point%')
                = (lower(precise_figures.value_text) like '%percentage point%')
            )
        )
)

select
    pairs.rounder_id,
    pairs.precise_id,
    pairs.rounder_low,
    pairs.rounder_high,
    pairs.precise_low,
    pairs.precise_high
from pairs
where
    pairs.room_below < 0
    or (pairs.room_below = 0 and not pairs.meets_below)
    or pairs.room_above < 0
    or (pairs.room_above = 0 and not pairs.meets_above)
order by pairs.rounder_id, pairs.precise_id
