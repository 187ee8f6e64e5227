-- one row per figure that is a part of a printed whole: as its article says, or because its area lies in that of the whole
with
said_parts as (
    select
        figure_relations.figure_id,
        'primary' as reading,
        '' as detail,
        'same_text' as evidence_scope,
        figure_relations.related_figure_id as input_figure_id
    from figure_relations
    where figure_relations.role = 'part_of'
),

dated_cells as (
    select cells.*
    from cells
    inner join periods on cells.period_id = periods.period_id
    where periods.period_type not in ('not_stated', 'not_resolved')
),

wider_cells as (
    select
        dated_cells.*,
        area_ancestors.ancestor_area_id
    from dated_cells
    inner join area_ancestors on dated_cells.area_id = area_ancestors.area_id
),

area_wholes as (
    select
        wider_cells.figure_id,
        'area_whole' as reading,
        wholes.area_id as detail,
        'same_text' as evidence_scope,
        wholes.figure_id as input_figure_id
    from wider_cells
    inner join cells as wholes
        on
            wider_cells.article_id = wholes.article_id
            and wider_cells.measure_id = wholes.measure_id
            and wider_cells.offence_id = wholes.offence_id
            and wider_cells.outcome_group_id = wholes.outcome_group_id
            and wider_cells.count_basis = wholes.count_basis
            and wider_cells.period_id = wholes.period_id
            and wider_cells.ancestor_area_id = wholes.area_id
),

-- If several articles print the whole, only the least counts: a part that fits it fits all of them.
least_wholes as (
    select
        cells.measure_id,
        cells.offence_id,
        cells.outcome_group_id,
        cells.unit,
        cells.count_basis,
        cells.period_id,
        cells.area_id,
        min_by(cells.figure_id, (figures.value, cells.figure_id)) as figure_id
    from cells
    inner join figures on cells.figure_id = figures.figure_id
    group by
        cells.measure_id,
        cells.offence_id,
        cells.outcome_group_id,
        cells.unit,
        cells.count_basis,
        cells.period_id,
        cells.area_id
),

wholes_elsewhere as (
    select
        wider_cells.figure_id,
        'area_whole' as reading,
        concat('other-text-', least_wholes.area_id, if(least_wholes.unit = wider_cells.unit, '', '-' || least_wholes.unit))
            as detail,
        'other_text' as evidence_scope,
        least_wholes.figure_id as input_figure_id
    from wider_cells
    inner join least_wholes
        on
            wider_cells.measure_id = least_wholes.measure_id
            and wider_cells.offence_id = least_wholes.offence_id
            and wider_cells.outcome_group_id = least_wholes.outcome_group_id
            and wider_cells.count_basis = least_wholes.count_basis
            and wider_cells.period_id = least_wholes.period_id
            and wider_cells.ancestor_area_id = least_wholes.area_id
    inner join figures as wholes on least_wholes.figure_id = wholes.figure_id
    where wholes.article_id <> wider_cells.article_id
),

parts as (
    select said_parts.* from said_parts
    union all
    select area_wholes.* from area_wholes
    union all
    select wholes_elsewhere.* from wholes_elsewhere
)

select
    parts.figure_id,
    'part_whole' as family,
    parts.reading,
    parts.detail,
    parts.reading = 'primary' as is_primary,
    parts.evidence_scope,
    'part_of' as role,
    parts.input_figure_id
from parts
order by parts.figure_id, parts.reading, parts.detail, parts.input_figure_id
