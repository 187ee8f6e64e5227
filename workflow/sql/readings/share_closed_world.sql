-- one row per share and figure used when it is read so: its printed parts taken as all there are
select
    share_inputs.figure_id,
    '' as detail,
    if(share_inputs.role = 'numerator_part', 'numerator', share_inputs.role) as role,
    share_inputs.input_figure_id
from share_inputs
where share_inputs.figure_id in (
    select parts.figure_id from share_inputs as parts where parts.role = 'numerator_part'
)
order by figure_id, detail, role, input_figure_id
