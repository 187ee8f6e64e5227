-- one row per two articles that share passages word for word
with
speaker_names as (
    select
        article_overlaps.article_overlap_id,
        string_agg(
            coalesce(speakers.name, speakers.role) || ' (' || organisations.name || ')', ', '
            order by speakers.speaker_id
        ) as speaker_names
    from article_overlaps
    inner join speakers on list_contains(string_split(article_overlaps.speakers, ' '), speakers.speaker_id)
    inner join organisations on speakers.organisation_id = organisations.organisation_id
    group by article_overlaps.article_overlap_id
),

source_names as (
    select
        article_overlaps.article_overlap_id,
        string_agg(sources.name, ', ' order by sources.source_id) as source_names
    from article_overlaps
    inner join sources on list_contains(string_split(article_overlaps.sources, ' '), sources.source_id)
    group by article_overlaps.article_overlap_id
)

select
    article_overlaps.article_overlap_id,
    article_overlaps.first_article_id,
    firsts.publisher as first_publisher,
    article_overlaps.second_article_id,
    seconds.publisher as second_publisher,
    article_overlaps.passage_count,
    article_overlaps.character_count,
    article_overlaps.longest_character_count,
    article_overlaps.quoted_character_count,
    speaker_names.speaker_names,
    source_names.source_names,
    article_overlaps.caveats
from article_overlaps
inner join articles as firsts on article_overlaps.first_article_id = firsts.article_id
inner join articles as seconds on article_overlaps.second_article_id = seconds.article_id
left join speaker_names on article_overlaps.article_overlap_id = speaker_names.article_overlap_id
left join source_names on article_overlaps.article_overlap_id = source_names.article_overlap_id
order by article_overlaps.article_overlap_id
