-- one row per two counts of an area and period that are not divided by each other, with the reason
select
    count_pairs.article_id,
    articles.publisher,
    areas.area_id,
    areas.name as area,
    periods.name as period,
    parts.label as part_label,
    parts.quote as part_quote,
    part_units.name as part_unit,
    wholes.label as whole_label,
    wholes.quote as whole_quote,
    whole_units.name as whole_unit,
    reason_codes.definition as reason_definition,
    count_pairs.caveats
from count_pairs
inner join articles on count_pairs.article_id = articles.article_id
inner join areas on count_pairs.area_id = areas.area_id
inner join periods on count_pairs.period_id = periods.period_id
inner join mentions as parts on count_pairs.part_figure_id = parts.mention_id
inner join mentions as wholes on count_pairs.whole_figure_id = wholes.mention_id
inner join figures as part_figures on count_pairs.part_figure_id = part_figures.figure_id
inner join figures as whole_figures on count_pairs.whole_figure_id = whole_figures.figure_id
inner join units as part_units on part_figures.unit = part_units.unit_id
inner join units as whole_units on whole_figures.unit = whole_units.unit_id
inner join reason_codes on count_pairs.reason = reason_codes.reason_id
order by count_pairs.article_id, areas.name, periods.name, count_pairs.count_pair_id
