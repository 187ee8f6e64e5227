-- one row per share and figure used when it is read so: as the annotator fixed it; a share without relations has one row without a figure
select
    claims.figure_id,
    '' as detail,
    share_inputs.role,
    share_inputs.input_figure_id
from figures as claims
left join share_inputs on claims.figure_id = share_inputs.figure_id
where claims.kind in ('share', 'share_without_numeral', 'ratio')
order by figure_id, detail, role, input_figure_id
