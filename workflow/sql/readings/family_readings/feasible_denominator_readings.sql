-- one row per share without numerator and printed base, and printed total of its area that could be its base
with
claims as (
    select
        figures.figure_id,
        figures.article_id,
        figures.offence_id,
        figures.area_id,
        figures.period_id,
        periods.period_type = 'not_stated' as is_period_open
    from figures
    inner join periods on figures.period_id = periods.period_id
    left join share_inputs
        on
            figures.figure_id = share_inputs.figure_id
            and (share_inputs.role in ('numerator', 'numerator_part') or share_inputs.basis = 'printed')
    where
        figures.kind in ('share', 'ratio')
        and figures.value_numerator is not null
        and share_inputs.figure_id is null
)

select
    claims.figure_id,
    'feasible_denominator' as family,
    'other_total' as reading,
    split_part(cells.figure_id, '.', 2) as detail,
    false as is_primary,
    'same_text' as evidence_scope,
    'denominator' as role,
    cells.figure_id as input_figure_id
from claims
inner join cells
    on
        claims.article_id = cells.article_id
        and claims.offence_id = cells.offence_id
        and claims.area_id = cells.area_id
        -- A share without a period may be about any printed period.
        and (claims.is_period_open or claims.period_id = cells.period_id)
inner join outcome_groups on cells.outcome_group_id = outcome_groups.outcome_group_id
where outcome_groups.group_type = 'total'
order by claims.figure_id, detail
