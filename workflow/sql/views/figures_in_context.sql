-- one row per figure in plain words: the article, its words, value, bounds, measure, area, period and source
with
caveat_codes as (
    select
        figure_caveats.figure_id,
        string_agg(figure_caveats.caveat_id, ' ' order by figure_caveats.caveat_id) as caveats
    from figure_caveats
    group by figure_caveats.figure_id
)

select
    figures.figure_id,
    figures.article_id,
    articles.publisher,
    articles.title,
    articles.url,
    articles.date_published,
    mentions.line_number,
    mentions.start_char,
    mentions.end_char,
    mentions.quote,
    kinds.name as kind,
    figures.value,
    figures.low,
    figures.low_inclusive,
    figures.high,
    figures.high_inclusive,
    units.name as unit,
    measures.name as measure,
    offences.name as offence,
    outcome_groups.name as outcome_group,
    areas.area_id,
    areas.name as area,
    areas.gss_code,
    figures.area_text,
    periods.name as period,
    coalesce(periods.start_date, periods.inferred_start_date) as period_start,
    coalesce(periods.end_date, periods.inferred_end_date) as period_end,
    figures.period_basis,
    figures.count_basis,
    sources.name as source,
    coalesce(speakers.name, speakers.role) as speaker,
    organisations.name as speaker_organisation,
    mentions.note,
    caveat_codes.caveats,
    annotators.annotator_type,
    annotators.is_reviewed_by_person
from figures
inner join mentions on figures.mention_id = mentions.mention_id
inner join articles on figures.article_id = articles.article_id
inner join kinds on figures.kind = kinds.kind_id
inner join units on figures.unit = units.unit_id
inner join measures on figures.measure_id = measures.measure_id
inner join offences on figures.offence_id = offences.offence_id
inner join outcome_groups on figures.outcome_group_id = outcome_groups.outcome_group_id
inner join areas on figures.area_id = areas.area_id
inner join periods on figures.period_id = periods.period_id
inner join sources on figures.source_id = sources.source_id
inner join speakers on figures.speaker_id = speakers.speaker_id
inner join organisations on speakers.organisation_id = organisations.organisation_id
inner join caveat_codes on figures.figure_id = caveat_codes.figure_id
inner join annotators on mentions.annotator_id = annotators.annotator_id
order by articles.article_id, mentions.start_char
