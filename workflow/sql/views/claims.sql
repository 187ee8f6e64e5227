-- one row per claim: a figure that says more than a bare number, or that its article relates to another figure
with
related_figures as (
    select distinct figure_relations.figure_id
    from figure_relations
    where figure_relations.role in ('same_as', 'derived_from', 'part_of', 'addend')
)

select figures.figure_id, figures.article_id
from figures
left join related_figures on figures.figure_id = related_figures.figure_id
where
    figures.kind <> 'count'
    or figures.hedge_id <> 'none'
    or related_figures.figure_id is not null
order by figures.figure_id
