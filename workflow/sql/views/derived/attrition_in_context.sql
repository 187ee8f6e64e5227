-- one row per stage of an area and period of one article, from recorded to closed to each outcome, in plain words
select
    attrition.attrition_id,
    attrition.article_id,
    articles.publisher,
    offences.name as offence,
    areas.area_id,
    areas.name as area,
    periods.name as period,
    coalesce(periods.start_date, periods.inferred_start_date) as period_start,
    attrition.stage,
    outcome_groups.name as outcome_group,
    attrition.figure_id,
    attrition.printed_count,
    attrition.count_low,
    attrition.count_high,
    units.name as unit,
    figures.count_basis,
    attrition.whole_count,
    outcome_shares.share,
    outcome_shares.low as share_low,
    outcome_shares.high as share_high,
    reason_codes.definition as reason,
    attrition.caveats
from attrition
inner join articles on attrition.article_id = articles.article_id
inner join offences on attrition.offence_id = offences.offence_id
inner join areas on attrition.area_id = areas.area_id
inner join periods on attrition.period_id = periods.period_id
inner join outcome_groups on attrition.outcome_group_id = outcome_groups.outcome_group_id
left join figures on attrition.figure_id = figures.figure_id
left join units on figures.unit = units.unit_id
left join outcome_shares on attrition.outcome_share_id = outcome_shares.outcome_share_id
left join reason_codes on attrition.reason = reason_codes.reason_id
order by
    attrition.article_id,
    areas.name,
    period_start,
    case attrition.stage when 'recorded' then 1 when 'closed' then 2 else 3 end,
    outcome_groups.name,
    attrition.attrition_id
