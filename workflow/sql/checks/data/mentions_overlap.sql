-- mentions of an article never share characters
with
ordered as (
    select
        mentions.mention_id,
        mentions.start_char,
        max(mentions.end_char) over (
            partition by mentions.article_id
            order by mentions.start_char, mentions.end_char
            rows between unbounded preceding and 1 preceding
        ) as earlier_end
    from mentions
)

select
    ordered.mention_id,
    ordered.start_char,
    ordered.earlier_end
from ordered
where ordered.start_char < ordered.earlier_end
order by ordered.mention_id
