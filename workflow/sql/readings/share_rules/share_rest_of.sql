-- one row per share and figure used, read with the place that its numerator leaves out
with
left_out_parts as (
    select
        share_inputs.figure_id,
        cells.figure_id as input_figure_id
    from share_inputs
    inner join figures as claims on share_inputs.figure_id = claims.figure_id
    inner join areas on share_inputs.area_id = areas.area_id
    inner join cells
        on
            share_inputs.article_id = cells.article_id
            and share_inputs.measure_id = cells.measure_id
            and share_inputs.offence_id = cells.offence_id
            and share_inputs.outcome_group_id = cells.outcome_group_id
            and share_inputs.unit = cells.unit
            and share_inputs.count_basis = cells.count_basis
            and share_inputs.period_id = cells.period_id
            and areas.excludes_area_id = cells.area_id
    where share_inputs.role = 'numerator' and claims.area_id <> share_inputs.area_id
)

select left_out_parts.figure_id, '' as detail, 'numerator' as role, left_out_parts.input_figure_id
from left_out_parts
union all
select share_inputs.figure_id, '' as detail, share_inputs.role, share_inputs.input_figure_id
from share_inputs
where share_inputs.figure_id in (select left_out_parts.figure_id from left_out_parts)
order by figure_id, detail, role, input_figure_id
