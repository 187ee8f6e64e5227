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
),

second_annotations as (
    select
        annotation_pairs.article_id,
        string_agg(distinct annotators.name, ', ' order by annotators.name) as second_annotator_names
    from annotation_pairs
    inner join annotators on annotation_pairs.second_annotator_id = annotators.annotator_id
    group by annotation_pairs.article_id
),

decisions as (
    select
        annotation_pairs.article_id,
        string_agg(distinct annotators.name, ', ' order by annotators.name) as adjudicator_names,
        count(*) as decision_count
    from adjudications
    inner join annotation_pairs on adjudications.pair_id = annotation_pairs.pair_id
    inner join annotators on adjudications.adjudicator_id = annotators.annotator_id
    group by annotation_pairs.article_id
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
    counts.is_by_language_model,
    second_annotations.second_annotator_names,
    decisions.adjudicator_names,
    coalesce(decisions.decision_count, 0) as decision_count
from articles
inner join counts on articles.article_id = counts.article_id
left join second_annotations on articles.article_id = second_annotations.article_id
left join decisions on articles.article_id = decisions.article_id
order by articles.article_id
