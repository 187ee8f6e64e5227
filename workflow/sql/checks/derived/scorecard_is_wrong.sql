-- the scorecard of an article accounts for every mention of it, and no part of it exceeds its whole
with
mention_counts as (
    select
        mentions.article_id,
        count(*) as mention_count
    from mentions
    group by mentions.article_id
)

select
    article_scorecards.article_id,
    article_scorecards.figure_count,
    article_scorecards.date_count,
    article_scorecards.dismissal_count,
    coalesce(mention_counts.mention_count, 0) as mention_count
from article_scorecards
left join mention_counts on article_scorecards.article_id = mention_counts.article_id
where
    article_scorecards.figure_count + article_scorecards.date_count + article_scorecards.dismissal_count
    <> coalesce(mention_counts.mention_count, 0)
    or article_scorecards.figure_count < list_max([
        article_scorecards.statistic_count,
        article_scorecards.claim_count,
        article_scorecards.share_count,
        article_scorecards.printed_denominator_count,
        article_scorecards.stated_source_count,
        article_scorecards.stated_area_count,
        article_scorecards.stated_period_count,
        article_scorecards.stated_basis_count,
        article_scorecards.hedged_count
    ])
order by article_scorecards.article_id
