-- one row per figure of a known area and period: what it counts, which is the same for two figures that count the same thing
with
cells as (
    select
        figures.figure_id,
        [
            figures.measure_id,
            figures.offence_id,
            figures.area_id,
            figures.period_id,
            figures.outcome_group_id,
            figures.unit,
            figures.count_basis,
            figures.source_id,
            coalesce(figures.baseline_period_id, ''),
            coalesce(figures.direction, ''),
            coalesce(figures.rate_per, ''),
            coalesce(figures.quantifier_text, '')
        ] as counted
    from figures
),

-- A rise of 160 and one of 40 per cent can both be right, as can those of a count and of a share.
change_forms as (
    select
        figures.figure_id,
        [
            case
                when figures.value_class not in ('percentage', 'fraction') then figures.value_class
                when lower(figures.value_text) like '%percentage point%' then 'points'
                else 'relative'
            end,
            coalesce(earlier_levels.kind, later_levels.kind, '')
        ] as form
    from figures
    left join figure_relations as laters on figures.figure_id = laters.figure_id and laters.role = 'later_level'
    left join figures as later_levels on laters.related_figure_id = later_levels.figure_id
    left join figure_relations as earliers on figures.figure_id = earliers.figure_id and earliers.role = 'baseline'
    left join figures as earlier_levels on earliers.related_figure_id = earlier_levels.figure_id
    where figures.kind = 'change'
)

select
    figures.figure_id,
    [
        [if(figures.kind in ('share', 'share_without_numeral', 'ratio'), 'share', figures.kind)],
        cells.counted,
        -- Shares are alike only if their denominators are; a share without one is like no other.
        coalesce(base_cells.counted, []),
        coalesce(change_forms.form, [])
    ] as likeness
from figures
inner join areas on figures.area_id = areas.area_id
inner join periods on figures.period_id = periods.period_id
inner join cells on figures.figure_id = cells.figure_id
left join figure_relations as bases on figures.figure_id = bases.figure_id and bases.role = 'denominator'
left join cells as base_cells on bases.related_figure_id = base_cells.figure_id
left join change_forms on figures.figure_id = change_forms.figure_id
where
    areas.area_type not in ('not_resolved', 'not_stated')
    and periods.period_type not in ('not_resolved', 'not_stated')
    and (base_cells.figure_id is not null or figures.kind not in ('share', 'share_without_numeral', 'ratio'))
order by figures.figure_id
