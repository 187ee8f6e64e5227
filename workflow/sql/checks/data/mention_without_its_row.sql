-- a mention of a figure kind has a figure of that kind, a date mention has a date, and no other mention has either
select
    mentions.mention_id,
    mentions.kind,
    figures.kind as figure_kind,
    dates.period_id
from mentions
inner join kinds on mentions.kind = kinds.kind_id
left join figures on mentions.mention_id = figures.mention_id
left join dates on mentions.mention_id = dates.mention_id
where
    kinds.is_figure <> (figures.figure_id is not null)
    or figures.kind <> mentions.kind
    or (mentions.kind = 'date') <> (dates.mention_id is not null)
order by mentions.mention_id
