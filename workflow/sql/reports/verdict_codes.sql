-- one row per verdict with its definition and how many claims have it, from what does not follow to what does
select
    verdict_codes.verdict_id,
    verdict_codes.name,
    verdict_codes.rating,
    verdict_codes.definition,
    count(verdicts.figure_id) as claim_count
from verdict_codes
left join verdicts on verdict_codes.verdict_id = verdicts.verdict
group by verdict_codes.verdict_id, verdict_codes.name, verdict_codes.rating, verdict_codes.definition
order by
    list_position(
        [
            'inconsistent', 'inconsistent_wording', 'understated', 'depends_on_reading', 'consistent_by_rounding',
            'consistent', 'indeterminate'
        ],
        verdict_codes.verdict_id
    )
