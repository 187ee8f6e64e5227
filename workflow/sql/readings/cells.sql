-- one row per article and cell of measure, offence, outcome group, unit, basis, area and period: the count that stands for it
with
statistics as (
    select distinct figure_roots.root_figure_id
    from figure_roots
)

select
    figures.article_id,
    figures.measure_id,
    figures.offence_id,
    figures.outcome_group_id,
    figures.unit,
    figures.count_basis,
    figures.area_id,
    figures.period_id,
    -- A count without a hedge comes first, and the id decides among equals.
    min_by(figures.figure_id, concat(if(figures.hedge_id = 'none', '0', '1'), figures.figure_id)) as figure_id
from statistics
inner join figures on statistics.root_figure_id = figures.figure_id
where figures.kind = 'count' and figures.value_numerator is not null
group by
    figures.article_id,
    figures.measure_id,
    figures.offence_id,
    figures.outcome_group_id,
    figures.unit,
    figures.count_basis,
    figures.area_id,
    figures.period_id
order by figure_id
