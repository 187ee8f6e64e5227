-- one row per share and figure that its primary reading uses, with the cell of that figure
select
    claims.figure_id,
    claims.article_id,
    figure_relations.role,
    figure_relations.basis,
    figure_relations.related_figure_id as input_figure_id,
    figure_roots.root_figure_id,
    inputs.measure_id,
    inputs.offence_id,
    inputs.outcome_group_id,
    inputs.unit,
    inputs.count_basis,
    inputs.area_id,
    inputs.period_id
from figures as claims
inner join figure_relations on claims.figure_id = figure_relations.figure_id
inner join figures as inputs on figure_relations.related_figure_id = inputs.figure_id
inner join figure_roots on inputs.figure_id = figure_roots.figure_id
where
    claims.kind in ('share', 'share_without_numeral', 'ratio')
    and figure_relations.role in ('numerator', 'numerator_part', 'denominator')
order by claims.figure_id, figure_relations.role, input_figure_id
