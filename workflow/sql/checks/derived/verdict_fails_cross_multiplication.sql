-- the verdict of a reading of whole numbers agrees with cross-multiplied integers from the figures themselves
-- Python decides the verdicts. This decides them again, by other means, so that an error in either of them shows.
with
whole_inputs as (
    select
        reading_inputs.reading_id,
        reading_inputs.role,
        inputs.value_numerator as value
    from reading_inputs
    inner join figures as inputs on reading_inputs.figure_id = inputs.figure_id
    where inputs.low_inclusive and inputs.high_inclusive and inputs.low = inputs.high and inputs.value_denominator = 1
),

input_counts as (
    select reading_inputs.reading_id, count(*) as input_count
    from reading_inputs
    group by reading_inputs.reading_id
),

role_sums as (
    select
        whole_inputs.reading_id,
        count(*) as input_count,
        cast(sum(whole_inputs.value) filter (where whole_inputs.role = 'numerator') as hugeint) as numerator,
        cast(sum(whole_inputs.value) filter (where whole_inputs.role = 'denominator') as hugeint) as denominator,
        cast(sum(whole_inputs.value) filter (where whole_inputs.role = 'later_level') as hugeint) as later,
        cast(sum(whole_inputs.value) filter (where whole_inputs.role = 'baseline') as hugeint) as earlier,
        cast(sum(whole_inputs.value) filter (where whole_inputs.role = 'addend') as hugeint) as addends,
        cast(sum(whole_inputs.value) filter (where whole_inputs.role = 'part_of') as hugeint) as whole,
        cast(
            sum(whole_inputs.value) filter (where whole_inputs.role in ('derived_from', 'same_as')) as hugeint
        ) as twin,
        bool_or(whole_inputs.role = 'numerator_part') as has_open_numerator
    from whole_inputs
    group by whole_inputs.reading_id
),

operands as (
    select
        readings.reading_id,
        readings.figure_id,
        readings.verdict,
        readings.family,
        case readings.family
            when 'share' then role_sums.numerator
            when 'sum' then role_sums.addends
            when 'sum_bound' then figures.value_numerator - role_sums.addends
            when 'part_whole' then role_sums.whole - figures.value_numerator
            when 'multiple' then role_sums.later
            when 'bound' then role_sums.twin
            when 'duplicate' then role_sums.twin
            else if(figures.direction = 'down', role_sums.earlier - role_sums.later, role_sums.later - role_sums.earlier)
        end as numerator,
        case readings.family
            when 'share' then role_sums.denominator
            when 'multiple' then role_sums.earlier
            when 'relative_change' then role_sums.earlier
            else 1
        end as denominator
    from readings
    inner join figures on readings.figure_id = figures.figure_id
    inner join role_sums on readings.reading_id = role_sums.reading_id
    -- Only readings whose inputs are all exact whole numbers.
    inner join input_counts
        on readings.reading_id = input_counts.reading_id and role_sums.input_count = input_counts.input_count
    where
        readings.verdict <> 'indeterminate'
        and readings.rounds is null
        and not role_sums.has_open_numerator
        and (readings.family <> 'multiple' or coalesce(figures.direction, 'up') = 'up')
        and (
            readings.family not in ('sum_bound', 'part_whole')
            or (figures.hedge_id = 'none' and figures.value_denominator = 1)
        )
        and readings.family in (
            'share', 'sum', 'sum_bound', 'part_whole', 'multiple', 'bound', 'duplicate', 'difference', 'relative_change',
            'trend'
        )
),

-- Directions and parts are compared with zero, everything else with the words of the claim.
goals as (
    select
        operands.reading_id,
        operands.verdict,
        operands.numerator,
        operands.denominator,
        operands.family in ('sum_bound', 'part_whole', 'trend') as is_about_zero,
        operands.family <> 'trend' as zero_is_allowed,
        figures.low_numerator,
        figures.low_denominator,
        figures.low_inclusive,
        figures.high_numerator,
        figures.high_denominator,
        figures.high_inclusive,
        figures.soft_low_numerator,
        figures.soft_low_denominator,
        figures.soft_low_inclusive,
        figures.soft_high_numerator,
        figures.soft_high_denominator,
        figures.soft_high_inclusive
    from operands
    inner join figures on operands.figure_id = figures.figure_id
),

sides as (
    select
        goals.*,
        goals.numerator * goals.low_denominator - goals.low_numerator * goals.denominator as above_low,
        goals.high_numerator * goals.denominator - goals.numerator * goals.high_denominator as below_high,
        goals.numerator * goals.soft_low_denominator - goals.soft_low_numerator * goals.denominator as above_soft_low,
        goals.soft_high_numerator * goals.denominator - goals.numerator * goals.soft_high_denominator as below_soft_high
    from goals
),

-- A side without a bound is null: no comparison with null is true, so nothing is beyond that side.
expected as (
    select
        sides.reading_id,
        sides.verdict,
        sides.numerator,
        sides.denominator,
        case
            when sides.is_about_zero
                then
                    if(
                        sides.numerator > 0 or (sides.numerator = 0 and sides.zero_is_allowed),
                        'consistent',
                        'inconsistent'
                    )
            when
                sides.above_low < 0
                or (sides.above_low = 0 and not sides.low_inclusive)
                or sides.below_high < 0
                or (sides.below_high = 0 and not sides.high_inclusive)
                then 'inconsistent'
            when sides.above_soft_low < 0 or (sides.above_soft_low = 0 and not sides.soft_low_inclusive)
                then if(sides.low_numerator is null, 'understated', 'inconsistent_wording')
            when sides.below_soft_high < 0 or (sides.below_soft_high = 0 and not sides.soft_high_inclusive)
                then if(sides.high_numerator is null, 'understated', 'inconsistent_wording')
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
