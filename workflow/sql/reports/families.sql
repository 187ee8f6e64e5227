-- one row per family with how many claims and readings it has
select
    families.family_id,
    families.name,
    families.definition,
    families.confirms_claim,
    families.contradicts_claim,
    count(readings.reading_id) as reading_count,
    count(distinct readings.figure_id) as claim_count
from families
left join readings on families.family_id = readings.family
group by families.family_id, families.name, families.definition, families.confirms_claim, families.contradicts_claim
order by reading_count desc, families.family_id asc
