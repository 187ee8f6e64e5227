-- one row per area and area that it is a part of, at any depth
with recursive
walks as (
    select areas.area_id, areas.part_of_area_id as ancestor_area_id, 1 as depth
    from areas
    where areas.part_of_area_id is not null
    union all
    select walks.area_id, areas.part_of_area_id as ancestor_area_id, walks.depth + 1 as depth
    from walks
    inner join areas on walks.ancestor_area_id = areas.area_id
    -- The bound ends a circle in the list of areas.
    where areas.part_of_area_id is not null and walks.depth < 5
)

select
    walks.area_id,
    walks.ancestor_area_id
from walks
order by walks.area_id, walks.ancestor_area_id
