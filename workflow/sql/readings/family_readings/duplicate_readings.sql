-- one row per figure that an article prints again in the same form
select
    figure_relations.figure_id,
    'duplicate' as family,
    'primary' as reading,
    '' as detail,
    true as is_primary,
    'same_text' as evidence_scope,
    figure_relations.role,
    figure_relations.related_figure_id as input_figure_id
from figure_relations
inner join figures as claims on figure_relations.figure_id = claims.figure_id
inner join figures as twins on figure_relations.related_figure_id = twins.figure_id
where figure_relations.role = 'same_as' and claims.value_class = twins.value_class
order by figure_relations.figure_id, input_figure_id
