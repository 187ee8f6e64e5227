-- a statistic that is printed twice has the same value, measure, area and period both times, and numbers in common
select
    figure_relations.figure_id,
    figure_relations.related_figure_id,
    firsts.value as first_value,
    seconds.value as second_value
from figure_relations
inner join figures as firsts on figure_relations.figure_id = firsts.figure_id
inner join figures as seconds on figure_relations.related_figure_id = seconds.figure_id
inner join comparable_values as unit_pairs
    on
        unit_pairs.dimension = 'unit'
        and firsts.unit = unit_pairs.first_value
        and seconds.unit = unit_pairs.second_value
inner join comparable_values as basis_pairs
    on
        basis_pairs.dimension = 'count_basis'
        and firsts.count_basis = basis_pairs.first_value
        and seconds.count_basis = basis_pairs.second_value
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
        or firsts.direction <> seconds.direction
        or 'different' in (unit_pairs.comparability, basis_pairs.comparability)
        or firsts.low > seconds.high
        or seconds.low > firsts.high
        or (firsts.low = seconds.high and not (firsts.low_inclusive and seconds.high_inclusive))
        or (seconds.low = firsts.high and not (seconds.low_inclusive and firsts.high_inclusive))
    )
order by figure_relations.figure_id, figure_relations.related_figure_id
