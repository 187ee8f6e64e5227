-- one row per share and figure used, read from the figures of its precise twin
select
    claims.figure_id,
    '' as detail,
    share_inputs.role,
    share_inputs.input_figure_id
from figures as claims
inner join figure_relations
    on claims.figure_id = figure_relations.figure_id and figure_relations.role = 'derived_from'
inner join share_inputs on figure_relations.related_figure_id = share_inputs.figure_id
where claims.kind in ('share', 'share_without_numeral', 'ratio')
order by claims.figure_id, detail, share_inputs.role, share_inputs.input_figure_id
