-- one row: how many territorial forces the reference list has
select count(*) as force_count
from areas
where areas.area_type = 'territorial_force'
