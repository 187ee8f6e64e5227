-- one row per pair of figures that contradict each other as printed and were declared with the reason why both stand
select
    declared_conflicts.first_article_id,
    declared_conflicts.first_label,
    firsts.quote as first_quote,
    declared_conflicts.second_article_id,
    declared_conflicts.second_label,
    seconds.quote as second_quote,
    declared_conflicts.reason
from declared_conflicts
inner join mentions as firsts
    on declared_conflicts.first_article_id || '.' || declared_conflicts.first_label = firsts.mention_id
inner join mentions as seconds
    on declared_conflicts.second_article_id || '.' || declared_conflicts.second_label = seconds.mention_id
order by
    declared_conflicts.first_article_id,
    declared_conflicts.first_label,
    declared_conflicts.second_article_id,
    declared_conflicts.second_label
