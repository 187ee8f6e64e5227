-- one row per reading with inputs to compare: in what they differ, and whether the article leaves anything unstated
with
inputs as (
    select
        enumerated_readings.reading_id,
        enumerated_readings.figure_id,
        enumerated_readings.family,
        enumerated_readings.reading,
        enumerated_readings.role,
        enumerated_readings.input_figure_id
    from enumerated_readings
    where enumerated_readings.role is not null
),

-- A rate is not compared with the people in its base. Areas are not compared if a reading joins several.
compared_pairs as (
    select
        firsts.reading_id,
        firsts.input_figure_id as first_figure_id,
        seconds.input_figure_id as second_figure_id,
        firsts.reading = 'rest_of' or firsts.family = 'rank' as joins_areas,
        firsts.reading = 'pooled_periods' or seconds.role <> 'denominator' as joins_periods,
        false as joins_part_and_whole
    from inputs as firsts
    inner join inputs as seconds on firsts.reading_id = seconds.reading_id
    where
        (firsts.role in ('numerator', 'numerator_part') and seconds.role = 'denominator' and firsts.family = 'share')
        or (firsts.role = 'later_level' and seconds.role = 'baseline')
        or (firsts.role = 'subject' and seconds.role in ('comparator', 'comparator_part'))
    union all
    select
        inputs.reading_id,
        inputs.figure_id as first_figure_id,
        inputs.input_figure_id as second_figure_id,
        inputs.reading in ('rest_of', 'area_whole') or inputs.family in ('sum', 'sum_bound') as joins_areas,
        true as joins_periods,
        inputs.family = 'part_whole' as joins_part_and_whole
    from inputs
    where
        inputs.role in (
            'derived_from', 'same_as', 'numerator', 'numerator_part', 'later_level', 'addend', 'part_of'
        )
        or inputs.family in ('grim', 'feasible_denominator')
)

select
    compared_pairs.reading_id,
    bool_or(unit_pairs.comparability = 'different') as differs_in_unit,
    bool_or(basis_pairs.comparability = 'different') as differs_in_count_basis,
    bool_or(
        -- The area of a part may be within that of its whole.
        area_pairs.comparability = 'different'
        and not compared_pairs.joins_areas
        and (area_ancestors.area_id is null or not compared_pairs.joins_part_and_whole)
    ) as differs_in_area,
    bool_or(
        not compared_pairs.joins_periods
        and firsts.period_id <> seconds.period_id
        and first_periods.period_type not in ('not_stated', 'not_resolved')
        and second_periods.period_type not in ('not_stated', 'not_resolved')
    ) as differs_in_period,
    bool_or(
        'unstated' in (unit_pairs.comparability, basis_pairs.comparability, area_pairs.comparability)
    ) as is_unstated
from compared_pairs
inner join figures as firsts on compared_pairs.first_figure_id = firsts.figure_id
inner join figures as seconds on compared_pairs.second_figure_id = seconds.figure_id
inner join periods as first_periods on firsts.period_id = first_periods.period_id
inner join periods as second_periods on seconds.period_id = second_periods.period_id
left join area_ancestors
    on firsts.area_id = area_ancestors.area_id and seconds.area_id = area_ancestors.ancestor_area_id
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
inner join comparable_values as area_pairs
    on
        area_pairs.dimension = 'area'
        and firsts.area_id = area_pairs.first_value
        and seconds.area_id = area_pairs.second_value
group by compared_pairs.reading_id
order by compared_pairs.reading_id
