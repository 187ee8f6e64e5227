-- one row per share of an outcome in an area and period, with its base, bounds and caveats in plain words
select
    outcome_shares.outcome_share_id,
    outcome_shares.article_id,
    articles.publisher,
    articles.url,
    offences.name as offence,
    areas.area_id,
    areas.name as area,
    areas.gss_code,
    areas.area_type,
    periods.name as period,
    coalesce(periods.start_date, periods.inferred_start_date) as period_start,
    coalesce(periods.end_date, periods.inferred_end_date) as period_end,
    outcome_shares.outcome_group_id,
    outcome_groups.name as outcome_group,
    outcome_shares.share_basis,
    outcome_shares.numerator,
    outcome_shares.denominator,
    outcome_shares.share,
    outcome_shares.low,
    outcome_shares.low_inclusive,
    outcome_shares.high,
    outcome_shares.high_inclusive,
    outcome_shares.comparability,
    outcome_shares.caveats
from outcome_shares
inner join articles on outcome_shares.article_id = articles.article_id
inner join offences on outcome_shares.offence_id = offences.offence_id
inner join areas on outcome_shares.area_id = areas.area_id
inner join periods on outcome_shares.period_id = periods.period_id
inner join outcome_groups on outcome_shares.outcome_group_id = outcome_groups.outcome_group_id
order by offences.name, outcome_groups.name, areas.name, periods.name, outcome_shares.outcome_share_id
