-- a declared conflict names two figures that contradict each other
-- row: declared_conflicts first_article_id first_label second_article_id second_label
-- place: {row_place}
-- found: {first_id!r} and {second_id!r}, which do not conflict
-- expected: two figures that are alike in all but number and that no number fits both, a part that is greater than its
-- whole, or a rounder wording that does not fit the precise figure
-- action: Delete the row.
with
declared_pairs as (
    select
        declared_conflicts.first_article_id || '.' || declared_conflicts.first_label as first_id,
        declared_conflicts.second_article_id || '.' || declared_conflicts.second_label as second_id,
        declared_conflicts.first_article_id,
        declared_conflicts.first_label,
        declared_conflicts.second_article_id,
        declared_conflicts.second_label
    from declared_conflicts
)

select
    declared_pairs.first_id,
    declared_pairs.second_id,
    declared_pairs.first_article_id,
    declared_pairs.first_label,
    declared_pairs.second_article_id,
    declared_pairs.second_label
from declared_pairs
inner join figures as firsts on declared_pairs.first_id = firsts.figure_id
inner join figures as seconds on declared_pairs.second_id = seconds.figure_id
left join contradictions
    on
        declared_pairs.first_id in (contradictions.first_id, contradictions.second_id)
        and declared_pairs.second_id in (contradictions.first_id, contradictions.second_id)
        and declared_pairs.first_id <> declared_pairs.second_id
where contradictions.first_id is null
order by declared_pairs.first_id, declared_pairs.second_id
