-- a shared passage is as long in both articles, names two articles in order and lies inside both texts
select
    shared_passages.shared_passage_id,
    shared_passages.character_count,
    firsts.character_count as first_text_length,
    seconds.character_count as second_text_length
from shared_passages
inner join articles as firsts on shared_passages.first_article_id = firsts.article_id
inner join articles as seconds on shared_passages.second_article_id = seconds.article_id
where
    shared_passages.first_article_id >= shared_passages.second_article_id
    or shared_passages.first_end_char - shared_passages.first_start_char <> shared_passages.character_count
    or shared_passages.second_end_char - shared_passages.second_start_char <> shared_passages.character_count
    or shared_passages.first_end_char > firsts.character_count
    or shared_passages.second_end_char > seconds.character_count
order by shared_passages.shared_passage_id
