-- which printed counts are exact, named in area and period, and listed once each?
-- add those of one offence, outcome group, unit and basis, of areas that do not overlap; never a part and its whole
select
    areas.name as area,
    periods.name as period,
    offences.name as offence,
    outcome_groups.name as outcome_group,
    observations.unit,
    observations.count_basis,
    observations.value,
    observations.caveats
from observations
inner join areas on observations.area_id = areas.area_id
inner join periods on observations.period_id = periods.period_id
inner join offences on observations.offence_id = offences.offence_id
inner join outcome_groups on observations.outcome_group_id = outcome_groups.outcome_group_id
where observations.is_safe_to_aggregate
order by areas.name, periods.start_date, observations.observation_id
