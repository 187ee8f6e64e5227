-- one row per statement that another source makes about an article
select
    outside_evidence.article_id,
    outside_evidence.statement,
    outside_evidence.url,
    outside_evidence.verification,
    outside_evidence.evidence
from outside_evidence
order by outside_evidence.article_id, outside_evidence.outside_evidence_id
