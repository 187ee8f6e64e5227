-- one row per change of which only one level is printed: the other level that it implies must be possible
with
level_counts as (
    select
        figure_relations.figure_id,
        count(*) as level_count
    from figure_relations
    where figure_relations.role in ('later_level', 'baseline')
    group by figure_relations.figure_id
)

select
    change_forms.figure_id,
    'implied_level' as family,
    'primary' as reading,
    '' as detail,
    true as is_primary,
    'same_text' as evidence_scope,
    figure_relations.role,
    figure_relations.related_figure_id as input_figure_id
from change_forms
inner join level_counts on change_forms.figure_id = level_counts.figure_id
inner join figure_relations
    on change_forms.figure_id = figure_relations.figure_id and figure_relations.role in ('later_level', 'baseline')
where level_counts.level_count = 1
order by change_forms.figure_id
