-- what does each caveat code say in words?
select
    caveats.caveat_id,
    caveats.wording
from caveats
order by caveats.caveat_id
