-- one row per kind of annotated expression
select kinds.name, kinds.definition, count(mentions.mention_id) as mention_count
from kinds
left join mentions on kinds.kind_id = mentions.kind
group by kinds.name, kinds.definition
order by mention_count desc, kinds.name asc
