-- a pair of values has one comparability, in whichever order it is written, and values that exist
select
    comparability.dimension,
    comparability.first_value,
    comparability.second_value,
    comparability.comparability
from comparability
left join comparability as reversed
    on
        comparability.dimension = reversed.dimension
        and comparability.first_value = reversed.second_value
        and comparability.second_value = reversed.first_value
left join comparable_values
    on
        comparability.dimension = comparable_values.dimension
        and comparability.first_value = comparable_values.first_value
        and comparability.second_value in (comparable_values.second_value, '*')
where
    comparable_values.first_value is null
    or (reversed.first_value is not null and reversed.comparability <> comparability.comparability)
group by
    comparability.dimension,
    comparability.first_value,
    comparability.second_value,
    comparability.comparability
order by comparability.dimension, comparability.first_value, comparability.second_value
