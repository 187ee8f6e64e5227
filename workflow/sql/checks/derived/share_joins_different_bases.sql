-- no share is computed from figures of different count bases, units, areas, periods or articles
select
    outcome_shares.outcome_share_id,
    numerators.count_basis as numerator_basis,
    denominators.count_basis as denominator_basis,
    numerators.unit as numerator_unit,
    denominators.unit as denominator_unit
from outcome_shares
inner join figures as numerators on outcome_shares.numerator_figure_id = numerators.figure_id
inner join figures as denominators on outcome_shares.denominator_figure_id = denominators.figure_id
left join comparability as unit_pairs
    on
        unit_pairs.dimension = 'unit'
        and list_sort([numerators.unit, denominators.unit]) = list_sort([unit_pairs.first_value, unit_pairs.second_value])
where
    numerators.article_id <> denominators.article_id
    or numerators.area_id <> denominators.area_id
    or numerators.period_id <> denominators.period_id
    or (
        numerators.count_basis <> denominators.count_basis
        and (
            'unstated' not in (numerators.count_basis, denominators.count_basis)
            or 'not_applicable' in (numerators.count_basis, denominators.count_basis)
        )
    )
    or (numerators.unit <> denominators.unit and coalesce(unit_pairs.comparability, 'different') = 'different')
order by outcome_shares.outcome_share_id
