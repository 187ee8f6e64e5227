-- one row per annotator with how much of the work is theirs
with
published as (
    select
        mentions.annotator_id,
        count(*) as mention_count
    from mentions
    group by mentions.annotator_id
),

-- Rows of annotations that were made without seeing the other one, with their quotations.
independent as (
    select
        unnest([annotation_pairs.first_annotator_id, annotation_pairs.second_annotator_id]) as annotator_id,
        unnest([annotation_pairs.match <> 'second_only', annotation_pairs.match <> 'first_only']) as is_marked
    from annotation_pairs
),

independent_counts as (
    select
        independent.annotator_id,
        count_if(independent.is_marked) as independent_count
    from independent
    group by independent.annotator_id
),

decided as (
    select
        adjudications.adjudicator_id,
        count(*) as decision_count
    from adjudications
    group by adjudications.adjudicator_id
)

select
    annotators.name,
    annotators.annotator_type,
    annotators.is_reviewed_by_person,
    annotators.note,
    coalesce(published.mention_count, 0) as mention_count,
    coalesce(independent_counts.independent_count, 0) as independent_count,
    coalesce(decided.decision_count, 0) as decision_count
from annotators
left join published on annotators.annotator_id = published.annotator_id
left join independent_counts on annotators.annotator_id = independent_counts.annotator_id
left join decided on annotators.annotator_id = decided.adjudicator_id
order by annotators.annotator_id
