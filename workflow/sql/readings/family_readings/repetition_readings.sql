-- one row per figure that another article prints too, and the first such figure
with
statistics as (
    select
        figures.figure_id,
        figures.article_id,
        figures.kind,
        figures.rate_per,
        figures.measure_id,
        figures.offence_id,
        figures.outcome_group_id,
        figures.unit,
        figures.count_basis,
        figures.area_id,
        figures.period_id
    from figures
    inner join figure_roots
        on figures.figure_id = figure_roots.figure_id and figure_roots.figure_id = figure_roots.root_figure_id
    inner join areas on figures.area_id = areas.area_id
    inner join periods on figures.period_id = periods.period_id
    where
        figures.value_numerator is not null
        and figures.kind in ('count', 'rate')
        and areas.area_type <> 'not_stated'
        -- A rate may be repeated without a period. Two counts without a period need not be the same statistic.
        and (figures.kind = 'rate' or periods.period_type not in ('not_stated', 'not_resolved'))
),

firsts as (
    select
        statistics.figure_id,
        statistics.article_id,
        first_value(statistics.figure_id) over (
            partition by
                statistics.kind,
                statistics.rate_per,
                statistics.measure_id,
                statistics.offence_id,
                statistics.outcome_group_id,
                statistics.unit,
                statistics.count_basis,
                statistics.area_id,
                statistics.period_id
            order by statistics.article_id asc, statistics.figure_id asc
        ) as first_figure_id
    from statistics
)

select
    firsts.figure_id,
    'repetition' as family,
    'other_article' as reading,
    '' as detail,
    false as is_primary,
    'other_text' as evidence_scope,
    'same_as' as role,
    firsts.first_figure_id as input_figure_id
from firsts
inner join figures as first_figures on firsts.first_figure_id = first_figures.figure_id
where first_figures.article_id <> firsts.article_id
order by firsts.figure_id
