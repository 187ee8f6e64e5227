-- a claim has one primary reading, and its verdict follows from its readings of the same text
with
summaries as (
    select
        readings.figure_id,
        count(*) filter (where readings.is_primary) as primary_count,
        max(readings.verdict) filter (where readings.is_primary) as primary_verdict,
        count(distinct readings.verdict) filter (
            where readings.evidence_scope = 'same_text' and readings.verdict <> 'indeterminate'
        ) as decided_verdict_count,
        min(readings.verdict) filter (
            where readings.evidence_scope = 'same_text' and readings.verdict <> 'indeterminate'
        ) as decided_verdict
    from readings
    group by readings.figure_id
)

select
    coalesce(verdicts.figure_id, summaries.figure_id) as figure_id,
    verdicts.verdict,
    verdicts.primary_verdict,
    summaries.decided_verdict_count,
    summaries.decided_verdict
from verdicts
full join summaries on verdicts.figure_id = summaries.figure_id
where
    verdicts.figure_id is null
    or summaries.figure_id is null
    or summaries.primary_count <> 1
    or verdicts.primary_verdict <> summaries.primary_verdict
    or verdicts.verdict <> case
        when summaries.decided_verdict_count = 0 then 'indeterminate'
        when summaries.decided_verdict_count = 1 then summaries.decided_verdict
        else 'depends_on_reading'
    end
    or (verdicts.verdict = 'indeterminate') <> (verdicts.reason is not null)
order by figure_id
