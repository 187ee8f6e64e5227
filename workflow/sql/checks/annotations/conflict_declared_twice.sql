-- a conflict is declared once, in whichever order its figures are written
-- row: declared_conflicts first_article_id first_label second_article_id second_label
-- other: declared_conflicts second_article_id second_label first_article_id first_label
-- place: {row_place}
-- found: the pair of {other_place} again
-- expected: each pair once
-- action: Delete one of the rows.
select
    declared_conflicts.first_article_id,
    declared_conflicts.first_label,
    declared_conflicts.second_article_id,
    declared_conflicts.second_label
from declared_conflicts
inner join declared_conflicts as turned
    on
        declared_conflicts.first_article_id = turned.second_article_id
        and declared_conflicts.first_label = turned.second_label
        and declared_conflicts.second_article_id = turned.first_article_id
        and declared_conflicts.second_label = turned.first_label
where
    (declared_conflicts.first_article_id, declared_conflicts.first_label)
    > (declared_conflicts.second_article_id, declared_conflicts.second_label)
order by declared_conflicts.first_article_id, declared_conflicts.first_label, declared_conflicts.second_label
