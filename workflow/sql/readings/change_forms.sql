-- one row per printed change: whether it is a difference of levels, relative to the earlier level, or a multiple of it
select
    figures.figure_id,
    case
        when figures.value_class = 'multiple' then 'multiple'
        when
            figures.value_class in ('count', 'magnitude')
            or lower(figures.value_text) like '%percentage point'
            or lower(figures.value_text) like '%percentage points'
            then 'difference'
        else 'relative_change'
    end as form
from figures
where figures.kind = 'change'
order by figures.figure_id
