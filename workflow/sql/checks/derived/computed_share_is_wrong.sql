-- a computed share is its numerator over its denominator and lies between 0 and 1
select
    outcome_shares.outcome_share_id,
    outcome_shares.numerator,
    outcome_shares.denominator,
    outcome_shares.share
from outcome_shares
where
    outcome_shares.share_basis = 'computed'
    and (
        cast(outcome_shares.numerator as hugeint) * outcome_shares.share_denominator
        <> cast(outcome_shares.denominator as hugeint) * outcome_shares.share_numerator
        or outcome_shares.numerator > outcome_shares.denominator
    )
order by outcome_shares.outcome_share_id
