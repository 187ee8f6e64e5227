-- one row per change printed as per cent between two shares and level it lies between, read as percentage points
with
claims_between_shares as (
    select change_forms.figure_id
    from change_forms
    inner join figure_relations on change_forms.figure_id = figure_relations.figure_id
    inner join figures as levels on figure_relations.related_figure_id = levels.figure_id
    where change_forms.form = 'relative_change' and figure_relations.role in ('later_level', 'baseline')
    group by change_forms.figure_id
    having count(distinct figure_relations.role) = 2 and bool_and(levels.kind = 'share')
)

select
    figure_relations.figure_id,
    'points_as_per_cent' as family,
    'percentage_points' as reading,
    '' as detail,
    false as is_primary,
    'same_text' as evidence_scope,
    figure_relations.role,
    figure_relations.related_figure_id as input_figure_id
from claims_between_shares
inner join figure_relations on claims_between_shares.figure_id = figure_relations.figure_id
where figure_relations.role in ('later_level', 'baseline')
order by figure_relations.figure_id, figure_relations.role, input_figure_id
