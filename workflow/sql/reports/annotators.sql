-- one row per annotator with the number of mentions
select
    annotators.name,
    annotators.annotator_type,
    annotators.is_reviewed_by_person,
    annotators.note,
    count(mentions.mention_id) as mention_count
from annotators
left join mentions on annotators.annotator_id = mentions.annotator_id
group by all
order by annotators.name
