-- one row per change of a series between two periods
select
    changes.change_id,
    changes.article_id,
    articles.publisher,
    measures.name as measure,
    offences.name as offence,
    areas.area_id,
    areas.name as area,
    outcome_groups.sentence_words as outcome_words,
    changes.outcome_group_id,
    units.name as unit,
    units.sentence_words as unit_words,
    from_periods.name as from_period,
    to_periods.name as to_period,
    changes.from_basis,
    from_mentions.label as from_label,
    to_mentions.label as to_label,
    change_mentions.label as change_label,
    changes.from_value,
    changes.to_value,
    changes.absolute_change,
    changes.relative_change_numerator,
    changes.relative_change_denominator,
    changes.relative_change_low,
    changes.relative_change_high,
    changes.caveats
from changes
inner join articles on changes.article_id = articles.article_id
inner join measures on changes.measure_id = measures.measure_id
inner join offences on changes.offence_id = offences.offence_id
inner join areas on changes.area_id = areas.area_id
inner join outcome_groups on changes.outcome_group_id = outcome_groups.outcome_group_id
inner join units on changes.unit = units.unit_id
inner join periods as from_periods on changes.from_period_id = from_periods.period_id
inner join periods as to_periods on changes.to_period_id = to_periods.period_id
inner join mentions as to_mentions on changes.to_figure_id = to_mentions.mention_id
left join mentions as from_mentions on changes.from_figure_id = from_mentions.mention_id
left join mentions as change_mentions on changes.change_figure_id = change_mentions.mention_id
order by offences.name, areas.name, to_periods.name, changes.change_id
