-- one row per claim: its words, its primary reading with sum and bounds, its verdict and the caveats of all figures used
with
used_figures as (
    select verdicts.figure_id, verdicts.figure_id as used_figure_id
    from verdicts
    union
    select verdicts.figure_id, reading_inputs.figure_id as used_figure_id
    from verdicts
    inner join reading_inputs on verdicts.primary_reading_id = reading_inputs.reading_id
),

codes as (
    select used_figures.figure_id, figure_caveats.caveat_id
    from used_figures
    inner join figure_caveats on used_figures.used_figure_id = figure_caveats.figure_id
    union
    select used_figures.figure_id, 'coverage_unstated' as caveat_id
    from used_figures
    inner join figures as claims on used_figures.figure_id = claims.figure_id
    inner join figures as others on used_figures.used_figure_id = others.figure_id
    where claims.area_id <> others.area_id
    union
    select verdicts.figure_id, 'outcome_groups_differ' as caveat_id
    from verdicts
    inner join reading_inputs on verdicts.primary_reading_id = reading_inputs.reading_id
    inner join figures as claims on verdicts.figure_id = claims.figure_id
    inner join figures as inputs on reading_inputs.figure_id = inputs.figure_id
    where
        reading_inputs.role in ('numerator', 'derived_from')
        and claims.outcome_group_id <> inputs.outcome_group_id
),

reading_counts as (
    select readings.figure_id, count(*) as reading_count
    from readings
    group by readings.figure_id
),

caveat_codes as (
    select
        codes.figure_id,
        string_agg(codes.caveat_id, ' ' order by codes.caveat_id) as caveats
    from codes
    group by codes.figure_id
)

select
    figures.figure_id,
    figures.article_id,
    articles.publisher,
    mentions.line_number,
    mentions.quote,
    kinds.name as kind,
    measures.name as measure,
    outcome_groups.name as outcome_group,
    units.name as unit,
    offences.name as offence,
    areas.area_id,
    areas.name as area,
    periods.name as period,
    families.name as family,
    readings.expression,
    readings.computed,
    readings.computed_low,
    readings.computed_high,
    readings.claimed_low,
    readings.claimed_high,
    readings.claimed_soft_low,
    readings.claimed_soft_high,
    readings.comparability,
    verdicts.verdict,
    verdict_codes.name as verdict_name,
    verdict_codes.definition as verdict_definition,
    verdicts.primary_verdict,
    primary_codes.name as primary_verdict_name,
    verdicts.holds_under,
    reading_counts.reading_count,
    verdicts.reason,
    reason_codes.definition as reason_definition,
    readings.slack,
    readings.lexicon_rows,
    mentions.note,
    caveat_codes.caveats
from verdicts
inner join readings on verdicts.primary_reading_id = readings.reading_id
inner join figures on verdicts.figure_id = figures.figure_id
inner join mentions on figures.mention_id = mentions.mention_id
inner join articles on figures.article_id = articles.article_id
inner join kinds on figures.kind = kinds.kind_id
inner join measures on figures.measure_id = measures.measure_id
inner join outcome_groups on figures.outcome_group_id = outcome_groups.outcome_group_id
inner join units on figures.unit = units.unit_id
inner join offences on figures.offence_id = offences.offence_id
inner join areas on figures.area_id = areas.area_id
inner join periods on figures.period_id = periods.period_id
inner join caveat_codes on verdicts.figure_id = caveat_codes.figure_id
inner join families on readings.family = families.family_id
inner join verdict_codes on verdicts.verdict = verdict_codes.verdict_id
inner join verdict_codes as primary_codes on verdicts.primary_verdict = primary_codes.verdict_id
inner join reading_counts on verdicts.figure_id = reading_counts.figure_id
left join reason_codes on verdicts.reason = reason_codes.reason_id
order by figures.article_id, mentions.start_char
