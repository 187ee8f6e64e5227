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
    figures_in_context.unit,
    figures_in_context.measure,
    figures.outcome_group_id,
    figures_in_context.outcome_group,
    figures.area_id,
    figures_in_context.area,
    figures_in_context.publisher,
    figures_in_context.period,
    figures.rate_per,
    figures_in_context.source,
    count_bases.name as count_basis,
    speakers.name as speaker_name,
    speakers.role as speaker_role,
    speakers.speaker_id,
    repetitions.repeated_quote,
    repetitions.repeated_label,
    figures_in_context.caveats
from figures_in_context
inner join figures on figures_in_context.figure_id = figures.figure_id
inner join mentions on figures.mention_id = mentions.mention_id
inner join count_bases on figures.count_basis = count_bases.count_basis_id
inner join speakers on figures.speaker_id = speakers.speaker_id
left join repetitions on figures.figure_id = repetitions.figure_id
order by figures.article_id, mentions.start_char
