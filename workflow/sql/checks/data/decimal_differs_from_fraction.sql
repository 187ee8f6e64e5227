-- every decimal column is its exact fraction rounded to 12 places, and both are filled or neither
with
numbers as (
    select
        figures.figure_id,
        'value' as column_name,
        figures.value as decimal_value,
        figures.value_numerator as numerator,
        figures.value_denominator as denominator
    from figures
    union all
    select
        figures.figure_id,
        'granularity' as column_name,
        figures.granularity as decimal_value,
        figures.granularity_numerator as numerator,
        figures.granularity_denominator as denominator
    from figures
    union all
    select
        figures.figure_id,
        'low' as column_name,
        figures.low as decimal_value,
        figures.low_numerator as numerator,
        figures.low_denominator as denominator
    from figures
    union all
    select
        figures.figure_id,
        'high' as column_name,
        figures.high as decimal_value,
        figures.high_numerator as numerator,
        figures.high_denominator as denominator
    from figures
    union all
    select
        figures.figure_id,
        'soft_low' as column_name,
        figures.soft_low as decimal_value,
        figures.soft_low_numerator as numerator,
        figures.soft_low_denominator as denominator
    from figures
    union all
    select
        figures.figure_id,
        'soft_high' as column_name,
        figures.soft_high as decimal_value,
        figures.soft_high_numerator as numerator,
        figures.soft_high_denominator as denominator
    from figures
)

select
    numbers.figure_id,
    numbers.column_name,
    numbers.decimal_value,
    numbers.numerator,
    numbers.denominator
from numbers
where
    numbers.decimal_value is distinct from exact_decimal(numbers.numerator, numbers.denominator)
    or (numbers.numerator is null) <> (numbers.denominator is null)
order by numbers.figure_id, numbers.column_name
