-- one row per figure: the figure that stands for its statistic, reached over same_as and derived_from
with recursive
steps as (
    select
        figure_relations.figure_id,
        -- A check refuses a figure with several.
        min(figure_relations.related_figure_id) as related_figure_id
    from figure_relations
    where figure_relations.role in ('same_as', 'derived_from')
    group by figure_relations.figure_id
),

walks as (
    select
        figures.figure_id,
        figures.figure_id as reached_figure_id,
        0 as step_count
    from figures
    union all
    select
        walks.figure_id,
        steps.related_figure_id as reached_figure_id,
        walks.step_count + 1 as step_count
    from walks
    inner join steps on walks.reached_figure_id = steps.figure_id
    -- The bound ends a circle, which a check refuses.
    where walks.step_count < 10
)

select
    walks.figure_id,
    arg_max(walks.reached_figure_id, walks.step_count) as root_figure_id
from walks
group by walks.figure_id
order by walks.figure_id
