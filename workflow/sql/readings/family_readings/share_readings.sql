-- one row per share, reading and figure that the reading uses; a primary reading without figures has one row
-- share_rules is no file: it is the union of the files in the folder of that name, made by ordered_queries in
-- package/database.py; model is the name of the file.
select
    share_rules.figure_id,
    'share' as family,
    replace(share_rules.model, 'share_', '') as reading,
    share_rules.detail,
    share_rules.model = 'share_primary' as is_primary,
    'same_text' as evidence_scope,
    share_rules.role,
    share_rules.input_figure_id
from share_rules
order by
    share_rules.figure_id,
    share_rules.model,
    share_rules.detail,
    share_rules.role,
    share_rules.input_figure_id
