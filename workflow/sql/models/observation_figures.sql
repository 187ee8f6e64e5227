-- one row per figure that an observation stands for
select
    figure_roots.root_figure_id as observation_id,
    figure_roots.figure_id
from figure_roots
inner join observations on figure_roots.root_figure_id = observations.observation_id
order by figure_roots.figure_id
