-- one row per stated place in an order, or comparison, reading and figure that it sets in order
with
relations as (
    select
        claims.figure_id,
        claims.kind,
        figure_relations.role,
        figure_relations.related_figure_id as input_figure_id
    from figures as claims
    left join figure_relations
        on claims.figure_id = figure_relations.figure_id and figure_relations.role in ('subject', 'comparator')
    where claims.kind in ('rank', 'comparison')
)

select
    relations.figure_id,
    'rank' as family,
    'primary' as reading,
    '' as detail,
    true as is_primary,
    'same_text' as evidence_scope,
    -- A place in an order may have more comparators than the article prints.
    if(relations.kind = 'rank' and relations.role = 'comparator', 'comparator_part', relations.role) as role,
    relations.input_figure_id
from relations
union all
select
    relations.figure_id,
    'rank' as family,
    'closed_world' as reading,
    '' as detail,
    false as is_primary,
    'same_text' as evidence_scope,
    relations.role,
    relations.input_figure_id
from relations
where relations.kind = 'rank' and relations.role is not null
order by figure_id, reading, role, input_figure_id
