-- a reading after rounding holds, and the reading that it rounds has the same inputs and fails
with
input_lists as (
    select
        reading_inputs.reading_id,
        string_agg(
            concat_ws(' ', reading_inputs.role, reading_inputs.figure_id), '|' order by
                reading_inputs.role, reading_inputs.figure_id
        ) as input_list
    from reading_inputs
    group by reading_inputs.reading_id
)

select
    readings.reading_id,
    readings.verdict,
    exact_readings.verdict as exact_verdict
from readings
left join readings as exact_readings on readings.rounds = exact_readings.reading_id
left join input_lists on readings.reading_id = input_lists.reading_id
left join input_lists as exact_lists on readings.rounds = exact_lists.reading_id
where
    (readings.rounds is not null) <> (readings.verdict = 'consistent_by_rounding')
    or (
        readings.rounds is not null
        and (
            coalesce(exact_readings.verdict not in ('inconsistent', 'inconsistent_wording'), true)
            or input_lists.input_list is distinct from exact_lists.input_list
            or readings.is_primary
        )
    )
order by readings.reading_id
