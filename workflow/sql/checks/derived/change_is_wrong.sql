-- a change is the later level less the earlier one, and its relative form is that over the earlier level
select
    changes.change_id,
    changes.from_value,
    changes.to_value,
    changes.absolute_change,
    changes.relative_change
from changes
where
    changes.to_value - changes.from_value <> changes.absolute_change
    or cast(changes.absolute_change as hugeint) * changes.relative_change_denominator
    <> cast(changes.from_value as hugeint) * changes.relative_change_numerator
    or (changes.relative_change is null) <> (changes.from_value = 0)
    or (changes.relative_change_numerator is null) <> (changes.from_value = 0)
order by changes.change_id
