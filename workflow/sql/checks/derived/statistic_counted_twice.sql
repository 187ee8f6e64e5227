-- every figure with a value belongs to one observation, which counts it
with
members as (
    select
        observation_figures.observation_id,
        count(*) as member_count
    from observation_figures
    group by observation_figures.observation_id
)

select
    figures.figure_id as row_id,
    cast(null as bigint) as figure_count,
    cast(null as bigint) as member_count
from figures
left join observation_figures on figures.figure_id = observation_figures.figure_id
where figures.value is not null and observation_figures.figure_id is null
union all
select
    observations.observation_id as row_id,
    observations.figure_count,
    members.member_count
from observations
left join members on observations.observation_id = members.observation_id
where observations.figure_count is distinct from members.member_count
order by row_id
