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
        -- By statistic, because a repetition of a figure is no other input.
        string_agg(
            concat_ws(' ', enumerated_readings.role, figure_roots.root_figure_id), '|' order by
                enumerated_readings.role, figure_roots.root_figure_id
        ) as input_list
    from enumerated_readings
    left join figure_roots on enumerated_readings.input_figure_id = figure_roots.figure_id
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
        shapes.input_list,
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
        end as refusal_reason
    from shapes
    left join reading_comparability on shapes.reading_id = reading_comparability.reading_id
),

numbered as (
    select
        judged.*,
        -- Of readings with the same inputs, one that may be computed is kept, the primary one if there is one.
        row_number() over (
            partition by judged.figure_id, judged.family, judged.input_list
            order by judged.refusal_reason is null desc, judged.is_primary desc, judged.reading_id asc
        ) as repetition_number
    from judged
)

select
    numbered.reading_id,
    numbered.figure_id,
    numbered.family,
    numbered.reading,
    numbered.is_primary,
    numbered.evidence_scope,
    numbered.comparability,
    numbered.refusal_reason
from numbered
-- An alternative is left out if it may not be computed, or if it has the same inputs as another reading.
where numbered.is_primary or (numbered.refusal_reason is null and numbered.repetition_number = 1)
order by numbered.reading_id
