-- a statistic that is printed twice has the same value, measure, area and period both times
select
    figure_relations.figure_id,
    figure_relations.related_figure_id,
    firsts.value as first_value,
    seconds.value as second_value
from figure_relations
inner join figures as firsts on figure_relations.figure_id = firsts.figure_id
inner join figures as seconds on figure_relations.related_figure_id = seconds.figure_id
where
    figure_relations.role = 'same_as'
    and (
        firsts.value_numerator is distinct from seconds.value_numerator
        or firsts.value_denominator is distinct from seconds.value_denominator
        or firsts.measure_id <> seconds.measure_id
        or firsts.offence_id <> seconds.offence_id
        or firsts.outcome_group_id <> seconds.outcome_group_id
        or firsts.area_id <> seconds.area_id
        or firsts.period_id <> seconds.period_id
    )
order by figure_relations.figure_id, figure_relations.related_figure_id
