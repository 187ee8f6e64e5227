-- the root in the Wilson formula, times 625,000,000 and rounded up to a whole number
-- The divisor less one is added, so that integer division rounds up and both ends may only be too far out.
create macro wilson_root(successes, trials) as
ceiling_root(
    (
        2401000000000000
        * (
            2401 * cast(trials as hugeint)
            + 2500 * cast(successes as hugeint) * (cast(trials as hugeint) - cast(successes as hugeint))
        )
        + trials - 1
    )
    // trials
);
