-- one row per reading, in order of the claim's place and then primary readings first
select
    readings.reading_id,
    readings.figure_id,
    figures.article_id,
    mentions.label,
    mentions.quote,
    figures.kind,
    figures.value_class,
    figures.direction,
    areas.name as area,
    periods.name as period,
    readings.family,
    families.name as family_name,
    families.confirms_claim,
    families.contradicts_claim,
    readings.is_primary,
    readings.rounds,
    readings.reading,
    reading_rules.name as rule_name,
    readings.evidence_scope,
    readings.comparability,
    readings.expression,
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
    readings.claimed_low_numerator,
    readings.claimed_low_denominator,
    readings.claimed_low_inclusive,
    readings.claimed_high_numerator,
    readings.claimed_high_denominator,
    readings.claimed_high_inclusive,
    readings.claimed_soft_low_numerator,
    readings.claimed_soft_low_denominator,
    readings.claimed_soft_low_inclusive,
    readings.claimed_soft_high_numerator,
    readings.claimed_soft_high_denominator,
    readings.claimed_soft_high_inclusive,
    readings.verdict,
    verdict_codes.name as verdict_name,
    reason_codes.definition as reason_definition,
    readings.slack,
    readings.has_power,
    readings.lexicon_rows
from readings
inner join figures on readings.figure_id = figures.figure_id
inner join mentions on figures.mention_id = mentions.mention_id
inner join areas on figures.area_id = areas.area_id
inner join periods on figures.period_id = periods.period_id
inner join families on readings.family = families.family_id
inner join reading_rules on readings.reading = reading_rules.reading_rule_id
inner join verdict_codes on readings.verdict = verdict_codes.verdict_id
left join reason_codes on readings.reason = reason_codes.reason_id
order by
    figures.article_id asc,
    mentions.start_char asc,
    readings.evidence_scope desc,
    families.confirms_claim desc,
    readings.is_primary desc,
    coalesce(readings.rounds, readings.reading_id),
    readings.reading_id asc
