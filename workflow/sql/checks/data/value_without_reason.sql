-- a figure has a value or a reason why it has none
select
    figures.figure_id,
    figures.value,
    figures.value_reason
from figures
where (figures.value is null) <> (figures.value_reason is not null)
order by figures.figure_id
