-- every row of every derived table leads to words of an article, by its columns or through another table
with
-- One row per derived row and figure that it must lead to. A row with an empty figure leads nowhere.
leads as (
    select 'observations' as table_name, observations.observation_id as row_id, observations.observation_id as figure_id
    from observations
    union all
    select 'observations' as table_name, observations.observation_id as row_id, observation_figures.figure_id
    from observations
    left join observation_figures on observations.observation_id = observation_figures.observation_id
    union all
    select 'observation_figures' as table_name, observation_figures.figure_id as row_id, observation_figures.figure_id
    from observation_figures
    union all
    select
        'outcome_shares' as table_name,
        outcome_shares.outcome_share_id as row_id,
        coalesce(outcome_shares.share_figure_id, outcome_shares.numerator_figure_id) as figure_id
    from outcome_shares
    union all
    select
        'outcome_shares' as table_name,
        outcome_shares.outcome_share_id as row_id,
        outcome_shares.denominator_figure_id as figure_id
    from outcome_shares
    where outcome_shares.denominator is not null or outcome_shares.share_figure_id is null
    union all
    select 'changes' as table_name, changes.change_id as row_id, changes.to_figure_id as figure_id
    from changes
    union all
    select
        'changes' as table_name,
        changes.change_id as row_id,
        coalesce(changes.from_figure_id, changes.change_figure_id) as figure_id
    from changes
    union all
    select 'count_pairs' as table_name, count_pairs.count_pair_id as row_id, count_pairs.part_figure_id as figure_id
    from count_pairs
    union all
    select 'count_pairs' as table_name, count_pairs.count_pair_id as row_id, count_pairs.whole_figure_id as figure_id
    from count_pairs
    union all
    -- A stage that is not printed leads to printed figures of its area and period.
    select
        'attrition' as table_name, attrition.attrition_id as row_id, coalesce(attrition.figure_id, printed.figure_id) as figure_id
    from attrition
    left join figures as printed
        on
            attrition.figure_id is null
            and attrition.article_id = printed.article_id
            and attrition.offence_id = printed.offence_id
            and attrition.area_id = printed.area_id
            and attrition.period_id = printed.period_id
    union all
    select 'attrition' as table_name, attrition.attrition_id as row_id, attrition.whole_figure_id as figure_id
    from attrition
    where attrition.whole_count is not null
    union all
    select
        'force_nation_comparisons' as table_name,
        comparisons.comparison_id as row_id,
        coalesce(shares.share_figure_id, shares.numerator_figure_id) as figure_id
    from force_nation_comparisons as comparisons
    left join outcome_shares as shares on comparisons.force_share_id = shares.outcome_share_id
    union all
    select
        'force_nation_comparisons' as table_name,
        comparisons.comparison_id as row_id,
        coalesce(shares.share_figure_id, shares.numerator_figure_id) as figure_id
    from force_nation_comparisons as comparisons
    left join outcome_shares as shares on comparisons.nation_share_id = shares.outcome_share_id
    union all
    select 'readings' as table_name, readings.reading_id as row_id, readings.figure_id
    from readings
    union all
    select
        'reading_inputs' as table_name,
        reading_inputs.reading_id || ' ' || reading_inputs.figure_id as row_id,
        reading_inputs.figure_id
    from reading_inputs
    union all
    select
        'reading_inputs' as table_name,
        reading_inputs.reading_id || ' ' || reading_inputs.figure_id as row_id,
        readings.figure_id
    from reading_inputs
    left join readings on reading_inputs.reading_id = readings.reading_id
    union all
    select 'verdicts' as table_name, verdicts.figure_id as row_id, verdicts.figure_id
    from verdicts
    union all
    select 'verdicts' as table_name, verdicts.figure_id as row_id, readings.figure_id
    from verdicts
    left join readings on verdicts.primary_reading_id = readings.reading_id and verdicts.figure_id = readings.figure_id
    union all
    select
        'joint_readings' as table_name,
        joint_readings.joint_reading_id as row_id,
        unnest(string_split(joint_readings.failing_figure_ids, ' ')) as figure_id
    from joint_readings
    union all
    select
        'exclusive_claims' as table_name,
        exclusive_claims.first_figure_id || ' ' || exclusive_claims.second_figure_id as row_id,
        unnest([exclusive_claims.first_figure_id, exclusive_claims.second_figure_id]) as figure_id
    from exclusive_claims
),

-- For joint readings, overlaps and scorecards: how many places in articles they rest on, and how many they should.
counted as (
    select
        'joint_readings' as table_name,
        joint_readings.joint_reading_id as row_id,
        joint_readings.claim_count as expected_count,
        count(distinct readings.figure_id) as found_count
    from joint_readings
    left join figures on joint_readings.article_id = figures.article_id
    left join readings
        on
            figures.figure_id = readings.figure_id
            and joint_readings.reading = readings.reading
            and readings.verdict <> 'indeterminate'
            and readings.evidence_scope = 'same_text'
    group by joint_readings.joint_reading_id, joint_readings.claim_count
    union all
    select
        'article_overlaps' as table_name,
        article_overlaps.article_overlap_id as row_id,
        article_overlaps.passage_count as expected_count,
        count(shared_passages.shared_passage_id) as found_count
    from article_overlaps
    left join shared_passages
        on
            article_overlaps.first_article_id = shared_passages.first_article_id
            and article_overlaps.second_article_id = shared_passages.second_article_id
    group by article_overlaps.article_overlap_id, article_overlaps.passage_count
    union all
    select
        'article_scorecards' as table_name,
        article_scorecards.article_id as row_id,
        article_scorecards.figure_count + article_scorecards.date_count + article_scorecards.dismissal_count as expected_count,
        count(mentions.mention_id) as found_count
    from article_scorecards
    left join mentions on article_scorecards.article_id = mentions.article_id
    group by
        article_scorecards.article_id,
        article_scorecards.figure_count,
        article_scorecards.date_count,
        article_scorecards.dismissal_count
)

select
    leads.table_name,
    leads.row_id,
    leads.figure_id
from leads
left join figures on leads.figure_id = figures.figure_id
left join mentions on figures.mention_id = mentions.mention_id
where mentions.mention_id is null
union all
select
    counted.table_name,
    counted.row_id,
    cast(null as varchar) as figure_id
from counted
where counted.found_count < coalesce(counted.expected_count, 1)
order by table_name, row_id, figure_id
