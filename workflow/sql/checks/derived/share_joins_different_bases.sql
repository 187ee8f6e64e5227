-- no share joins different count bases, units, coverages, areas, periods or articles, and one that may says so
with
-- A computed share joins two counts. A printed share joins itself and its printed base.
pairs as (
    select
        outcome_shares.outcome_share_id,
        outcome_shares.share_basis,
        outcome_shares.comparability,
        coalesce(outcome_shares.numerator_figure_id, outcome_shares.share_figure_id) as part_id,
        outcome_shares.denominator_figure_id as whole_id
    from outcome_shares
)

select
    pairs.outcome_share_id,
    pairs.comparability,
    parts.count_basis as numerator_basis,
    wholes.count_basis as denominator_basis,
    parts.unit as numerator_unit,
    wholes.unit as denominator_unit
from pairs
inner join figures as parts on pairs.part_id = parts.figure_id
inner join figures as wholes on pairs.whole_id = wholes.figure_id
left join periods on parts.period_id = periods.period_id
left join comparable_values as unit_pairs
    on
        unit_pairs.dimension = 'unit'
        and parts.unit = unit_pairs.first_value
        and wholes.unit = unit_pairs.second_value
left join comparable_values as basis_pairs
    on
        basis_pairs.dimension = 'count_basis'
        and parts.count_basis = basis_pairs.first_value
        and wholes.count_basis = basis_pairs.second_value
left join comparable_values as area_pairs
    on
        area_pairs.dimension = 'area'
        and parts.area_id = area_pairs.first_value
        and wholes.area_id = area_pairs.second_value
where
    parts.article_id <> wholes.article_id
    or parts.offence_id <> wholes.offence_id
    or coalesce(basis_pairs.comparability, 'different') = 'different'
    or (
        pairs.share_basis = 'computed'
        and (
            parts.area_id <> wholes.area_id
            or parts.period_id <> wholes.period_id
            or coalesce(periods.period_type, 'not_stated') in ('not_stated', 'not_resolved')
            or coalesce(unit_pairs.comparability, 'different') = 'different'
            or coalesce(area_pairs.comparability, 'different') = 'different'
            or (
                pairs.comparability <> 'unstated'
                and 'unstated' in (unit_pairs.comparability, basis_pairs.comparability, area_pairs.comparability)
            )
        )
    )
order by pairs.outcome_share_id
