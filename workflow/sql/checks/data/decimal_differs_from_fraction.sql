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
    select figures.figure_id, 'granularity' as column_name, figures.granularity, figures.granularity_numerator, figures.granularity_denominator
    from figures
    union all
    select figures.figure_id, 'low' as column_name, figures.low, figures.low_numerator, figures.low_denominator
    from figures
    union all
    select figures.figure_id, 'high' as column_name, figures.high, figures.high_numerator, figures.high_denominator
    from figures
    union all
    select figures.figure_id, 'soft_low' as column_name, figures.soft_low, figures.soft_low_numerator, figures.soft_low_denominator
    from figures
    union all
    select figures.figure_id, 'soft_high' as column_name, figures.soft_high, figures.soft_high_numerator, figures.soft_high_denominator
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
