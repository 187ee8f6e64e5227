-- one row per claim with its primary reading, in order of place
with
other_values as (
    select
        readings.figure_id,
        string_agg(
            concat_ws('/', readings.computed_numerator, readings.computed_denominator),
            ' ' order by readings.computed, readings.reading_id
        ) as other_values
    from readings
    inner join verdicts on readings.figure_id = verdicts.figure_id
    inner join readings as primaries on verdicts.primary_reading_id = primaries.reading_id
    where
        readings.evidence_scope = 'same_text'
        and readings.family = primaries.family
        and readings.rounds is null
        and readings.computed_numerator is not null
        and readings.reading_id <> verdicts.primary_reading_id
    group by readings.figure_id
)

select
    claims_in_context.figure_id,
    claims_in_context.article_id,
    claims_in_context.publisher,
    articles.url,
    articles.date_published,
    mentions.label,
    mentions.start_char,
    claims_in_context.line_number,
    claims_in_context.quote,
    claims_in_context.note,
    figures.kind,
    figures.value_class,
    figures.direction,
    figures.low_numerator,
    figures.low_denominator,
    figures.low_inclusive,
    figures.high_numerator,
    figures.high_denominator,
    figures.high_inclusive,
    figures.soft_low_numerator,
    figures.soft_low_denominator,
    figures.soft_low_inclusive,
    figures.soft_high_numerator,
    figures.soft_high_denominator,
    figures.soft_high_inclusive,
    figures.outcome_group_id,
    claims_in_context.measure,
    claims_in_context.offence,
    outcome_groups.sentence_words as outcome_words,
    claims_in_context.unit,
    units.sentence_words as unit_words,
    claims_in_context.area_id,
    claims_in_context.area,
    claims_in_context.period,
    readings.reading_id,
    readings.family,
    claims_in_context.expression,
    readings.reading_id in (
        select reading_inputs.reading_id
        from reading_inputs
        inner join figures as levels on reading_inputs.figure_id = levels.figure_id
        where levels.kind in ('share', 'ratio')
    ) as levels_are_shares,
    readings.computed_numerator,
    readings.computed_denominator,
    readings.computed_low_numerator,
    readings.computed_low_denominator,
    readings.computed_low_inclusive,
    readings.computed_high_numerator,
    readings.computed_high_denominator,
    readings.computed_high_inclusive,
    other_values.other_values,
    claims_in_context.comparability,
    claims_in_context.slack,
    claims_in_context.verdict,
    claims_in_context.verdict_name,
    claims_in_context.verdict_definition,
    claims_in_context.primary_verdict_name,
    verdicts.primary_verdict,
    claims_in_context.holds_under,
    claims_in_context.reading_count,
    claims_in_context.reason_definition,
    claims_in_context.caveats
from claims_in_context
inner join articles on claims_in_context.article_id = articles.article_id
inner join mentions on claims_in_context.figure_id = mentions.mention_id
inner join figures on claims_in_context.figure_id = figures.figure_id
inner join units on figures.unit = units.unit_id
inner join outcome_groups on figures.outcome_group_id = outcome_groups.outcome_group_id
inner join verdicts on claims_in_context.figure_id = verdicts.figure_id
inner join readings on verdicts.primary_reading_id = readings.reading_id
left join other_values on claims_in_context.figure_id = other_values.figure_id
order by claims_in_context.article_id, mentions.start_char
