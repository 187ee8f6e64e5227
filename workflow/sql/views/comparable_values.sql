-- one row per dimension and ordered pair of its values: whether figures with these values may be set against each other
with
listed as (
    select comparability.dimension, comparability.first_value, comparability.second_value, comparability.comparability
    from comparability
    union
    select comparability.dimension, comparability.second_value, comparability.first_value, comparability.comparability
    from comparability
    -- A star means all other values and is no first value.
    where comparability.second_value <> '*'
),

dimension_values as (
    select 'unit' as dimension, units.unit_id as value_id
    from units
    union all
    select 'count_basis' as dimension, count_bases.count_basis_id as value_id
    from count_bases
    union all
    select 'area' as dimension, areas.area_id as value_id
    from areas
),

pairs as (
    select
        firsts.dimension,
        firsts.value_id as first_value,
        seconds.value_id as second_value
    from dimension_values as firsts
    inner join dimension_values as seconds on firsts.dimension = seconds.dimension
)

select
    pairs.dimension,
    pairs.first_value,
    pairs.second_value,
    -- A listed pair decides before equality, and both before a row for all other values.
    coalesce(
        exact_rows.comparability,
        case when pairs.first_value = pairs.second_value then 'same' end,
        first_wildcards.comparability,
        second_wildcards.comparability,
        'different'
    ) as comparability
from pairs
left join listed as exact_rows
    on
        pairs.dimension = exact_rows.dimension
        and pairs.first_value = exact_rows.first_value
        and pairs.second_value = exact_rows.second_value
left join listed as first_wildcards
    on
        pairs.dimension = first_wildcards.dimension
        and pairs.first_value = first_wildcards.first_value
        and first_wildcards.second_value = '*'
left join listed as second_wildcards
    on
        pairs.dimension = second_wildcards.dimension
        and pairs.second_value = second_wildcards.first_value
        and second_wildcards.second_value = '*'
order by pairs.dimension, pairs.first_value, pairs.second_value
