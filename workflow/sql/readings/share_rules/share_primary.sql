-- one row per share and figure used, read as its annotator fixed it
select
    claims.figure_id,
    '' as detail,
    share_inputs.role,
    share_inputs.input_figure_id
from figures as claims
left join share_inputs on claims.figure_id = share_inputs.figure_id
where claims.kind in ('share', 'share_without_numeral', 'ratio')
order by claims.figure_id, detail, share_inputs.role, share_inputs.input_figure_id
