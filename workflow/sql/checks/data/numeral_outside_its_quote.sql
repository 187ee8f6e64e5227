-- a quote holds the numeral that was read from it
select
    figures.figure_id,
    figures.value_text,
    mentions.quote
from figures
inner join mentions on figures.mention_id = mentions.mention_id
where not contains(mentions.quote, figures.value_text)
order by figures.figure_id
