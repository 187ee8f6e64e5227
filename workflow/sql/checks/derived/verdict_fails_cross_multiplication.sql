-- the verdict of a reading with one computed value agrees with cross-multiplied integers from the figures themselves
with
operands as (
    select
        readings.reading_id,
        readings.figure_id,
        readings.verdict,
        readings.family,
        sum(inputs.value_numerator) filter (where reading_inputs.role in ('numerator', 'derived_from')) as numerator,
        coalesce(
            max(inputs.value_numerator) filter (where reading_inputs.role = 'denominator'), 1
        ) as denominator,
        bool_and(inputs.low_inclusive and inputs.high_inclusive and inputs.low = inputs.high and inputs.value_denominator = 1)
            as has_exact_inputs,
        bool_or(reading_inputs.role = 'numerator_part') as has_open_numerator
    from readings
    inner join reading_inputs on readings.reading_id = reading_inputs.reading_id
    inner join figures as inputs on reading_inputs.figure_id = inputs.figure_id
    where readings.verdict <> 'indeterminate' and readings.family in ('share', 'bound')
    group by readings.reading_id, readings.figure_id, readings.verdict, readings.family
),

sides as (
    select
        operands.reading_id,
        operands.verdict,
        operands.numerator,
        operands.denominator,
        figures.high_numerator is null as is_open_above,
        figures.low_numerator is null as is_open_below,
        coalesce(
            cast(operands.numerator as hugeint) * figures.low_denominator
            - cast(figures.low_numerator as hugeint) * operands.denominator,
            1
        ) as above_low,
        coalesce(
            cast(figures.high_numerator as hugeint) * operands.denominator
            - cast(operands.numerator as hugeint) * figures.high_denominator,
            1
        ) as below_high,
        coalesce(
            cast(operands.numerator as hugeint) * figures.soft_low_denominator
            - cast(figures.soft_low_numerator as hugeint) * operands.denominator,
            1
        ) as above_soft_low,
        coalesce(
            cast(figures.soft_high_numerator as hugeint) * operands.denominator
            - cast(operands.numerator as hugeint) * figures.soft_high_denominator,
            1
        ) as below_soft_high,
        figures.low_inclusive,
        figures.high_inclusive,
        figures.soft_low_inclusive,
        figures.soft_high_inclusive
    from operands
    inner join figures on operands.figure_id = figures.figure_id
    where operands.has_exact_inputs and not operands.has_open_numerator
),

expected as (
    select
        sides.reading_id,
        sides.verdict,
        sides.numerator,
        sides.denominator,
        case
            when
                sides.above_low < 0
                or (sides.above_low = 0 and not sides.low_inclusive)
                or sides.below_high < 0
                or (sides.below_high = 0 and not sides.high_inclusive)
                then 'inconsistent'
            when sides.above_soft_low < 0 or (sides.above_soft_low = 0 and not sides.soft_low_inclusive)
                then if(sides.is_open_below, 'understated', 'inconsistent_wording')
            when sides.below_soft_high < 0 or (sides.below_soft_high = 0 and not sides.soft_high_inclusive)
                then if(sides.is_open_above, 'understated', 'inconsistent_wording')
            else 'consistent'
        end as expected_verdict
    from sides
)

select
    expected.reading_id,
    expected.verdict,
    expected.expected_verdict,
    expected.numerator,
    expected.denominator
from expected
where expected.verdict <> expected.expected_verdict
order by expected.reading_id
