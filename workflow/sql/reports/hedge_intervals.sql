-- one row per hedge and form of numeral with its bounds in steps from the printed number
select
    hedges.name as hedge,
    hedge_intervals.value_class,
    hedge_intervals.step,
    hedge_intervals.hard_low_steps,
    hedge_intervals.hard_low_inclusive,
    hedge_intervals.hard_high_steps,
    hedge_intervals.hard_high_inclusive,
    hedge_intervals.soft_low_steps,
    hedge_intervals.soft_low_inclusive,
    hedge_intervals.soft_high_steps,
    hedge_intervals.soft_high_inclusive
from hedge_intervals
inner join hedges on hedge_intervals.hedge_id = hedges.hedge_id
order by hedges.name, hedge_intervals.value_class
