-- a change joins two levels of one series: one article, area, measure, offence, outcome, unit and basis, two periods in order
select
    changes.change_id,
    coalesce(changes.from_figure_id, changes.change_figure_id) as earlier_id,
    changes.to_figure_id as later_id,
    changes.from_period_id,
    changes.to_period_id
from changes
left join figures as later on changes.to_figure_id = later.figure_id
left join figures as earlier on coalesce(changes.from_figure_id, changes.change_figure_id) = earlier.figure_id
left join periods as later_periods on changes.to_period_id = later_periods.period_id
left join periods as earlier_periods on changes.from_period_id = earlier_periods.period_id
where
    later.article_id is distinct from earlier.article_id
    or later.area_id is distinct from earlier.area_id
    or later.measure_id is distinct from earlier.measure_id
    or later.offence_id is distinct from earlier.offence_id
    or later.outcome_group_id is distinct from earlier.outcome_group_id
    or later.unit is distinct from earlier.unit
    or later.count_basis is distinct from earlier.count_basis
    or later.period_id is distinct from changes.to_period_id
    or coalesce(earlier.baseline_period_id, earlier.period_id) is distinct from changes.from_period_id
    or coalesce(earlier_periods.end_date, earlier_periods.inferred_end_date)
    >= coalesce(later_periods.start_date, later_periods.inferred_start_date)
    or later_periods.period_type in ('not_stated', 'not_resolved')
    or earlier_periods.period_type in ('not_stated', 'not_resolved')
order by changes.change_id
