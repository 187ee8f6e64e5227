-- every comparison of force and nation subtracts their bounds, and its Wilson ends solve the score equation to 6 places
with
sides as (
    select
        comparisons.comparison_id,
        comparisons.difference_low,
        comparisons.difference_high,
        forces.low as force_low,
        forces.high as force_high,
        nations.low as nation_low,
        nations.high as nation_high,
        cast(forces.numerator as hugeint) as part,
        cast(forces.denominator as hugeint) as whole,
        cast(comparisons.force_wilson_low * 1000000 as hugeint) as wilson_low,
        cast(comparisons.force_wilson_high * 1000000 as hugeint) as wilson_high
    from force_nation_comparisons as comparisons
    inner join outcome_shares as forces on comparisons.force_share_id = forces.outcome_share_id
    inner join outcome_shares as nations on comparisons.nation_share_id = nations.outcome_share_id
)

select
    sides.comparison_id,
    sides.difference_low,
    sides.difference_high
from sides
where
    -- Each bound is rounded to 12 places, so that their difference may be off by up to two in the last place.
    abs(sides.difference_low - (sides.force_low - sides.nation_high)) > 0.000000000002
    or abs(sides.difference_high - (sides.force_high - sides.nation_low)) > 0.000000000002
    -- The score equation in whole numbers: z is 49/25, whose square is 2401/625, and the ends are millionths.
    or 625 * (1000000 * sides.part - sides.wilson_low * sides.whole) * (1000000 * sides.part - sides.wilson_low * sides.whole)
    < 2401 * sides.wilson_low * (1000000 - sides.wilson_low) * sides.whole
    or 625 * (1000000 * sides.part - sides.wilson_high * sides.whole) * (1000000 * sides.part - sides.wilson_high * sides.whole)
    < 2401 * sides.wilson_high * (1000000 - sides.wilson_high) * sides.whole
    -- One millionth further in must be inside the interval, or else the end is too far out.
    or (
        sides.wilson_low + 1 < sides.wilson_high
        and 625 * (1000000 * sides.part - (sides.wilson_low + 1) * sides.whole)
        * (1000000 * sides.part - (sides.wilson_low + 1) * sides.whole)
        > 2401 * (sides.wilson_low + 1) * (1000000 - sides.wilson_low - 1) * sides.whole
    )
    or (
        sides.wilson_low + 1 < sides.wilson_high
        and 625 * (1000000 * sides.part - (sides.wilson_high - 1) * sides.whole)
        * (1000000 * sides.part - (sides.wilson_high - 1) * sides.whole)
        > 2401 * (sides.wilson_high - 1) * (1000000 - sides.wilson_high + 1) * sides.whole
    )
order by sides.comparison_id
