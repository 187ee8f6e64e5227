-- no reading is decided from figures of different units or count bases, nor from another text without saying so
with
-- No rate is here, because its base counts people and not what happened to them. A rank compares like things.
pairs as (
    select
        readings.reading_id,
        readings.comparability,
        firsts.figure_id as first_id,
        seconds.figure_id as second_id
    from readings
    inner join reading_inputs as firsts on readings.reading_id = firsts.reading_id
    inner join reading_inputs as seconds on readings.reading_id = seconds.reading_id
    where
        readings.verdict <> 'indeterminate'
        and (
            (
                readings.family = 'share'
                and firsts.role in ('numerator', 'numerator_part')
                and seconds.role = 'denominator'
            )
            or (firsts.role = 'later_level' and seconds.role = 'baseline')
            or (firsts.role = 'subject' and seconds.role in ('comparator', 'comparator_part'))
        )
),

texts as (
    select
        readings.reading_id,
        readings.evidence_scope,
        bool_or(inputs.article_id <> claims.article_id) as leaves_its_text
    from readings
    inner join reading_inputs on readings.reading_id = reading_inputs.reading_id
    inner join figures as inputs on reading_inputs.figure_id = inputs.figure_id
    inner join figures as claims on readings.figure_id = claims.figure_id
    group by readings.reading_id, readings.evidence_scope
)

select pairs.reading_id
from pairs
inner join figures as firsts on pairs.first_id = firsts.figure_id
inner join figures as seconds on pairs.second_id = seconds.figure_id
left join comparable_values as unit_pairs
    on
        unit_pairs.dimension = 'unit'
        and firsts.unit = unit_pairs.first_value
        and seconds.unit = unit_pairs.second_value
left join comparable_values as basis_pairs
    on
        basis_pairs.dimension = 'count_basis'
        and firsts.count_basis = basis_pairs.first_value
        and seconds.count_basis = basis_pairs.second_value
where
    coalesce(unit_pairs.comparability, 'different') = 'different'
    or coalesce(basis_pairs.comparability, 'different') = 'different'
    or (
        coalesce(pairs.comparability, 'same') = 'same'
        and 'unstated' in (unit_pairs.comparability, basis_pairs.comparability)
    )
union
select texts.reading_id
from texts
where (texts.evidence_scope = 'other_text') <> texts.leaves_its_text
union
select readings.reading_id
from readings
where readings.comparability = 'different' and readings.verdict <> 'indeterminate'
order by reading_id
