-- one row per claim, family, reading and figure that the reading uses; a primary reading without figures has one row
-- family_readings is no file: it is the union of the files in the folder of that name, made by ordered_queries in
-- package/database.py; model is the name of the file.
select
    concat_ws(
        '.',
        family_readings.figure_id,
        family_readings.family,
        family_readings.reading,
        nullif(family_readings.detail, '')
    )
        as reading_id,
    family_readings.figure_id,
    family_readings.family,
    family_readings.reading,
    family_readings.is_primary,
    family_readings.evidence_scope,
    family_readings.role,
    family_readings.input_figure_id
from family_readings
order by reading_id, family_readings.role, family_readings.input_figure_id
