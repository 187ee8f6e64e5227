-- one row per share and figure used, read of another printed total, where the base is not printed as such
with
open_bases as (
    select
        share_inputs.figure_id,
        share_inputs.article_id,
        share_inputs.measure_id,
        share_inputs.outcome_group_id,
        share_inputs.unit,
        share_inputs.count_basis,
        share_inputs.offence_id,
        share_inputs.area_id,
        share_inputs.period_id
    from share_inputs
    where share_inputs.role = 'denominator' and share_inputs.basis <> 'printed'
),

other_bases as (
    select
        open_bases.figure_id,
        cells.figure_id as input_figure_id
    from open_bases
    inner join cells
        on
            open_bases.article_id = cells.article_id
            and open_bases.offence_id = cells.offence_id
            and open_bases.area_id = cells.area_id
            and open_bases.period_id = cells.period_id
    inner join outcome_groups on cells.outcome_group_id = outcome_groups.outcome_group_id
    left join share_inputs as numerators
        on
            open_bases.figure_id = numerators.figure_id
            and cells.figure_id = numerators.root_figure_id
            and numerators.role <> 'denominator'
    where
        outcome_groups.group_type = 'total'
        -- The numerator of the share cannot be its base too.
        and numerators.figure_id is null
        -- Another number in the same cell is the same statistic again, and no other total.
        and (cells.measure_id, cells.outcome_group_id, cells.unit, cells.count_basis)
        <> (open_bases.measure_id, open_bases.outcome_group_id, open_bases.unit, open_bases.count_basis)
)

select
    other_bases.figure_id,
    split_part(other_bases.input_figure_id, '.', 2) as detail,
    unnest(['denominator', share_inputs.role]) as role,
    unnest([other_bases.input_figure_id, share_inputs.input_figure_id]) as input_figure_id
from other_bases
inner join share_inputs on other_bases.figure_id = share_inputs.figure_id
where share_inputs.role in ('numerator', 'numerator_part')
order by other_bases.figure_id, detail, role, input_figure_id
