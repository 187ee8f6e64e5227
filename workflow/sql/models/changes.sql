-- one row per series of one article between two periods: two printed levels, or one level and a printed change
with
levels as (
    select
        observations.*,
        coalesce(periods.start_date, periods.inferred_start_date) as period_start,
        coalesce(periods.end_date, periods.inferred_end_date) as period_end
    from observations
    inner join periods on observations.period_id = periods.period_id
    where
        observations.kind = 'count'
        and observations.low_inclusive
        and observations.high_inclusive
        and observations.value_denominator = 1
        and observations.period_id not in ('not-stated', 'unresolved')
),

printed_pairs as (
    select
        later.observation_id || '.from.' || split_part(earlier.observation_id, '.', 2) as change_id,
        later.article_id,
        later.measure_id,
        later.offence_id,
        later.area_id,
        later.outcome_group_id,
        later.unit,
        later.count_basis,
        earlier.period_id as from_period_id,
        later.period_id as to_period_id,
        'printed' as from_basis,
        earlier.observation_id as from_figure_id,
        later.observation_id as to_figure_id,
        cast(null as varchar) as change_figure_id,
        earlier.low_numerator as from_low,
        earlier.value_numerator as from_value,
        earlier.high_numerator as from_high,
        later.low_numerator as to_low,
        later.value_numerator as to_value,
        later.high_numerator as to_high,
        earlier.caveats || ' ' || later.caveats as all_caveats
    from levels as later
    inner join levels as earlier
        on
            later.article_id = earlier.article_id
            and later.measure_id = earlier.measure_id
            and later.offence_id = earlier.offence_id
            and later.area_id = earlier.area_id
            and later.outcome_group_id = earlier.outcome_group_id
            and later.unit = earlier.unit
            and later.count_basis = earlier.count_basis
            and later.source_id = earlier.source_id
            -- Only a period after the other, and only periods of the same length.
            and later.period_start > earlier.period_end
            and date_diff('month', later.period_start, later.period_end)
            = date_diff('month', earlier.period_start, earlier.period_end)
),

implied_pairs as (
    select
        later.observation_id || '.from.' || split_part(printed_changes.figure_id, '.', 2) as change_id,
        later.article_id,
        later.measure_id,
        later.offence_id,
        later.area_id,
        later.outcome_group_id,
        later.unit,
        later.count_basis,
        printed_changes.baseline_period_id as from_period_id,
        later.period_id as to_period_id,
        'implied' as from_basis,
        cast(null as varchar) as from_figure_id,
        later.observation_id as to_figure_id,
        printed_changes.figure_id as change_figure_id,
        later.low_numerator
        - printed_changes.value_numerator * if(printed_changes.direction = 'up', 1, -1) as from_low,
        later.value_numerator
        - printed_changes.value_numerator * if(printed_changes.direction = 'up', 1, -1) as from_value,
        later.high_numerator
        - printed_changes.value_numerator * if(printed_changes.direction = 'up', 1, -1) as from_high,
        later.low_numerator as to_low,
        later.value_numerator as to_value,
        later.high_numerator as to_high,
        later.caveats as all_caveats
    from figures as printed_changes
    inner join figure_relations
        on printed_changes.figure_id = figure_relations.figure_id and figure_relations.role = 'later_level'
    inner join figure_roots on figure_relations.related_figure_id = figure_roots.figure_id
    inner join levels as later on figure_roots.root_figure_id = later.observation_id
    left join figure_relations as baselines
        on printed_changes.figure_id = baselines.figure_id and baselines.role = 'baseline'
    where
        printed_changes.kind = 'change'
        and printed_changes.value_class = 'count'
        and printed_changes.hedge_id = 'none'
        and printed_changes.unit = later.unit
        and printed_changes.count_basis = later.count_basis
        -- A level that the article prints needs not be implied.
        and baselines.figure_id is null
),

all_pairs as (
    select printed_pairs.*
    from printed_pairs
    union all
    select implied_pairs.*
    from implied_pairs
)

select
    all_pairs.change_id,
    all_pairs.article_id,
    all_pairs.measure_id,
    all_pairs.offence_id,
    all_pairs.area_id,
    all_pairs.outcome_group_id,
    all_pairs.unit,
    all_pairs.count_basis,
    all_pairs.from_period_id,
    all_pairs.to_period_id,
    all_pairs.from_basis,
    all_pairs.from_figure_id,
    all_pairs.to_figure_id,
    all_pairs.change_figure_id,
    all_pairs.from_value,
    all_pairs.to_value,
    all_pairs.to_value - all_pairs.from_value as absolute_change,
    -- An implied level comes out of a printed change, which is exact.
    if(all_pairs.from_basis = 'implied', all_pairs.to_value - all_pairs.from_value, all_pairs.to_low - all_pairs.from_high)
        as absolute_change_low,
    if(all_pairs.from_basis = 'implied', all_pairs.to_value - all_pairs.from_value, all_pairs.to_high - all_pairs.from_low)
        as absolute_change_high,
    if(
        all_pairs.from_value > 0,
        exact_decimal(all_pairs.to_value - all_pairs.from_value, all_pairs.from_value),
        null
    ) as relative_change,
    if(
        all_pairs.from_value > 0,
        (all_pairs.to_value - all_pairs.from_value)
        // gcd(all_pairs.to_value - all_pairs.from_value, all_pairs.from_value),
        null
    ) as relative_change_numerator,
    if(
        all_pairs.from_value > 0,
        all_pairs.from_value // gcd(all_pairs.to_value - all_pairs.from_value, all_pairs.from_value),
        null
    ) as relative_change_denominator,
    case
        -- A change over a level that can be zero has no bounds. Of an implied level, only the level itself varies.
        when all_pairs.from_low <= 0 then null
        when all_pairs.from_basis = 'printed'
            then exact_decimal(all_pairs.to_low - all_pairs.from_high, all_pairs.from_high)
        when all_pairs.to_value >= all_pairs.from_value
            then exact_decimal(all_pairs.to_value - all_pairs.from_value, all_pairs.from_high)
        else exact_decimal(all_pairs.to_value - all_pairs.from_value, all_pairs.from_low)
    end as relative_change_low,
    case
        when all_pairs.from_low <= 0 then null
        when all_pairs.from_basis = 'printed'
            then exact_decimal(all_pairs.to_high - all_pairs.from_low, all_pairs.from_low)
        when all_pairs.to_value >= all_pairs.from_value
            then exact_decimal(all_pairs.to_value - all_pairs.from_value, all_pairs.from_low)
        else exact_decimal(all_pairs.to_value - all_pairs.from_value, all_pairs.from_high)
    end as relative_change_high,
    array_to_string(list_sort(list_distinct(string_split(all_pairs.all_caveats, ' '))), ' ') as caveats
from all_pairs
order by all_pairs.change_id
