-- one row per article with its scorecard
select
    article_scorecards.article_id,
    article_scorecards.word_count,
    article_scorecards.figure_count,
    article_scorecards.statistic_count,
    article_scorecards.claim_count,
    article_scorecards.share_count,
    article_scorecards.printed_denominator_count,
    article_scorecards.stated_source_count,
    article_scorecards.stated_area_count,
    article_scorecards.stated_period_count,
    article_scorecards.stated_basis_count,
    article_scorecards.hedged_count,
    article_scorecards.date_count,
    article_scorecards.dismissal_count,
    articles.publisher,
    articles.title
from article_scorecards
inner join articles on article_scorecards.article_id = articles.article_id
order by article_scorecards.article_id
