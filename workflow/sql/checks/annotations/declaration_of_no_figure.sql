-- a declared conflict names two figures
-- row: declared_conflicts first_article_id first_label second_article_id second_label
-- place: {row_place}
-- found: {missing!r}{suggestion}, which no figure is called
-- expected: the article and label of a figure
-- action: Correct the row, or delete it if the figure is gone.
with
named_figures as (
    select
        declared_conflicts.first_article_id,
        declared_conflicts.first_label,
        declared_conflicts.second_article_id,
        declared_conflicts.second_label,
        unnest([
            declared_conflicts.first_article_id || '.' || declared_conflicts.first_label,
            declared_conflicts.second_article_id || '.' || declared_conflicts.second_label
        ]) as missing
    from declared_conflicts
),

likest_figures as (
    select
        named_figures.missing,
        arg_max(figures.figure_id, jaro_winkler_similarity(named_figures.missing, figures.figure_id)) as likest_id
    from named_figures
    inner join figures on jaro_winkler_similarity(named_figures.missing, figures.figure_id) > 0.8
    group by named_figures.missing
)

select
    named_figures.missing,
    named_figures.first_article_id,
    named_figures.first_label,
    named_figures.second_article_id,
    named_figures.second_label,
    coalesce(' (did you mean ''' || likest_figures.likest_id || '''?)', '') as suggestion
from named_figures
left join figures on named_figures.missing = figures.figure_id
left join likest_figures on named_figures.missing = likest_figures.missing
where figures.figure_id is null
order by named_figures.missing, named_figures.first_article_id, named_figures.first_label
