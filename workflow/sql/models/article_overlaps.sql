-- one row per two articles that share passages word for word: how much of them, and which speakers and sources they share
with
passages as (
    select
        shared_passages.first_article_id,
        shared_passages.second_article_id,
        count(*) as passage_count,
        sum(shared_passages.character_count) as character_count,
        max(shared_passages.character_count) as longest_character_count
    from shared_passages
    group by shared_passages.first_article_id, shared_passages.second_article_id
),

quoted_parts as (
    select
        shared_passages.first_article_id,
        shared_passages.second_article_id,
        quotations.speaker_id,
        least(shared_passages.first_end_char, quotations.end_char)
        - greatest(shared_passages.first_start_char, quotations.start_char) as character_count
    from shared_passages
    inner join quotations
        on
            shared_passages.first_article_id = quotations.article_id
            and shared_passages.first_start_char < quotations.end_char
            and shared_passages.first_end_char > quotations.start_char
),

quoted as (
    select
        quoted_parts.first_article_id,
        quoted_parts.second_article_id,
        sum(quoted_parts.character_count) as quoted_character_count,
        string_agg(distinct quoted_parts.speaker_id, ' ' order by quoted_parts.speaker_id) as speakers
    from quoted_parts
    group by quoted_parts.first_article_id, quoted_parts.second_article_id
),

sources_used as (
    select distinct figures.article_id, figures.source_id
    from figures
    where figures.source_id <> 'not-stated'
),

shared_sources as (
    select
        passages.first_article_id,
        passages.second_article_id,
        string_agg(firsts.source_id, ' ' order by firsts.source_id) as sources
    from passages
    inner join sources_used as firsts on passages.first_article_id = firsts.article_id
    inner join sources_used as seconds
        on passages.second_article_id = seconds.article_id and firsts.source_id = seconds.source_id
    group by passages.first_article_id, passages.second_article_id
)

select
    passages.first_article_id || '.and.' || passages.second_article_id as article_overlap_id,
    passages.first_article_id,
    passages.second_article_id,
    passages.passage_count,
    cast(passages.character_count as bigint) as character_count,
    passages.longest_character_count,
    coalesce(cast(quoted.quoted_character_count as bigint), 0) as quoted_character_count,
    quoted.speakers,
    shared_sources.sources,
    'common_source' as caveats
from passages
left join quoted
    on
        passages.first_article_id = quoted.first_article_id
        and passages.second_article_id = quoted.second_article_id
left join shared_sources
    on
        passages.first_article_id = shared_sources.first_article_id
        and passages.second_article_id = shared_sources.second_article_id
order by article_overlap_id
