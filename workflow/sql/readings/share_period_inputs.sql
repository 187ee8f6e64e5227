-- one row per share without a period, other period for which all its inputs are printed, and input of that period
with
open_inputs as (
    select
        share_inputs.figure_id,
        share_inputs.article_id,
        share_inputs.role,
        share_inputs.measure_id,
        share_inputs.offence_id,
        share_inputs.outcome_group_id,
        share_inputs.unit,
        share_inputs.count_basis,
        share_inputs.area_id,
        share_inputs.period_id
    from share_inputs
    inner join figures as claims on share_inputs.figure_id = claims.figure_id
    inner join periods on claims.period_id = periods.period_id
    where periods.period_type = 'not_stated'
),

input_counts as (
    select
        open_inputs.figure_id,
        count(*) as input_count
    from open_inputs
    group by open_inputs.figure_id
    having
        -- One period can replace another only if all inputs have the same.
        count(distinct open_inputs.period_id) = 1
        and bool_or(open_inputs.role = 'denominator')
        and bool_or(open_inputs.role in ('numerator', 'numerator_part'))
),

substitutes as (
    select
        open_inputs.figure_id,
        open_inputs.role,
        cells.period_id,
        cells.figure_id as input_figure_id
    from open_inputs
    inner join cells
        on
            open_inputs.article_id = cells.article_id
            and open_inputs.measure_id = cells.measure_id
            and open_inputs.offence_id = cells.offence_id
            and open_inputs.outcome_group_id = cells.outcome_group_id
            and open_inputs.unit = cells.unit
            and open_inputs.count_basis = cells.count_basis
            and open_inputs.area_id = cells.area_id
            and open_inputs.period_id <> cells.period_id
    inner join periods on cells.period_id = periods.period_id
    where periods.period_type not in ('not_stated', 'not_resolved')
),

complete_periods as (
    select
        substitutes.figure_id,
        substitutes.period_id
    from substitutes
    inner join input_counts on substitutes.figure_id = input_counts.figure_id
    group by substitutes.figure_id, substitutes.period_id, input_counts.input_count
    -- Only periods for which the article prints every input.
    having count(*) = input_counts.input_count
)

select
    substitutes.figure_id,
    substitutes.period_id,
    substitutes.role,
    substitutes.input_figure_id
from substitutes
inner join complete_periods
    on substitutes.figure_id = complete_periods.figure_id and substitutes.period_id = complete_periods.period_id
order by substitutes.figure_id, substitutes.period_id, substitutes.role, substitutes.input_figure_id
