-- following parts to their wholes, or additions to what they are added to, never leads back to the figure
with recursive
steps as (
    select 'part' as chain, figure_relations.figure_id, figure_relations.related_figure_id as next_id
    from figure_relations
    where figure_relations.role = 'part_of'
    union
    -- The total names its addends, so this step goes the other way.
    select 'part' as chain, figure_relations.related_figure_id as figure_id, figure_relations.figure_id as next_id
    from figure_relations
    where figure_relations.role = 'addend'
    union
    select 'addition' as chain, figure_relations.figure_id, figure_relations.related_figure_id as next_id
    from figure_relations
    where figure_relations.role = 'additive_to'
),

-- Repetitions of a figure are one statistic: a circle may lead through them.
root_steps as (
    select distinct
        steps.chain,
        firsts.root_figure_id as figure_id,
        seconds.root_figure_id as next_id
    from steps
    inner join figure_roots as firsts on steps.figure_id = firsts.figure_id
    inner join figure_roots as seconds on steps.next_id = seconds.figure_id
),

walks as (
    select root_steps.chain, root_steps.figure_id, root_steps.next_id as reached_id
    from root_steps
    union
    select walks.chain, walks.figure_id, root_steps.next_id as reached_id
    from walks
    inner join root_steps on walks.chain = root_steps.chain and walks.reached_id = root_steps.figure_id
)

select
    walks.figure_id,
    walks.chain
from walks
where walks.figure_id = walks.reached_id
order by walks.figure_id, walks.chain
