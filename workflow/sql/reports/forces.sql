-- one row per police force that some figure is about
select
    areas.area_id,
    areas.name,
    areas.gss_code,
    count(*) as figure_count,
    count(distinct figures.article_id) as article_count
from figures
inner join areas on figures.area_id = areas.area_id
where areas.area_type in ('territorial_force', 'special_force')
group by areas.area_id, areas.name, areas.gss_code
order by areas.name
