-- one row per reason for which expressions were dismissed
select
    dismissal_reasons.name,
    dismissal_reasons.definition,
    count(mentions.mention_id) as mention_count
from dismissal_reasons
inner join mentions on dismissal_reasons.dismissal_reason_id = mentions.dismissed_as
group by dismissal_reasons.name, dismissal_reasons.definition
order by mention_count desc, dismissal_reasons.name asc
