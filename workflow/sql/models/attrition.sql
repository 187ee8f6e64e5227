-- one row per stage of an area and period of one article, from recorded to closed to outcomes, and whole it may be part of
with
stage_counts as (
    select
        observations.*,
        case
            when observations.outcome_group_id = 'all-records' then 'recorded'
            when observations.outcome_group_id = 'any-outcome' then 'closed'
            else 'outcome'
        end as stage
    from observations
    inner join outcome_groups on observations.outcome_group_id = outcome_groups.outcome_group_id
    where
        observations.kind = 'count'
        and observations.low_inclusive
        and observations.high_inclusive
        and observations.value_denominator = 1
        and observations.measure_id in ('recorded', 'outcomes')
        and outcome_groups.group_type in ('total', 'home_office', 'press')
        and observations.area_id <> 'not-stated'
        and observations.period_id not in ('not-stated', 'unresolved')
),

printed_shares as (
    select outcome_shares.*
    from outcome_shares
    where
        outcome_shares.share_basis = 'printed'
        and outcome_shares.area_id <> 'not-stated'
        and outcome_shares.period_id not in ('not-stated', 'unresolved')
),

cells as (
    select stage_counts.article_id, stage_counts.offence_id, stage_counts.area_id, stage_counts.period_id
    from stage_counts
    union
    select printed_shares.article_id, printed_shares.offence_id, printed_shares.area_id, printed_shares.period_id
    from printed_shares
),

counted as (
    select
        coalesce(count_pairs.count_pair_id, stage_counts.observation_id) as attrition_id,
        stage_counts.article_id,
        stage_counts.offence_id,
        stage_counts.area_id,
        stage_counts.period_id,
        stage_counts.stage,
        stage_counts.outcome_group_id,
        stage_counts.observation_id as figure_id,
        stage_counts.value_numerator as printed_count,
        stage_counts.low_numerator as count_low,
        stage_counts.high_numerator as count_high,
        count_pairs.whole_figure_id,
        wholes.value_numerator as whole_count,
        outcome_shares.outcome_share_id,
        case
            when stage_counts.stage = 'recorded' then 'first_stage'
            when count_pairs.count_pair_id is null then 'denominator'
            else count_pairs.reason
        end as reason,
        coalesce(outcome_shares.caveats, stage_counts.caveats) as caveats
    from stage_counts
    left join count_pairs on stage_counts.observation_id = count_pairs.part_figure_id
    left join observations as wholes on count_pairs.whole_figure_id = wholes.observation_id
    left join outcome_shares on count_pairs.count_pair_id = outcome_shares.outcome_share_id
),

-- A printed share of a printed base gives the whole numbers that it allows: the least is rounded up, the greatest down.
shared as (
    select
        printed_shares.outcome_share_id as attrition_id,
        printed_shares.article_id,
        printed_shares.offence_id,
        printed_shares.area_id,
        printed_shares.period_id,
        'outcome' as stage,
        printed_shares.outcome_group_id,
        printed_shares.share_figure_id as figure_id,
        cast(null as bigint) as printed_count,
        (
            printed_shares.low_numerator * printed_shares.denominator
            + if(printed_shares.low_inclusive, printed_shares.low_denominator - 1, printed_shares.low_denominator)
        ) // printed_shares.low_denominator as count_low,
        (
            printed_shares.high_numerator * printed_shares.denominator
            - if(printed_shares.high_inclusive, 0, 1)
        ) // printed_shares.high_denominator as count_high,
        printed_shares.denominator_figure_id as whole_figure_id,
        printed_shares.denominator as whole_count,
        printed_shares.outcome_share_id,
        cast(null as varchar) as reason,
        printed_shares.caveats
    from printed_shares
),

-- These three stages have a row in every area and period, so that a reader sees what the article does not print.
not_printed as (
    select
        concat_ws('.', cells.article_id, cells.offence_id, cells.area_id, cells.period_id, expected.stage_name) as attrition_id,
        cells.article_id,
        cells.offence_id,
        cells.area_id,
        cells.period_id,
        expected.stage,
        expected.outcome_group_id,
        cast(null as varchar) as figure_id,
        cast(null as bigint) as printed_count,
        cast(null as bigint) as count_low,
        cast(null as bigint) as count_high,
        cast(null as varchar) as whole_figure_id,
        cast(null as bigint) as whole_count,
        cast(null as varchar) as outcome_share_id,
        'not_printed' as reason,
        'press_reported' as caveats
    from cells
    cross join (
        values
        ('recorded', 'recorded', 'all-records'),
        ('closed', 'closed', 'any-outcome'),
        ('charged', 'outcome', 'charged-or-summonsed')
    ) as expected (stage_name, stage, outcome_group_id)
    left join counted
        on
            cells.article_id = counted.article_id
            and cells.offence_id = counted.offence_id
            and cells.area_id = counted.area_id
            and cells.period_id = counted.period_id
            and expected.outcome_group_id = counted.outcome_group_id
    left join shared
        on
            cells.article_id = shared.article_id
            and cells.offence_id = shared.offence_id
            and cells.area_id = shared.area_id
            and cells.period_id = shared.period_id
            and expected.outcome_group_id = shared.outcome_group_id
    where counted.attrition_id is null and shared.attrition_id is null
),

all_rows as (
    select counted.*
    from counted
    union all
    select shared.*
    from shared
    union all
    select not_printed.*
    from not_printed
)

select
    all_rows.attrition_id,
    all_rows.article_id,
    all_rows.offence_id,
    all_rows.area_id,
    all_rows.period_id,
    all_rows.stage,
    all_rows.outcome_group_id,
    all_rows.figure_id,
    all_rows.printed_count,
    all_rows.count_low,
    all_rows.count_high,
    all_rows.whole_figure_id,
    all_rows.whole_count,
    all_rows.outcome_share_id,
    all_rows.reason,
    all_rows.caveats
from all_rows
order by all_rows.attrition_id
