-- one row per caveat code with its wording
select
    caveats.caveat_id,
    caveats.name,
    caveats.wording
from caveats
order by caveats.caveat_id
