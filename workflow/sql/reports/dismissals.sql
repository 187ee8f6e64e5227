-- one row per dismissed expression, in order of place
select
    mentions.article_id,
    mentions.label,
    mentions.line_number,
    mentions.quote,
    mentions.note,
    dismissal_reasons.name as reason
from mentions
inner join dismissal_reasons on mentions.dismissed_as = dismissal_reasons.dismissal_reason_id
order by mentions.article_id, mentions.start_char
