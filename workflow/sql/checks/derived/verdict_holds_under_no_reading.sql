-- every reading under which a claim is said to hold is there, of the same text, with inputs, and holds
with
named as (
    select
        verdicts.figure_id,
        unnest(string_split(verdicts.holds_under, ' ')) as short_name
    from verdicts
),

holding as (
    select
        readings.figure_id,
        substr(readings.reading_id, length(readings.figure_id) + length(readings.family) + 3) as short_name
    from readings
    where
        readings.evidence_scope = 'same_text'
        and readings.verdict in ('consistent', 'consistent_by_rounding', 'understated')
        and readings.reading_id in (select reading_inputs.reading_id from reading_inputs)
)

select
    named.figure_id,
    named.short_name
from named
left join holding on named.figure_id = holding.figure_id and named.short_name = holding.short_name
where holding.figure_id is null
order by named.figure_id, named.short_name
