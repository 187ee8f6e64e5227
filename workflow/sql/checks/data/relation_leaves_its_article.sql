-- figures are related only within an article, and dated only by dates of their article
select
    figure_relations.figure_id as first_id,
    figure_relations.related_figure_id as second_id
from figure_relations
inner join figures as firsts on figure_relations.figure_id = firsts.figure_id
inner join figures as seconds on figure_relations.related_figure_id = seconds.figure_id
where firsts.article_id <> seconds.article_id or firsts.figure_id = seconds.figure_id
union all
select
    mention_dates.mention_id as first_id,
    mention_dates.date_mention_id as second_id
from mention_dates
inner join mentions as firsts on mention_dates.mention_id = firsts.mention_id
inner join mentions as seconds on mention_dates.date_mention_id = seconds.mention_id
where firsts.article_id <> seconds.article_id or firsts.mention_id = seconds.mention_id
order by first_id, second_id
