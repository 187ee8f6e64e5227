-- a value lies in the closure of its hard interval
select
    figures.figure_id,
    figures.value,
    figures.low,
    figures.high
from figures
where
    (
        cast(figures.value_numerator as hugeint) * figures.low_denominator
        < cast(figures.low_numerator as hugeint) * figures.value_denominator
    )
    or (
        cast(figures.value_numerator as hugeint) * figures.high_denominator
        > cast(figures.high_numerator as hugeint) * figures.value_denominator
    )
order by figures.figure_id
