-- one row per passage that two articles share word for word, in order of place in the first
select
    shared_passages.first_article_id || '.and.' || shared_passages.second_article_id as article_overlap_id,
    shared_passages.first_article_id,
    shared_passages.first_line_number,
    shared_passages.second_article_id,
    shared_passages.second_line_number,
    shared_passages.character_count,
    shared_passages.word_count
from shared_passages
order by article_overlap_id, shared_passages.first_start_char
