-- a figure says at most once which statistic it repeats, and following that never leads back to it
-- place: {figure_place}
-- found: a figure that repeats {repetition_count} others, among them that of {related_figure_place}, or in the end itself
-- expected: one label in same_as or derived_from, of a statistic that does not repeat this one
-- action: Keep one of the labels, or correct it.
select
    figure_relations.figure_id,
    count(*) as repetition_count,
    min(figure_relations.related_figure_id) as related_figure_id
from figure_relations
inner join figure_roots on figure_relations.figure_id = figure_roots.figure_id
where figure_relations.role in ('same_as', 'derived_from')
group by figure_relations.figure_id
having
    count(*) > 1
    or bool_or(figure_roots.root_figure_id in (
        select further.figure_id
        from figure_relations as further
        where further.role in ('same_as', 'derived_from')
    ))
order by figure_relations.figure_id
