-- one row per share, reading and figure that the reading uses; a primary reading without figures has one row
with
readings_by_rule as (
    select
        share_primary.figure_id,
        'primary' as reading,
        share_primary.detail,
        share_primary.role,
        share_primary.input_figure_id
    from share_primary
    union all
    select
        share_other_period.figure_id,
        'other_period' as reading,
        share_other_period.detail,
        share_other_period.role,
        share_other_period.input_figure_id
    from share_other_period
    union all
    select
        share_pooled_periods.figure_id,
        'pooled_periods' as reading,
        share_pooled_periods.detail,
        share_pooled_periods.role,
        share_pooled_periods.input_figure_id
    from share_pooled_periods
    union all
    select
        share_other_total.figure_id,
        'other_total' as reading,
        share_other_total.detail,
        share_other_total.role,
        share_other_total.input_figure_id
    from share_other_total
    union all
    select
        share_sum_of_parts.figure_id,
        'sum_of_parts' as reading,
        share_sum_of_parts.detail,
        share_sum_of_parts.role,
        share_sum_of_parts.input_figure_id
    from share_sum_of_parts
    union all
    select
        share_open_world.figure_id,
        'open_world' as reading,
        share_open_world.detail,
        share_open_world.role,
        share_open_world.input_figure_id
    from share_open_world
    union all
    select
        share_closed_world.figure_id,
        'closed_world' as reading,
        share_closed_world.detail,
        share_closed_world.role,
        share_closed_world.input_figure_id
    from share_closed_world
    union all
    select
        share_rest_of.figure_id,
        'rest_of' as reading,
        share_rest_of.detail,
        share_rest_of.role,
        share_rest_of.input_figure_id
    from share_rest_of
    union all
    select
        share_precise_twin.figure_id,
        'precise_twin' as reading,
        share_precise_twin.detail,
        share_precise_twin.role,
        share_precise_twin.input_figure_id
    from share_precise_twin
)

select
    readings_by_rule.figure_id,
    'share' as family,
    readings_by_rule.reading,
    readings_by_rule.detail,
    readings_by_rule.reading = 'primary' as is_primary,
    'same_text' as evidence_scope,
    readings_by_rule.role,
    readings_by_rule.input_figure_id
from readings_by_rule
order by
    readings_by_rule.figure_id,
    readings_by_rule.reading,
    readings_by_rule.detail,
    readings_by_rule.role,
    readings_by_rule.input_figure_id
