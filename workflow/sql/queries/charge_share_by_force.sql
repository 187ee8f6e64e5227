-- what share of outcomes was a charge or summons, by police force or nation, and period?
select
    shares_in_context.area,
    shares_in_context.period,
    shares_in_context.offence,
    shares_in_context.numerator,
    shares_in_context.denominator,
    shares_in_context.share,
    shares_in_context.low,
    shares_in_context.high,
    shares_in_context.comparability,
    shares_in_context.caveats
from shares_in_context
where shares_in_context.outcome_group_id = 'charged-or-summonsed'
order by shares_in_context.area, shares_in_context.period_start, shares_in_context.outcome_share_id
