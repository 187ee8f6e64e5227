-- a dismissed mention has a reason, and no other mention has one
select
    mentions.mention_id,
    mentions.kind,
    mentions.dismissed_as
from mentions
where (mentions.kind = 'dismissed') <> (mentions.dismissed_as is not null)
order by mentions.mention_id
