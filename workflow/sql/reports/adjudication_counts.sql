-- one row per decision of the adjudicator with how often it was taken
select
    adjudications.decision,
    count(*) as decision_count
from adjudications
group by adjudications.decision
order by adjudications.decision
