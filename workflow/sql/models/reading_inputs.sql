-- one row per figure that a reading uses
select
    reading_candidates.reading_id,
    figure_relations.related_figure_id as figure_id,
    figure_relations.role
from reading_candidates
inner join figure_relations on reading_candidates.figure_id = figure_relations.figure_id
where
    (reading_candidates.family = 'share' and figure_relations.role in ('numerator', 'numerator_part', 'denominator'))
    or (reading_candidates.family = 'change' and figure_relations.role in ('later_level', 'baseline'))
    or (reading_candidates.family = 'bound' and figure_relations.role = 'derived_from')
order by reading_candidates.reading_id, figure_relations.related_figure_id, figure_relations.role
