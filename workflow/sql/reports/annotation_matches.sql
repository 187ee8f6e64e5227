-- one row per way in which two annotators marked the same words, with the number of pairs
select
    annotation_pairs.match,
    count(*) as pair_count
from annotation_pairs
group by annotation_pairs.match
order by array_position(['same', 'overlapping', 'first_only', 'second_only'], annotation_pairs.match)
