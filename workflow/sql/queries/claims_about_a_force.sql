-- which claims are made about one police force, and does each follow from the figures beside it?
select
    claims_in_context.publisher,
    claims_in_context.quote,
    claims_in_context.period,
    claims_in_context.expression,
    claims_in_context.computed,
    claims_in_context.claimed_low,
    claims_in_context.claimed_high,
    claims_in_context.verdict_name,
    claims_in_context.reason_definition,
    claims_in_context.caveats
from claims_in_context
where claims_in_context.area_id = 'essex'
order by claims_in_context.figure_id
