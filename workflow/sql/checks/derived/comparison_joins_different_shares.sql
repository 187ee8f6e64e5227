-- a force is set against a wider area only in one article, for one offence, outcome and period, and what is open is called so
select
    comparisons.comparison_id,
    forces.period_id as force_period_id,
    nations.period_id as nation_period_id
from force_nation_comparisons as comparisons
inner join outcome_shares as forces on comparisons.force_share_id = forces.outcome_share_id
inner join outcome_shares as nations on comparisons.nation_share_id = nations.outcome_share_id
left join areas as force_areas on forces.area_id = force_areas.area_id
left join areas as nation_areas on nations.area_id = nation_areas.area_id
left join periods on forces.period_id = periods.period_id
where
    forces.article_id is distinct from nations.article_id
    or forces.offence_id is distinct from nations.offence_id
    or forces.outcome_group_id is distinct from nations.outcome_group_id
    or forces.period_id is distinct from nations.period_id
    or coalesce(force_areas.area_type, '') not in ('territorial_force', 'special_force')
    or coalesce(nation_areas.area_type, '') not in ('nation', 'aggregate')
    or comparisons.comparability is distinct from 'unstated'
    and (
        periods.period_type in ('not_stated', 'not_resolved')
        or nation_areas.area_type = 'aggregate'
        or 'unstated' in (forces.comparability, nations.comparability)
    )
order by comparisons.comparison_id
