-- a value lies in the closure of its hard interval and of its soft interval
select
    figures.figure_id,
    figures.value,
    figures.low,
    figures.high,
    figures.soft_low,
    figures.soft_high
from figures
where
    -- Compare fractions by crosswise products of whole numbers, because decimals are rounded.
    (
        cast(figures.value_numerator as hugeint) * figures.low_denominator
        < cast(figures.low_numerator as hugeint) * figures.value_denominator
    )
    or (
        cast(figures.value_numerator as hugeint) * figures.high_denominator
        > cast(figures.high_numerator as hugeint) * figures.value_denominator
    )
    -- The value of thousands is one thousand. A reader understands several, so it may be below the soft interval.
    or (
        figures.value_class <> 'magnitude'
        and cast(figures.value_numerator as hugeint) * figures.soft_low_denominator
        < cast(figures.soft_low_numerator as hugeint) * figures.value_denominator
    )
    or (
        cast(figures.value_numerator as hugeint) * figures.soft_high_denominator
        > cast(figures.soft_high_numerator as hugeint) * figures.value_denominator
    )
order by figures.figure_id
