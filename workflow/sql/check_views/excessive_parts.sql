-- one row per part that is greater than its whole and not declared so, with the shares that divide the one by the other
with
dividing_shares as (
    select
        numerators.related_figure_id as part_id,
        denominators.related_figure_id as whole_id,
        list(distinct numerators.figure_id order by numerators.figure_id) as share_ids
    from figure_relations as numerators
    inner join figure_relations as denominators on numerators.figure_id = denominators.figure_id
    where numerators.role in ('numerator', 'numerator_part') and denominators.role = 'denominator'
    group by numerators.related_figure_id, denominators.related_figure_id
)

select
    contradictions.contradiction,
    contradictions.first_id as part_id,
    contradictions.second_id as whole_id,
    parts.quote as part_quote,
    wholes.quote as whole_quote,
    dividing_shares.share_ids
from contradictions
left join mentions as parts on contradictions.first_id = parts.mention_id
left join mentions as wholes on contradictions.second_id = wholes.mention_id
left join dividing_shares
    on contradictions.first_id = dividing_shares.part_id and contradictions.second_id = dividing_shares.whole_id
where not contradictions.is_declared
order by contradictions.contradiction, contradictions.first_id, contradictions.second_id
