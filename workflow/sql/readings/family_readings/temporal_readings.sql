-- one row per claim with a dated period in an article with a date: the period must have begun before the article appeared
select
    figures.figure_id,
    'temporal' as family,
    'primary' as reading,
    '' as detail,
    true as is_primary,
    'same_text' as evidence_scope,
    'dated_figure' as role,
    figures.figure_id as input_figure_id
from figures
inner join articles on figures.article_id = articles.article_id
inner join periods on figures.period_id = periods.period_id
where
    articles.date_published is not null
    and periods.start_date is not null
    and periods.end_date is not null
    and (figures.kind not in ('count', 'rank', 'comparison') or figures.hedge_id <> 'none')
order by figures.figure_id
