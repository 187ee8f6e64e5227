-- one row per ordered pair of statistics that an article says to be disjoint
select distinct
    firsts.root_figure_id as first_figure_id,
    seconds.root_figure_id as second_figure_id
from figure_relations
inner join figure_roots as firsts on figure_relations.figure_id = firsts.figure_id
inner join figure_roots as seconds on figure_relations.related_figure_id = seconds.figure_id
where figure_relations.role = 'additive_to'
union
select distinct
    seconds.root_figure_id as first_figure_id,
    firsts.root_figure_id as second_figure_id
from figure_relations
inner join figure_roots as firsts on figure_relations.figure_id = firsts.figure_id
inner join figure_roots as seconds on figure_relations.related_figure_id = seconds.figure_id
where figure_relations.role = 'additive_to'
order by first_figure_id, second_figure_id
