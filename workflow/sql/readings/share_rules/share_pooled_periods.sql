-- one row per share and figure used, read from all printed periods, where its own is not stated
with
pooled_inputs as (
    select
        share_period_inputs.figure_id,
        share_period_inputs.period_id,
        share_period_inputs.role,
        share_period_inputs.input_figure_id
    from share_period_inputs
    union all
    select share_inputs.figure_id, share_inputs.period_id, share_inputs.role, share_inputs.input_figure_id
    from share_inputs
    where share_inputs.figure_id in (select share_period_inputs.figure_id from share_period_inputs)
),

pooled_spans as (
    select distinct
        pooled_inputs.figure_id,
        pooled_inputs.period_id,
        coalesce(periods.start_date, periods.inferred_start_date) as span_start,
        coalesce(periods.end_date, periods.inferred_end_date) as span_end
    from pooled_inputs
    inner join periods on pooled_inputs.period_id = periods.period_id
),

neighbouring_spans as (
    select
        pooled_spans.figure_id,
        pooled_spans.span_start,
        pooled_spans.span_end,
        lag(pooled_spans.span_end) over (
            partition by pooled_spans.figure_id
            order by pooled_spans.span_start asc, pooled_spans.period_id asc
        ) as end_before
    from pooled_spans
),

-- Periods that overlap are not added, because they can share cases.
claims_that_pool as (
    select neighbouring_spans.figure_id
    from neighbouring_spans
    group by neighbouring_spans.figure_id
    having
        bool_and(
            neighbouring_spans.span_start is not null
            and neighbouring_spans.span_end is not null
            and coalesce(neighbouring_spans.end_before < neighbouring_spans.span_start, true)
        )
)

select
    pooled_inputs.figure_id,
    '' as detail,
    pooled_inputs.role,
    pooled_inputs.input_figure_id
from pooled_inputs
inner join claims_that_pool on pooled_inputs.figure_id = claims_that_pool.figure_id
order by pooled_inputs.figure_id, detail, pooled_inputs.role, pooled_inputs.input_figure_id
