-- one row per share of an outcome, by area and period
select
    outcome_shares.outcome_share_id,
    outcome_shares.article_id,
    articles.publisher,
    outcome_shares.share_basis,
    offences.name as offence,
    areas.area_id,
    areas.name as area,
    periods.name as period,
    outcome_shares.outcome_group_id,
    outcome_groups.name as outcome_group,
    outcome_shares.numerator,
    outcome_shares.denominator,
    numerator_mentions.label as numerator_label,
    denominator_mentions.label as denominator_label,
    share_mentions.label as share_label,
    share_mentions.quote as share_quote,
    outcome_shares.share_numerator,
    outcome_shares.share_denominator,
    outcome_shares.low_numerator,
    outcome_shares.low_denominator,
    outcome_shares.low_inclusive,
    outcome_shares.high_numerator,
    outcome_shares.high_denominator,
    outcome_shares.high_inclusive,
    numerator_units.name as numerator_unit,
    denominator_units.name as denominator_unit,
    denominator_figures.count_basis as denominator_basis,
    outcome_shares.comparability,
    outcome_shares.caveats
from outcome_shares
inner join articles on outcome_shares.article_id = articles.article_id
inner join offences on outcome_shares.offence_id = offences.offence_id
inner join areas on outcome_shares.area_id = areas.area_id
inner join periods on outcome_shares.period_id = periods.period_id
inner join outcome_groups on outcome_shares.outcome_group_id = outcome_groups.outcome_group_id
left join mentions as numerator_mentions on outcome_shares.numerator_figure_id = numerator_mentions.mention_id
left join mentions as denominator_mentions on outcome_shares.denominator_figure_id = denominator_mentions.mention_id
left join mentions as share_mentions on outcome_shares.share_figure_id = share_mentions.mention_id
left join figures as numerator_figures on outcome_shares.numerator_figure_id = numerator_figures.figure_id
left join figures as denominator_figures on outcome_shares.denominator_figure_id = denominator_figures.figure_id
left join units as numerator_units on numerator_figures.unit = numerator_units.unit_id
left join units as denominator_units on denominator_figures.unit = denominator_units.unit_id
order by
    offences.name,
    outcome_groups.name,
    areas.name,
    coalesce(periods.start_date, periods.inferred_start_date) nulls last,
    outcome_shares.outcome_share_id
