-- one row per stage of an area and period of one article; a stage with several wholes has one row, for the whole it is a share of
with
ranked as (
    select
        attrition.*,
        row_number() over (
            partition by coalesce(attrition.figure_id, attrition.attrition_id)
            order by attrition.outcome_share_id is null, attrition.attrition_id
        ) as place
    from attrition
)

select
    ranked.attrition_id,
    ranked.article_id,
    articles.publisher,
    offences.name as offence,
    ranked.area_id,
    areas.name as area,
    areas.area_type,
    periods.name as period,
    ranked.stage,
    ranked.outcome_group_id,
    outcome_groups.name as outcome_group,
    ranked.printed_count,
    ranked.count_low,
    ranked.count_high,
    ranked.whole_count,
    wholes.label as whole_label,
    mentions.label,
    mentions.quote,
    units.name as unit,
    coalesce(figures.count_basis, 'unstated') as count_basis,
    outcome_shares.share_basis,
    outcome_shares.share_numerator,
    outcome_shares.share_denominator,
    outcome_shares.low_numerator,
    outcome_shares.low_denominator,
    outcome_shares.low_inclusive,
    outcome_shares.high_numerator,
    outcome_shares.high_denominator,
    outcome_shares.high_inclusive,
    ranked.reason,
    reason_codes.definition as reason_definition,
    ranked.caveats
from ranked
inner join articles on ranked.article_id = articles.article_id
inner join offences on ranked.offence_id = offences.offence_id
inner join areas on ranked.area_id = areas.area_id
inner join periods on ranked.period_id = periods.period_id
inner join outcome_groups on ranked.outcome_group_id = outcome_groups.outcome_group_id
left join mentions on ranked.figure_id = mentions.mention_id
left join mentions as wholes on ranked.whole_figure_id = wholes.mention_id
left join figures on ranked.figure_id = figures.figure_id
left join units on figures.unit = units.unit_id
left join outcome_shares on ranked.outcome_share_id = outcome_shares.outcome_share_id
left join reason_codes on ranked.reason = reason_codes.reason_id
where ranked.place = 1
order by
    areas.name,
    offences.name,
    coalesce(periods.start_date, periods.inferred_start_date),
    ranked.article_id,
    case ranked.stage when 'recorded' then 1 when 'closed' then 2 else 3 end,
    ranked.outcome_group_id <> 'charged-or-summonsed',
    outcome_groups.name,
    ranked.attrition_id
