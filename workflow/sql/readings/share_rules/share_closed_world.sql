-- one row per share and figure used, read with its printed parts as all there are
select
    share_inputs.figure_id,
    '' as detail,
    if(share_inputs.role = 'numerator_part', 'numerator', share_inputs.role) as role,
    share_inputs.input_figure_id
from share_inputs
where
    share_inputs.figure_id in (
        select parts.figure_id from share_inputs as parts
        where parts.role = 'numerator_part'
    )
order by share_inputs.figure_id, detail, role, share_inputs.input_figure_id
