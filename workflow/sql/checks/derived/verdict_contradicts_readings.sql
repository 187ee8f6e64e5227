-- the verdict of a claim follows from its readings of the same text
with
own_readings as (
    select
        readings.reading_id,
        readings.figure_id,
        readings.family,
        readings.is_primary,
        readings.verdict,
        readings.verdict in ('consistent', 'consistent_by_rounding', 'understated') as holds,
        case
            when readings.verdict in ('inconsistent', 'inconsistent_wording') then families.contradicts_claim
            when readings.verdict = 'indeterminate' then false
            else families.confirms_claim
        end as decides
    from readings
    inner join families on readings.family = families.family_id
    where readings.evidence_scope = 'same_text'
),

counted_readings as (
    select own_readings.*
    from own_readings
    left join readings as roundings on own_readings.reading_id = roundings.rounds
    -- A rounding under which a reading holds replaces the reading.
    where own_readings.decides and roundings.reading_id is null
),

primaries as (
    select
        own_readings.figure_id,
        bool_or(own_readings.decides) as is_decided
    from own_readings
    where own_readings.is_primary
    group by own_readings.figure_id
),

summaries as (
    select
        primaries.figure_id,
        primaries.is_decided or coalesce(bool_or(counted_readings.holds), false) as is_open_to_verdict,
        count(distinct counted_readings.verdict) as verdict_count,
        min(counted_readings.verdict) as decided_verdict,
        count(*) filter (where counted_readings.holds) as holding_count
    from primaries
    left join counted_readings on primaries.figure_id = counted_readings.figure_id
    group by primaries.figure_id, primaries.is_decided
)

select
    coalesce(verdicts.figure_id, summaries.figure_id) as figure_id,
    verdicts.verdict,
    verdicts.primary_verdict,
    verdicts.holds_under,
    summaries.verdict_count,
    summaries.decided_verdict
from verdicts
full join summaries on verdicts.figure_id = summaries.figure_id
left join own_readings as named_readings on verdicts.primary_reading_id = named_readings.reading_id
where
    verdicts.figure_id is null
    or summaries.figure_id is null
    or named_readings.reading_id is null
    or named_readings.figure_id <> verdicts.figure_id
    or named_readings.verdict <> verdicts.primary_verdict
    or not named_readings.is_primary
    or verdicts.verdict <> case
        when not summaries.is_open_to_verdict or summaries.verdict_count = 0 then 'indeterminate'
        when summaries.verdict_count = 1 then summaries.decided_verdict
        else 'depends_on_reading'
    end
    or (verdicts.verdict = 'indeterminate') <> (verdicts.reason is not null)
    or (summaries.holding_count > 0) <> (verdicts.holds_under is not null)
order by figure_id
