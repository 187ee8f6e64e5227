-- one row per two claims of an article that hold under no reading that decides both
select
    firsts.article_id,
    firsts.label as first_label,
    firsts.quote as first_quote,
    seconds.label as second_label,
    seconds.quote as second_quote,
    exclusive_claims.shared_readings
from exclusive_claims
inner join mentions as firsts on exclusive_claims.first_figure_id = firsts.mention_id
inner join mentions as seconds on exclusive_claims.second_figure_id = seconds.mention_id
order by exclusive_claims.first_figure_id, exclusive_claims.second_figure_id
