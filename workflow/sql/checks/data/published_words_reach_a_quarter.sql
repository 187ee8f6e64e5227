-- the words that mentions, quotations and figures print of an article stay below a quarter of it
with
printed_words as (
    select mentions.article_id, mentions.quote as words
    from mentions
    union all
    select quotations.article_id, quotations.opening_words as words
    from quotations
    union all
    select figures.article_id, figures.attribution_text as words
    from figures
    union all
    select figures.article_id, figures.area_text as words
    from figures
),

word_counts as (
    select
        printed_words.article_id,
        sum(length(regexp_split_to_array(trim(printed_words.words), '\s+'))) as published_word_count
    from (select distinct printed_words.article_id, printed_words.words from printed_words) as printed_words
    where printed_words.words is not null
    group by printed_words.article_id
)

select
    word_counts.article_id,
    word_counts.published_word_count,
    articles.word_count
from word_counts
inner join articles on word_counts.article_id = articles.article_id
where word_counts.published_word_count * 4 >= articles.word_count
order by word_counts.article_id
