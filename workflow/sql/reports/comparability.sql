-- one row per pair of units, bases or areas that the reference list judges
select
    comparability.dimension,
    comparability.first_value,
    comparability.second_value,
    comparability.comparability,
    comparability.reason
from comparability
order by comparability.dimension, comparability.comparability, comparability.first_value, comparability.second_value
