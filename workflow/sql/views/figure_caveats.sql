-- one row per figure and caveat that must stand beside it
with
figures_with_places as (
    select
        figures.figure_id,
        figures.hedge_id,
        figures.may_be_rounded,
        figures.unit,
        figures.count_basis,
        figures.outcome_match,
        figures.period_basis,
        areas.area_type,
        areas.verification as area_verification,
        periods.period_type
    from figures
    inner join areas on figures.area_id = areas.area_id
    inner join periods on figures.period_id = periods.period_id
),

caveat_rows as (
    select figures_with_places.figure_id, 'press_reported' as caveat_id
    from figures_with_places
    union all
    select figures_with_places.figure_id, 'hedged' as caveat_id
    from figures_with_places
    where figures_with_places.hedge_id <> 'none'
    union all
    select figures_with_places.figure_id, 'may_be_rounded' as caveat_id
    from figures_with_places
    where figures_with_places.may_be_rounded
    union all
    select figures_with_places.figure_id, 'area_not_stated' as caveat_id
    from figures_with_places
    where figures_with_places.area_type = 'not_stated' or figures_with_places.area_verification = 'unverified'
    union all
    select figures_with_places.figure_id, 'period_not_stated' as caveat_id
    from figures_with_places
    where figures_with_places.period_type in ('not_stated', 'not_resolved')
    union all
    select figures_with_places.figure_id, 'year_inferred' as caveat_id
    from figures_with_places
    where figures_with_places.period_type = 'open_calendar_year'
    union all
    select figures_with_places.figure_id, 'period_inferred' as caveat_id
    from figures_with_places
    where figures_with_places.period_basis = 'inferred'
    union all
    select figures_with_places.figure_id, 'unit_unstated' as caveat_id
    from figures_with_places
    where figures_with_places.unit = 'case'
    union all
    select figures_with_places.figure_id, 'count_basis_unstated' as caveat_id
    from figures_with_places
    where figures_with_places.count_basis = 'unstated'
    union all
    select figures_with_places.figure_id, 'outcome_match_probable' as caveat_id
    from figures_with_places
    where figures_with_places.outcome_match in ('probable', 'unclear')
)

select
    caveat_rows.figure_id,
    caveat_rows.caveat_id
from caveat_rows
order by caveat_rows.figure_id, caveat_rows.caveat_id
