-- a printed share has a whole number of its base, and the test its power, exactly where the reading says so
with
bases as (
    select
        readings.reading_id,
        readings.verdict,
        readings.has_power,
        cast(sum(inputs.value_numerator) as hugeint) as base,
        max(figures.low_numerator) as low_numerator,
        max(figures.low_denominator) as low_denominator,
        bool_and(figures.low_inclusive) as low_inclusive,
        max(figures.high_numerator) as high_numerator,
        max(figures.high_denominator) as high_denominator,
        bool_and(figures.high_inclusive) as high_inclusive
    from readings
    inner join figures on readings.figure_id = figures.figure_id
    inner join reading_inputs on readings.reading_id = reading_inputs.reading_id
    inner join figures as inputs on reading_inputs.figure_id = inputs.figure_id
    where
        readings.family in ('grim', 'feasible_denominator')
        and figures.low_numerator is not null
        and figures.high_numerator is not null
    group by readings.reading_id, readings.verdict, readings.has_power
    having bool_and(inputs.hedge_id = 'none' and inputs.value_denominator = 1)
),

-- Integer division cuts off towards zero. That is downwards here, because shares are not below zero.
fitting as (
    select
        bases.*,
        (bases.base * bases.low_numerator + bases.low_denominator - 1) // bases.low_denominator
        + if(not bases.low_inclusive and (bases.base * bases.low_numerator) % bases.low_denominator = 0, 1, 0) as least,
        (bases.base * bases.high_numerator) // bases.high_denominator
        - if(not bases.high_inclusive and (bases.base * bases.high_numerator) % bases.high_denominator = 0, 1, 0) as greatest,
        (bases.high_numerator * bases.low_denominator - bases.low_numerator * bases.high_denominator) * bases.base
        < bases.low_denominator * bases.high_denominator as is_narrow
    from bases
    where bases.base > 0
),

-- Even an interval that is wide enough can miss every whole number if its ends are open.
telling as (
    select
        fitting.*,
        fitting.is_narrow or fitting.least > least(fitting.greatest, fitting.base) as is_telling
    from fitting
)

select
    telling.reading_id,
    telling.verdict,
    telling.has_power,
    telling.least,
    telling.greatest
from telling
where
    telling.has_power is distinct from telling.is_telling
    or telling.verdict <> case
        when not telling.is_telling then 'indeterminate'
        when telling.least <= least(telling.greatest, telling.base) then 'consistent'
        else 'inconsistent'
    end
order by telling.reading_id
