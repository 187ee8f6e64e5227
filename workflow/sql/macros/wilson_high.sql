-- upper end of the 95% Wilson score interval (z = 49/25) of successes in trials (> 0), rounded up to 6 places, without floats
-- The divisor less one is added, so that integer division rounds up.
create macro wilson_high(successes, trials) as
exact_decimal(
    (
        1000000 * (1250 * cast(successes as hugeint) + 2401) + wilson_root(successes, trials)
        + 1250 * cast(trials as hugeint) + 4801
    )
    // (1250 * cast(trials as hugeint) + 4802),
    1000000
);
