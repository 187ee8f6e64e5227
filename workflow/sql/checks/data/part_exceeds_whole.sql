-- no part is greater than its whole for all that the words allow, unless the pair is a declared conflict
-- place: {part_place}, column value
-- found: {part_quote!r}, more than {whole_quote!r} of {whole_place}, of which it is a part{share_places: (the share of *)}
-- expected: a part that is not greater than its whole, or a row of raw/reference/declared_conflicts.csv
-- action: Read both sentences: correct the labels, which may be the wrong way round, or the column that makes it a part,
-- or declare the conflict with its reason.
with
-- The shares that divide the part, as a numerator or one part of it, by the whole.
shares as (
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
    contradictions.first_id as part_id,
    contradictions.second_id as whole_id,
    parts.quote as part_quote,
    wholes.quote as whole_quote,
    shares.share_ids
from contradictions
left join mentions as parts on contradictions.first_id = parts.mention_id
left join mentions as wholes on contradictions.second_id = wholes.mention_id
left join shares on contradictions.first_id = shares.part_id and contradictions.second_id = shares.whole_id
where contradictions.contradiction = 'part_above_whole' and not contradictions.is_declared
order by contradictions.first_id, contradictions.second_id
