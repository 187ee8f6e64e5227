-- one row per article: how many figures it prints, and for how many of them it says what a reader needs to know
with
place_caveats as (
    select
        figure_caveats.figure_id,
        bool_or(figure_caveats.caveat_id = 'area_not_stated') as is_area_open,
        bool_or(figure_caveats.caveat_id in ('period_not_stated', 'period_inferred', 'year_inferred')) as is_period_open
    from figure_caveats
    group by figure_caveats.figure_id
),

figure_counts as (
    select
        figures.article_id,
        count(*) as figure_count,
        count(*) filter (where figures.kind in ('share', 'share_without_numeral', 'ratio')) as share_count,
        count(*) filter (where figures.hedge_id <> 'none') as hedged_count,
        count(*) filter (where figures.source_id <> 'not-stated') as stated_source_count,
        count(*) filter (where not coalesce(place_caveats.is_area_open, false)) as stated_area_count,
        count(*) filter (where not coalesce(place_caveats.is_period_open, false)) as stated_period_count,
        count(*) filter (where figures.count_basis <> 'unstated') as stated_basis_count
    from figures
    left join place_caveats on figures.figure_id = place_caveats.figure_id
    group by figures.article_id
),

printed_denominators as (
    select
        figures.article_id,
        count(distinct figures.figure_id) as printed_denominator_count
    from figure_relations
    inner join figures on figure_relations.figure_id = figures.figure_id
    where figure_relations.role = 'denominator' and figure_relations.basis = 'printed'
    group by figures.article_id
),

statistic_counts as (
    select
        figures.article_id,
        count(distinct figure_roots.root_figure_id) as statistic_count
    from figure_roots
    inner join figures on figure_roots.figure_id = figures.figure_id
    group by figures.article_id
),

claim_counts as (
    select
        claims.article_id,
        count(*) as claim_count
    from claims
    group by claims.article_id
),

mention_counts as (
    select
        mentions.article_id,
        count(*) filter (where mentions.kind = 'date') as date_count,
        count(*) filter (where mentions.kind = 'dismissed') as dismissal_count
    from mentions
    group by mentions.article_id
),

quotation_counts as (
    select
        quotations.article_id,
        count(*) as quotation_count
    from quotations
    group by quotations.article_id
)

select
    articles.article_id,
    articles.word_count,
    coalesce(figure_counts.figure_count, 0) as figure_count,
    coalesce(statistic_counts.statistic_count, 0) as statistic_count,
    coalesce(claim_counts.claim_count, 0) as claim_count,
    coalesce(figure_counts.share_count, 0) as share_count,
    coalesce(printed_denominators.printed_denominator_count, 0) as printed_denominator_count,
    coalesce(figure_counts.stated_source_count, 0) as stated_source_count,
    coalesce(figure_counts.stated_area_count, 0) as stated_area_count,
    coalesce(figure_counts.stated_period_count, 0) as stated_period_count,
    coalesce(figure_counts.stated_basis_count, 0) as stated_basis_count,
    coalesce(figure_counts.hedged_count, 0) as hedged_count,
    coalesce(mention_counts.date_count, 0) as date_count,
    coalesce(mention_counts.dismissal_count, 0) as dismissal_count,
    coalesce(quotation_counts.quotation_count, 0) as quotation_count
from articles
left join figure_counts on articles.article_id = figure_counts.article_id
left join printed_denominators on articles.article_id = printed_denominators.article_id
left join statistic_counts on articles.article_id = statistic_counts.article_id
left join claim_counts on articles.article_id = claim_counts.article_id
left join mention_counts on articles.article_id = mention_counts.article_id
left join quotation_counts on articles.article_id = quotation_counts.article_id
order by articles.article_id
