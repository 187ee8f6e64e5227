-- where is this figure from?
select
    figures_in_context.publisher,
    figures_in_context.url,
    figures_in_context.article_id,
    figures_in_context.line_number,
    figures_in_context.start_char,
    figures_in_context.end_char,
    figures_in_context.quote,
    figures_in_context.area,
    figures_in_context.period,
    figures_in_context.source,
    figures_in_context.speaker,
    figures_in_context.caveats
from figures_in_context
where figures_in_context.value = 13568
order by figures_in_context.figure_id
