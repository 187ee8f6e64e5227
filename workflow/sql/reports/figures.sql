-- one row per figure, in order of place, with what a table of figures shows
with
repetitions as (
    select
        figure_relations.figure_id,
        min(mentions.quote) as repeated_quote,
        min(mentions.label) as repeated_label
    from figure_relations
    inner join mentions on figure_relations.related_figure_id = mentions.mention_id
    where figure_relations.role in ('same_as', 'derived_from')
    group by figure_relations.figure_id
)

select
    figures_in_context.figure_id,
    figures.article_id,
    mentions.label,
    figures_in_context.line_number,
    figures_in_context.quote,
    figures_in_context.note,
    figures.kind,
    figures_in_context.kind as kind_name,
    figures.value_class,
    figures.direction,
    figures.value_numerator,
    figures.value_denominator,
    figures.low_numerator,
    figures.low_denominator,
    figures.low_inclusive,
    figures.high_numerator,
    figures.high_denominator,
    figures.high_inclusive,
    units.sentence_words as unit_words,
    figures_in_context.unit,
    figures_in_context.measure,
    figures_in_context.offence,
    figures.outcome_group_id,
    outcome_groups.sentence_words as outcome_words,
    figures.area_id,
    figures_in_context.area,
    figures_in_context.publisher,
    figures_in_context.period,
    figures.rate_per,
    figures_in_context.source,
    figures.count_basis,
    speakers.name as speaker_name,
    speakers.role as speaker_role,
    speakers.speaker_id,
    repetitions.repeated_quote,
    repetitions.repeated_label,
    figures_in_context.caveats
from figures_in_context
inner join figures on figures_in_context.figure_id = figures.figure_id
inner join mentions on figures.mention_id = mentions.mention_id
inner join units on figures.unit = units.unit_id
inner join outcome_groups on figures.outcome_group_id = outcome_groups.outcome_group_id
inner join speakers on figures.speaker_id = speakers.speaker_id
left join repetitions on figures.figure_id = repetitions.figure_id
order by figures.article_id, mentions.start_char
