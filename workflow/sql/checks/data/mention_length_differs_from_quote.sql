-- a mention lies inside its text and is as long as its quote
select
    mentions.mention_id,
    mentions.start_char,
    mentions.end_char,
    length(mentions.quote) as quote_length,
    articles.character_count
from mentions
inner join articles on mentions.article_id = articles.article_id
where
    mentions.end_char - mentions.start_char <> length(mentions.quote)
    or mentions.end_char > articles.character_count
order by mentions.mention_id
