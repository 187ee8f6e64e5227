-- one row per share and figure used when it is read so: its inputs replaced by the same statistics of one other printed period, where its own period is not stated
select
    share_period_inputs.figure_id,
    share_period_inputs.period_id as detail,
    share_period_inputs.role,
    share_period_inputs.input_figure_id
from share_period_inputs
order by figure_id, detail, role, input_figure_id
