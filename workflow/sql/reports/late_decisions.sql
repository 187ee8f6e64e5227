-- one row per decision on a figure that was taken when a computed result of it was known
select
    mentions.article_id,
    mentions.label,
    mentions.quote,
    adjudications.attribute,
    adjudications.reason
from adjudications
inner join annotation_pairs on adjudications.pair_id = annotation_pairs.pair_id
inner join mentions on annotation_pairs.mention_id = mentions.mention_id
where adjudications.knew_result
order by mentions.mention_id, adjudications.attribute
