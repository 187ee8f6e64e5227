-- a decided reading has inputs, an expression and bounds, and only an undecided one has a reason
select
    readings.reading_id,
    readings.verdict,
    readings.reason,
    count(reading_inputs.figure_id) as input_count
from readings
left join reading_inputs on readings.reading_id = reading_inputs.reading_id
group by
    readings.reading_id,
    readings.verdict,
    readings.reason,
    readings.expression,
    readings.computed_low,
    readings.computed_high
having
    (readings.verdict = 'indeterminate') <> (readings.reason is not null)
    or (
        readings.verdict <> 'indeterminate'
        and (
            count(reading_inputs.figure_id) = 0
            or readings.expression is null
            or coalesce(readings.computed_low, readings.computed_high) is null
        )
    )
order by readings.reading_id
