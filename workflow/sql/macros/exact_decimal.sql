-- the fraction numerator / denominator (denominator > 0) rounded half away from zero to 12 places, without floats
-- Twice the number plus the denominator, over twice the denominator: so integer division rounds half up.
create macro exact_decimal(numerator, denominator) as
cast(
    case when numerator < 0 then '-' else '' end
    || cast(
        ((2 * abs(cast(numerator as hugeint)) * 1000000000000 + denominator) // (2 * denominator)) // 1000000000000
        as varchar
    )
    || '.'
    || lpad(
        cast(
            ((2 * abs(cast(numerator as hugeint)) * 1000000000000 + denominator) // (2 * denominator)) % 1000000000000
            as varchar
        ),
        12, '0'
    )
    as decimal(38, 12)
);
