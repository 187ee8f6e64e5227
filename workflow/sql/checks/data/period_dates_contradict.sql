-- a period does not end before it starts, and a period of known dates has both unless it is open at the end
select
    periods.period_id,
    periods.period_type,
    periods.start_date,
    periods.end_date
from periods
where
    periods.end_date < periods.start_date
    or periods.inferred_end_date < periods.inferred_start_date
    or (periods.period_type in ('calendar_year', 'months')) <> (periods.start_date is not null and periods.end_date is not null)
    or (periods.period_type = 'open_calendar_year') <> (periods.inferred_start_date is not null)
    or (periods.period_type = 'open_calendar_year') <> (periods.inferred_end_date is not null)
order by periods.period_id
