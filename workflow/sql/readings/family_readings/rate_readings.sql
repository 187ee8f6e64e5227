-- one row per rate and count that it spreads over time or over a population
select
    claims.figure_id,
    'rate' as family,
    'primary' as reading,
    '' as detail,
    true as is_primary,
    'same_text' as evidence_scope,
    figure_relations.role,
    figure_relations.related_figure_id as input_figure_id
from figures as claims
left join figure_relations
    on claims.figure_id = figure_relations.figure_id and figure_relations.role in ('numerator', 'denominator')
where claims.kind = 'rate'
order by claims.figure_id, figure_relations.role, input_figure_id
