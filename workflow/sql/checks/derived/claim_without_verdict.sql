-- every claim has a verdict, and every verdict is about a claim
select
    coalesce(claims.figure_id, verdicts.figure_id) as figure_id,
    claims.figure_id is null as is_no_claim,
    verdicts.verdict
from claims
full join verdicts on claims.figure_id = verdicts.figure_id
where claims.figure_id is null or verdicts.figure_id is null
order by figure_id
