-- one row per date of an article, in order of place
select
    dates.article_id,
    mentions.label,
    mentions.line_number,
    mentions.quote,
    mentions.note,
    periods.name as period,
    period_bases.name as period_basis
from dates
inner join mentions on dates.mention_id = mentions.mention_id
inner join periods on dates.period_id = periods.period_id
inner join period_bases on dates.period_basis = period_bases.period_basis_id
order by dates.article_id, mentions.start_char
