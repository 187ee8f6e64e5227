-- one row per ordered pair of outcome groups whose types are known: whether one lies within the other or they share no type
with
sizes as (
    select outcome_group_types.outcome_group_id, count(*) as type_count
    from outcome_group_types
    group by outcome_group_types.outcome_group_id
),

shared_types as (
    select
        firsts.outcome_group_id as first_group_id,
        seconds.outcome_group_id as second_group_id,
        count(*) as shared_count
    from outcome_group_types as firsts
    inner join outcome_group_types as seconds on firsts.outcome_type_id = seconds.outcome_type_id
    group by firsts.outcome_group_id, seconds.outcome_group_id
)

select
    firsts.outcome_group_id as first_group_id,
    seconds.outcome_group_id as second_group_id,
    coalesce(shared_types.shared_count, 0) = firsts.type_count as is_within,
    coalesce(shared_types.shared_count, 0) = firsts.type_count and firsts.type_count < seconds.type_count as is_strictly_within,
    shared_types.shared_count is null as is_disjoint
from sizes as firsts
cross join sizes as seconds
left join shared_types
    on firsts.outcome_group_id = shared_types.first_group_id and seconds.outcome_group_id = shared_types.second_group_id
order by first_group_id, second_group_id
