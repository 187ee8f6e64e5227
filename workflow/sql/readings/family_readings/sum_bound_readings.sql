-- one row per total of which disjoint parts are printed, and the total and each part: together they are no more than it
with
parts as (
    select
        totals.root_figure_id as total_figure_id,
        figure_roots.root_figure_id as part_figure_id,
        figures.outcome_group_id
    from figure_relations
    inner join figure_roots on figure_relations.figure_id = figure_roots.figure_id
    inner join figure_roots as totals on figure_relations.related_figure_id = totals.figure_id
    inner join figures on figure_roots.root_figure_id = figures.figure_id
    where figure_relations.role = 'part_of' and figures.kind = 'count'
    group by total_figure_id, part_figure_id, figures.outcome_group_id
),

-- Two parts share no case if their groups share no type, or if the article adds one to the other.
part_pairs as (
    select
        firsts.total_figure_id,
        bool_and(
            coalesce(outcome_group_pairs.is_disjoint, false)
            or additions.first_figure_id is not null
        ) as are_disjoint
    from parts as firsts
    inner join parts as seconds
        on firsts.total_figure_id = seconds.total_figure_id and firsts.part_figure_id < seconds.part_figure_id
    left join outcome_group_pairs
        on
            firsts.outcome_group_id = outcome_group_pairs.first_group_id
            and seconds.outcome_group_id = outcome_group_pairs.second_group_id
    left join additions
        on firsts.part_figure_id = additions.first_figure_id and seconds.part_figure_id = additions.second_figure_id
    group by firsts.total_figure_id
),

totals as (
    select part_pairs.total_figure_id
    from part_pairs
    where part_pairs.are_disjoint
)

select
    totals.total_figure_id as figure_id,
    'sum_bound' as family,
    'sum_of_parts' as reading,
    '' as detail,
    false as is_primary,
    'same_text' as evidence_scope,
    'addend' as role,
    parts.part_figure_id as input_figure_id
from totals
inner join parts on totals.total_figure_id = parts.total_figure_id
order by figure_id, input_figure_id
