-- an interval holds at least one number, and an unbounded end is never inclusive
select
    figures.figure_id,
    figures.low,
    figures.low_inclusive,
    figures.high,
    figures.high_inclusive
from figures
where
    cast(figures.low_numerator as hugeint) * figures.high_denominator
    > cast(figures.high_numerator as hugeint) * figures.low_denominator
    or cast(figures.soft_low_numerator as hugeint) * figures.soft_high_denominator
    > cast(figures.soft_high_numerator as hugeint) * figures.soft_low_denominator
    or (figures.soft_low = figures.soft_high and not (figures.soft_low_inclusive and figures.soft_high_inclusive))
    or (figures.low = figures.high and not (figures.low_inclusive and figures.high_inclusive))
    or (figures.low_numerator is null and figures.low_inclusive)
    or (figures.high_numerator is null and figures.high_inclusive)
    or (figures.soft_low_numerator is null and figures.soft_low_inclusive)
    or (figures.soft_high_numerator is null and figures.soft_high_inclusive)
order by figures.figure_id
