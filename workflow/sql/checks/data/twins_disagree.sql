-- a statistic that is printed twice has the same value, measure, area and period both times, and numbers in common
-- place: {figure_place}, column same_as
-- found: {quote!r} of {figure_id}, which is not the same as {related_quote!r} of {related_figure_place}: {differing}
-- expected: a statistic that is printed twice with the same value, measure, area and period, and numbers in common
-- action: Read both sentences: empty same_as, or correct what differs.
select
    figure_relations.figure_id,
    figure_relations.related_figure_id,
    first_mentions.quote,
    second_mentions.quote as related_quote,
    coalesce(
        nullif(
            concat_ws(
                ', ',
                if(firsts.measure_id <> seconds.measure_id, firsts.measure_id || ' and ' || seconds.measure_id, null),
                if(firsts.offence_id <> seconds.offence_id, firsts.offence_id || ' and ' || seconds.offence_id, null),
                if(
                    firsts.outcome_group_id <> seconds.outcome_group_id,
                    firsts.outcome_group_id || ' and ' || seconds.outcome_group_id,
                    null
                ),
                if(firsts.area_id <> seconds.area_id, firsts.area_id || ' and ' || seconds.area_id, null),
                if(firsts.period_id <> seconds.period_id, firsts.period_id || ' and ' || seconds.period_id, null),
                if(firsts.direction <> seconds.direction, firsts.direction || ' and ' || seconds.direction, null),
                if(unit_pairs.comparability = 'different', firsts.unit || ' and ' || seconds.unit, null),
                if(basis_pairs.comparability = 'different', firsts.count_basis || ' and ' || seconds.count_basis, null)
            ),
            ''
        ),
        'the numbers'
    ) as differing
from figure_relations
inner join figures as firsts on figure_relations.figure_id = firsts.figure_id
inner join figures as seconds on figure_relations.related_figure_id = seconds.figure_id
left join mentions as first_mentions on figure_relations.figure_id = first_mentions.mention_id
left join mentions as second_mentions on figure_relations.related_figure_id = second_mentions.mention_id
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
where
    figure_relations.role = 'same_as'
    and (
        firsts.value_numerator is distinct from seconds.value_numerator
        or firsts.value_denominator is distinct from seconds.value_denominator
        or firsts.measure_id <> seconds.measure_id
        or firsts.offence_id <> seconds.offence_id
        or firsts.outcome_group_id <> seconds.outcome_group_id
        or firsts.area_id <> seconds.area_id
        or firsts.period_id <> seconds.period_id
        or firsts.direction <> seconds.direction
        or 'different' in (unit_pairs.comparability, basis_pairs.comparability)
        or firsts.low > seconds.high
        or seconds.low > firsts.high
        or (firsts.low = seconds.high and not (firsts.low_inclusive and seconds.high_inclusive))
        or (seconds.low = firsts.high and not (seconds.low_inclusive and firsts.high_inclusive))
    )
order by figure_relations.figure_id, figure_relations.related_figure_id
