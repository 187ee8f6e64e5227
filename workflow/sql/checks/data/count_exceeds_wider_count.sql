-- no count is greater than that of a wider area or outcome group of its article, all else alike, unless declared
-- place: {part_place}, column value
-- found: {part_quote!r}, more than {whole_quote!r} of {whole_place}, of which it is a part{share_places: (the share of *)}
-- expected: a part that is not greater than its whole, or a row of raw/reference/declared_conflicts.csv
-- action: Read both sentences: correct the labels, which may be the wrong way round, or the column that makes it a part,
-- or declare the conflict with its reason.
select
    excessive_parts.part_id,
    excessive_parts.whole_id,
    excessive_parts.part_quote,
    excessive_parts.whole_quote,
    excessive_parts.share_ids
from excessive_parts
where excessive_parts.contradiction = 'count_above_wider'
order by excessive_parts.part_id, excessive_parts.whole_id
