-- two figures that count the same thing have a number in common, unless the pair is a declared conflict
-- place: {second_place}, column value
-- found: {second_quote!r} where {first_quote!r} of {first_place} counts the same
-- expected: numbers that can both be right, or a row of raw/reference/declared_conflicts.csv
-- action: Read both sentences: correct the column that makes them alike, or declare the conflict with its reason.
select
    ones.mention_id as first_id,
    others.mention_id as second_id,
    ones.quote as first_quote,
    others.quote as second_quote
from contradictions
inner join mentions as ones on ones.mention_id in (contradictions.first_id, contradictions.second_id)
inner join mentions as others on others.mention_id in (contradictions.first_id, contradictions.second_id)
where
    contradictions.contradiction = 'numbers_differ'
    and not contradictions.is_declared
    -- The later of the two comes second.
    and (ones.article_id, ones.start_char) < (others.article_id, others.start_char)
order by ones.mention_id, others.mention_id
