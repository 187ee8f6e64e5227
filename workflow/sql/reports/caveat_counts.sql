-- one row per caveat with the number of figures that carry it
select
    caveats.caveat_id,
    count(figure_caveats.figure_id) as figure_count
from caveats
inner join figure_caveats on caveats.caveat_id = figure_caveats.caveat_id
group by caveats.caveat_id
order by figure_count desc, caveats.caveat_id asc
