-- one row per figure that a reading uses, in order of place
select
    reading_inputs.reading_id,
    reading_inputs.role,
    relation_roles.name as role_name,
    mentions.label,
    mentions.quote,
    mentions.line_number,
    figures.kind,
    units.name as unit,
    figures.value_class,
    figures.hedge_id,
    figures.value_numerator,
    figures.value_denominator,
    areas.name as area,
    periods.name as period
from reading_inputs
inner join mentions on reading_inputs.figure_id = mentions.mention_id
inner join figures on reading_inputs.figure_id = figures.figure_id
inner join units on figures.unit = units.unit_id
inner join areas on figures.area_id = areas.area_id
inner join periods on figures.period_id = periods.period_id
inner join relation_roles on reading_inputs.role = relation_roles.role_id
order by reading_inputs.reading_id, mentions.start_char
