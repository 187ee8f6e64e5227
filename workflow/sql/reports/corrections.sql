-- one row per correction, the newest first
select
    corrections.correction_id,
    corrections.corrected_on,
    corrections.version,
    corrections.article_id,
    corrections.what_was,
    corrections.what_is,
    corrections.reason
from corrections
order by corrections.corrected_on desc, corrections.correction_id asc
