-- a rounder wording has a number in common with its precise figure, unless the pair is a declared conflict
-- place: {rounder_place}, column derived_from
-- found: {rounder_quote!r}, which {precise_quote!r} of {precise_place} does not fit
-- expected: a rounder wording that fits the precise figure, or a row of raw/reference/declared_conflicts.csv
-- action: Read both sentences: correct the label or the hedge, or declare the conflict with its reason.
select
    contradictions.first_id as rounder_id,
    contradictions.second_id as precise_id,
    rounders.quote as rounder_quote,
    precise_figures.quote as precise_quote
from contradictions
left join mentions as rounders on contradictions.first_id = rounders.mention_id
left join mentions as precise_figures on contradictions.second_id = precise_figures.mention_id
where contradictions.contradiction = 'rounding_misses' and not contradictions.is_declared
order by contradictions.first_id, contradictions.second_id
