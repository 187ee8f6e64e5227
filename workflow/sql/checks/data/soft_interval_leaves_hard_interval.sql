-- the soft interval lies in the closure of the hard interval
select
    figures.figure_id,
    figures.low,
    figures.soft_low,
    figures.soft_high,
    figures.high
from figures
where
    (
        figures.low_numerator is not null
        and (
            figures.soft_low_numerator is null
            or cast(figures.soft_low_numerator as hugeint) * figures.low_denominator
            < cast(figures.low_numerator as hugeint) * figures.soft_low_denominator
        )
    )
    or (
        figures.high_numerator is not null
        and (
            figures.soft_high_numerator is null
            or cast(figures.soft_high_numerator as hugeint) * figures.high_denominator
            > cast(figures.high_numerator as hugeint) * figures.soft_high_denominator
        )
    )
order by figures.figure_id
