-- one row per reason why a claim cannot be decided, with the number of claims
select
    reason_codes.name,
    reason_codes.definition,
    count(*) as claim_count
from verdicts
inner join reason_codes on verdicts.reason = reason_codes.reason_id
group by reason_codes.name, reason_codes.definition
order by claim_count desc, reason_codes.name asc
