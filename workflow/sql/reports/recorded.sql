-- one row per count of what the police recorded in an area and period: printed, or implied by a printed change
with
printed as (
    select
        observations.article_id,
        observations.area_id,
        observations.offence_id,
        observations.unit,
        observations.period_id,
        observations.value_numerator as recorded_count,
        'printed' as basis,
        observations.observation_id as figure_id,
        observations.caveats
    from observations
    where
        observations.measure_id = 'recorded'
        and observations.outcome_group_id = 'all-records'
        and observations.kind = 'count'
        and observations.low = observations.high
        and observations.area_id <> 'not-stated'
        and observations.period_id not in ('not-stated', 'unresolved')
),

implied as (
    select
        changes.article_id,
        changes.area_id,
        changes.offence_id,
        changes.unit,
        changes.from_period_id as period_id,
        changes.from_value as recorded_count,
        'implied' as basis,
        changes.change_figure_id as figure_id,
        changes.caveats
    from changes
    where
        changes.measure_id = 'recorded'
        and changes.outcome_group_id = 'all-records'
        and changes.from_basis = 'implied'
        and changes.from_period_id not in ('not-stated', 'unresolved')
),

counts as (
    select printed.*
    from printed
    union all
    select implied.*
    from implied
)

select
    counts.article_id,
    articles.publisher,
    counts.area_id,
    areas.name as area,
    offences.name as offence,
    units.name as unit,
    counts.period_id,
    periods.name as period,
    counts.recorded_count,
    counts.basis,
    counts.figure_id,
    mentions.label,
    counts.caveats
from counts
inner join articles on counts.article_id = articles.article_id
inner join areas on counts.area_id = areas.area_id
inner join offences on counts.offence_id = offences.offence_id
inner join units on counts.unit = units.unit_id
inner join periods on counts.period_id = periods.period_id
inner join mentions on counts.figure_id = mentions.mention_id
order by
    areas.name,
    offences.name,
    units.name,
    coalesce(periods.start_date, periods.inferred_start_date),
    counts.article_id,
    counts.figure_id
