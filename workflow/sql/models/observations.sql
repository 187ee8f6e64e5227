-- one row per distinct statistic with a value: figures that print it twice, or more roundly, counted once
with
printings as (
    select
        figure_roots.root_figure_id as observation_id,
        count(*) as figure_count
    from figure_roots
    group by figure_roots.root_figure_id
),

caveat_codes as (
    select
        figure_caveats.figure_id,
        string_agg(figure_caveats.caveat_id, ' ' order by figure_caveats.caveat_id) as caveats
    from figure_caveats
    group by figure_caveats.figure_id
)

select
    figures.figure_id as observation_id,
    figures.article_id,
    figures.kind,
    figures.measure_id,
    figures.offence_id,
    figures.area_id,
    figures.period_id,
    figures.outcome_group_id,
    figures.unit,
    figures.count_basis,
    figures.source_id,
    figures.value,
    figures.value_numerator,
    figures.value_denominator,
    figures.low,
    figures.low_numerator,
    figures.low_denominator,
    figures.low_inclusive,
    figures.high,
    figures.high_numerator,
    figures.high_denominator,
    figures.high_inclusive,
    printings.figure_count,
    figures.kind = 'count'
    and figures.low_inclusive
    and figures.high_inclusive
    and figures.low = figures.high
    and figures.count_basis in ('recorded', 'closed')
    and areas.area_type in ('territorial_force', 'special_force', 'nation')
    and periods.period_type in ('calendar_year', 'months') as is_safe_to_aggregate,
    caveat_codes.caveats
from figures
inner join printings on figures.figure_id = printings.observation_id
inner join caveat_codes on figures.figure_id = caveat_codes.figure_id
inner join areas on figures.area_id = areas.area_id
inner join periods on figures.period_id = periods.period_id
where figures.value is not null
order by figures.figure_id
