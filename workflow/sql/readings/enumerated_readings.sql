-- one row per claim, family, reading and figure that the reading uses; a primary reading without figures has one row
with
readings_by_family as (
    select share_readings.*
    from share_readings
    union all
    select bound_readings.*
    from bound_readings
    union all
    select duplicate_readings.*
    from duplicate_readings
    union all
    select two_forms_readings.*
    from two_forms_readings
    union all
    select difference_readings.*
    from difference_readings
    union all
    select implied_level_readings.*
    from implied_level_readings
    union all
    select relative_change_readings.*
    from relative_change_readings
    union all
    select points_as_per_cent_readings.*
    from points_as_per_cent_readings
    union all
    select multiple_readings.*
    from multiple_readings
    union all
    select trend_readings.*
    from trend_readings
    union all
    select sum_readings.*
    from sum_readings
    union all
    select sum_bound_readings.*
    from sum_bound_readings
    union all
    select part_whole_readings.*
    from part_whole_readings
    union all
    select rate_readings.*
    from rate_readings
    union all
    select rank_readings.*
    from rank_readings
    union all
    select grim_readings.*
    from grim_readings
    union all
    select feasible_denominator_readings.*
    from feasible_denominator_readings
    union all
    select repetition_readings.*
    from repetition_readings
    union all
    select temporal_readings.*
    from temporal_readings
)

select
    concat_ws(
        '.',
        readings_by_family.figure_id,
        readings_by_family.family,
        readings_by_family.reading,
        nullif(readings_by_family.detail, '')
    )
        as reading_id,
    readings_by_family.figure_id,
    readings_by_family.family,
    readings_by_family.reading,
    readings_by_family.is_primary,
    readings_by_family.evidence_scope,
    readings_by_family.role,
    readings_by_family.input_figure_id
from readings_by_family
order by reading_id, readings_by_family.role, readings_by_family.input_figure_id
