-- one row per reading of a claim: whether its inputs may be set against each other and, if it is refused, why
with
shapes as (
    select
        enumerated_readings.reading_id,
        enumerated_readings.figure_id,
        enumerated_readings.family,
        enumerated_readings.reading,
        enumerated_readings.is_primary,
        enumerated_readings.evidence_scope,
        bool_or(coalesce(enumerated_readings.role in ('numerator', 'numerator_part'), false)) as has_numerator,
        bool_or(coalesce(enumerated_readings.role = 'denominator', false)) as has_denominator,
        bool_or(coalesce(enumerated_readings.role = 'later_level', false))
        and bool_or(coalesce(enumerated_readings.role = 'baseline', false)) as has_levels,
        bool_or(coalesce(enumerated_readings.role = 'subject', false))
        and bool_or(coalesce(enumerated_readings.role in ('comparator', 'comparator_part'), false)) as has_order,
        bool_or(enumerated_readings.role is not null) as has_input,
        string_agg(
            concat_ws(' ', enumerated_readings.role, enumerated_readings.input_figure_id), '|' order by
                enumerated_readings.role, enumerated_readings.input_figure_id
        ) as input_list
    from enumerated_readings
    group by
        enumerated_readings.reading_id,
        enumerated_readings.figure_id,
        enumerated_readings.family,
        enumerated_readings.reading,
        enumerated_readings.is_primary,
        enumerated_readings.evidence_scope
),

judged as (
    select
        shapes.reading_id,
        shapes.figure_id,
        shapes.family,
        shapes.reading,
        shapes.is_primary,
        shapes.evidence_scope,
        case
            when reading_comparability.reading_id is null then null
            when
                reading_comparability.differs_in_unit
                or reading_comparability.differs_in_count_basis
                or reading_comparability.differs_in_area
                or reading_comparability.differs_in_period
                then 'different'
            when reading_comparability.is_unstated then 'unstated'
            else 'same'
        end as comparability,
        case
            when shapes.family in ('share', 'rate') and not shapes.has_numerator then 'no_parts'
            when shapes.family = 'share' and not shapes.has_denominator then 'denominator'
            when
                shapes.family in ('difference', 'relative_change', 'multiple', 'trend') and not shapes.has_levels
                then 'no_comparator'
            when shapes.family = 'rank' and not shapes.has_order then 'no_comparator'
            when not shapes.has_input then 'no_comparator'
            when reading_comparability.differs_in_unit then 'unit'
            when reading_comparability.differs_in_count_basis then 'count_basis'
            when reading_comparability.differs_in_area then 'coverage'
            when reading_comparability.differs_in_period then 'period'
        end as refusal_reason,
        row_number() over (
            partition by shapes.figure_id, shapes.family, shapes.input_list
            order by shapes.is_primary desc, shapes.reading_id asc
        ) as repetition_number
    from shapes
    left join reading_comparability on shapes.reading_id = reading_comparability.reading_id
)

select
    judged.reading_id,
    judged.figure_id,
    judged.family,
    judged.reading,
    judged.is_primary,
    judged.evidence_scope,
    judged.comparability,
    judged.refusal_reason
from judged
-- An alternative is no reading if it may not be computed, or has the inputs of another.
where judged.is_primary or (judged.refusal_reason is null and judged.repetition_number = 1)
order by judged.reading_id
