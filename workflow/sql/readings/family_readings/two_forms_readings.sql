-- one row per figure that an article prints again in another form, or more precisely
select
    figure_relations.figure_id,
    'two_forms' as family,
    'primary' as reading,
    '' as detail,
    true as is_primary,
    'same_text' as evidence_scope,
    figure_relations.role,
    figure_relations.related_figure_id as input_figure_id
from figure_relations
inner join figures as claims on figure_relations.figure_id = claims.figure_id
inner join figures as twins on figure_relations.related_figure_id = twins.figure_id
where
    claims.kind <> 'count'
    and figure_relations.role = 'derived_from'
union all
select
    figure_relations.figure_id,
    'two_forms' as family,
    'primary' as reading,
    '' as detail,
    true as is_primary,
    'same_text' as evidence_scope,
    figure_relations.role,
    figure_relations.related_figure_id as input_figure_id
from figure_relations
inner join figures as claims on figure_relations.figure_id = claims.figure_id
inner join figures as twins on figure_relations.related_figure_id = twins.figure_id
-- A figure that is also a rounder wording is compared with its precise figure, as above.
left join figure_relations as precise on claims.figure_id = precise.figure_id and precise.role = 'derived_from'
where
    figure_relations.role = 'same_as'
    and claims.value_class <> twins.value_class
    and precise.figure_id is null
order by figure_id, input_figure_id
