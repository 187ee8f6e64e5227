-- one row per reference list with rows that were not verified
with
rows_by_list as (
    select 'areas' as list_name, areas.verification from areas
    union all
    select 'periods' as list_name, periods.verification from periods
    union all
    select 'sources' as list_name, sources.verification from sources
    union all
    select 'speakers' as list_name, speakers.verification from speakers
    union all
    select 'organisations' as list_name, organisations.verification from organisations
    union all
    select 'outcome_types' as list_name, outcome_types.verification from outcome_types
)

select
    rows_by_list.list_name,
    count(*) as row_count,
    count(*) filter (where rows_by_list.verification <> 'verified') as unverified_count
from rows_by_list
group by rows_by_list.list_name
order by rows_by_list.list_name
