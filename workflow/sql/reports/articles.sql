-- one row per article with its counts
with
counts as (
    select
        mentions.article_id,
        count(*) as mention_count,
        count(*) filter (where kinds.is_figure) as figure_count,
        count(*) filter (where mentions.kind = 'date') as date_count,
        count(*) filter (where mentions.kind = 'dismissed') as dismissal_count,
        string_agg(distinct annotators.name, ', ' order by annotators.name) as annotator_names,
        bool_and(annotators.is_reviewed_by_person) as is_reviewed_by_person,
        bool_or(annotators.annotator_type = 'language_model') as is_by_language_model
    from mentions
    inner join kinds on mentions.kind = kinds.kind_id
    inner join annotators on mentions.annotator_id = annotators.annotator_id
    group by mentions.article_id
)

select
    articles.article_id,
    articles.publisher,
    articles.title,
    articles.title_basis,
    articles.url,
    articles.date_published,
    articles.date_basis,
    articles.date_evidence,
    articles.word_count,
    articles.sha256,
    counts.mention_count,
    counts.figure_count,
    counts.date_count,
    counts.dismissal_count,
    counts.annotator_names,
    counts.is_reviewed_by_person,
    counts.is_by_language_model
from articles
inner join counts on articles.article_id = counts.article_id
order by articles.article_id
