-- a computed value lies within its bounds, the soft ones within the hard ones, and no bound is on the wrong side
with
numbers as (
    select
        readings.reading_id as row_id,
        'computed' as column_name,
        readings.computed as number,
        readings.computed_low as low,
        readings.computed_high as high
    from readings
    union all
    select
        readings.reading_id as row_id,
        'computed_soft' as column_name,
        readings.computed as number,
        readings.computed_soft_low as low,
        readings.computed_soft_high as high
    from readings
    where readings.rounds is null
    union all
    select
        readings.reading_id as row_id,
        'computed_soft_low' as column_name,
        readings.computed_soft_low as number,
        readings.computed_low as low,
        readings.computed_high as high
    from readings
    union all
    select
        readings.reading_id as row_id,
        'computed_soft_high' as column_name,
        readings.computed_soft_high as number,
        readings.computed_low as low,
        readings.computed_high as high
    from readings
    union all
    select
        readings.reading_id as row_id,
        'claimed_soft_low' as column_name,
        readings.claimed_soft_low as number,
        readings.claimed_low as low,
        readings.claimed_high as high
    from readings
    union all
    select
        readings.reading_id as row_id,
        'claimed_soft_high' as column_name,
        readings.claimed_soft_high as number,
        readings.claimed_low as low,
        readings.claimed_high as high
    from readings
    union all
    select
        observations.observation_id as row_id,
        'value' as column_name,
        observations.value as number,
        observations.low,
        observations.high
    from observations
    union all
    select
        outcome_shares.outcome_share_id as row_id,
        'share' as column_name,
        outcome_shares.share as number,
        outcome_shares.low,
        outcome_shares.high
    from outcome_shares
    union all
    select
        changes.change_id as row_id,
        'absolute_change' as column_name,
        changes.absolute_change as number,
        changes.absolute_change_low as low,
        changes.absolute_change_high as high
    from changes
    union all
    select
        changes.change_id as row_id,
        'relative_change' as column_name,
        changes.relative_change as number,
        changes.relative_change_low as low,
        changes.relative_change_high as high
    from changes
    union all
    select
        attrition.attrition_id as row_id,
        'printed_count' as column_name,
        attrition.printed_count as number,
        attrition.count_low as low,
        attrition.count_high as high
    from attrition
    union all
    select
        comparisons.comparison_id as row_id,
        'difference' as column_name,
        cast(null as decimal(38, 12)) as number,
        comparisons.difference_low as low,
        comparisons.difference_high as high
    from force_nation_comparisons as comparisons
)

select
    numbers.row_id,
    numbers.column_name,
    numbers.number,
    numbers.low,
    numbers.high
from numbers
-- Decimals suffice here, because rounding to 12 places does not change an order.
where numbers.number < numbers.low or numbers.number > numbers.high or numbers.low > numbers.high
order by numbers.row_id, numbers.column_name
