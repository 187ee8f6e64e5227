-- one row per share and figure used, read from another printed period, where its own is not stated
select
    share_period_inputs.figure_id,
    share_period_inputs.period_id as detail,
    share_period_inputs.role,
    share_period_inputs.input_figure_id
from share_period_inputs
order by share_period_inputs.figure_id, detail, share_period_inputs.role, share_period_inputs.input_figure_id
