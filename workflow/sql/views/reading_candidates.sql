-- one row per primary reading of a claim: whether it can be computed and, if not, why
with
claims as (
    select
        figures.figure_id,
        figures.unit,
        figures.count_basis,
        figures.area_id,
        case
            when figures.kind in ('share', 'share_without_numeral', 'ratio') then 'share'
            when figures.kind = 'change' then 'change'
            when figures.kind = 'count' and figures.hedge_id <> 'none' then 'bound'
        end as family
    from figures
),

primary_readings as (
    select
        claims.figure_id || '.' || claims.family || '.primary' as reading_id,
        claims.figure_id,
        claims.family,
        claims.unit,
        claims.count_basis,
        claims.area_id
    from claims
    where claims.family is not null
),

inputs as (
    select
        primary_readings.reading_id,
        figure_relations.role,
        figures.figure_id as input_figure_id,
        figures.unit,
        figures.count_basis,
        figures.area_id,
        figures.period_id
    from primary_readings
    inner join figure_relations on primary_readings.figure_id = figure_relations.figure_id
    inner join figures on figure_relations.related_figure_id = figures.figure_id
    where
        (primary_readings.family = 'share' and figure_relations.role in ('numerator', 'numerator_part', 'denominator'))
        or (primary_readings.family = 'change' and figure_relations.role in ('later_level', 'baseline'))
        or (primary_readings.family = 'bound' and figure_relations.role = 'derived_from')
),

compared_pairs as (
    select
        firsts.reading_id,
        firsts.unit as first_unit,
        firsts.count_basis as first_count_basis,
        firsts.area_id as first_area_id,
        seconds.unit as second_unit,
        seconds.count_basis as second_count_basis,
        seconds.area_id as second_area_id
    from inputs as firsts
    inner join inputs as seconds on firsts.reading_id = seconds.reading_id
    where
        (firsts.role in ('numerator', 'numerator_part') and seconds.role = 'denominator')
        or (firsts.role = 'later_level' and seconds.role = 'baseline')
    union all
    select
        primary_readings.reading_id,
        primary_readings.unit as first_unit,
        primary_readings.count_basis as first_count_basis,
        primary_readings.area_id as first_area_id,
        inputs.unit as second_unit,
        inputs.count_basis as second_count_basis,
        inputs.area_id as second_area_id
    from primary_readings
    inner join inputs on primary_readings.reading_id = inputs.reading_id
    where inputs.role in ('derived_from', 'numerator', 'numerator_part', 'later_level')
),

pair_comparability as (
    select
        compared_pairs.reading_id,
        unit_pairs.comparability as unit_comparability,
        basis_pairs.comparability as basis_comparability,
        area_pairs.comparability as area_comparability
    from compared_pairs
    inner join comparable_values as unit_pairs
        on
            unit_pairs.dimension = 'unit'
            and compared_pairs.first_unit = unit_pairs.first_value
            and compared_pairs.second_unit = unit_pairs.second_value
    inner join comparable_values as basis_pairs
        on
            basis_pairs.dimension = 'count_basis'
            and compared_pairs.first_count_basis = basis_pairs.first_value
            and compared_pairs.second_count_basis = basis_pairs.second_value
    inner join comparable_values as area_pairs
        on
            area_pairs.dimension = 'area'
            and compared_pairs.first_area_id = area_pairs.first_value
            and compared_pairs.second_area_id = area_pairs.second_value
),

reading_periods as (
    select
        bases.reading_id,
        bool_or(
            parts.period_id <> bases.period_id
            and not list_has_any([parts.period_id, bases.period_id], ['not-stated', 'unresolved'])
        ) as differs_in_period
    from inputs as bases
    inner join inputs as parts on bases.reading_id = parts.reading_id
    where bases.role = 'denominator' and parts.role in ('numerator', 'numerator_part')
    group by bases.reading_id
),

reading_comparability as (
    select
        pair_comparability.reading_id,
        bool_or(pair_comparability.unit_comparability = 'different') as differs_in_unit,
        bool_or(pair_comparability.basis_comparability = 'different') as differs_in_count_basis,
        bool_or(pair_comparability.area_comparability = 'different') as differs_in_area,
        bool_or('unstated' in (
            pair_comparability.unit_comparability,
            pair_comparability.basis_comparability,
            pair_comparability.area_comparability
        )) as is_unstated
    from pair_comparability
    group by pair_comparability.reading_id
),

input_roles as (
    select
        inputs.reading_id,
        bool_or(inputs.role in ('numerator', 'numerator_part')) as has_numerator,
        bool_or(inputs.role = 'denominator') as has_denominator,
        bool_or(inputs.role = 'later_level') as has_later_level,
        bool_or(inputs.role = 'baseline') as has_baseline,
        bool_or(inputs.role = 'derived_from') as has_comparator
    from inputs
    group by inputs.reading_id
)

select
    primary_readings.reading_id,
    primary_readings.figure_id,
    primary_readings.family,
    case
        when reading_comparability.reading_id is null then null
        when
            reading_comparability.differs_in_unit
            or reading_comparability.differs_in_count_basis
            or reading_comparability.differs_in_area
            or reading_periods.differs_in_period
            then 'different'
        when reading_comparability.is_unstated then 'unstated'
        else 'same'
    end as comparability,
    case
        when primary_readings.family = 'share' and not coalesce(input_roles.has_numerator, false) then 'no_parts'
        when primary_readings.family = 'share' and not input_roles.has_denominator then 'denominator'
        when
            primary_readings.family = 'change'
            and not (coalesce(input_roles.has_later_level, false) and input_roles.has_baseline)
            then 'no_comparator'
        when primary_readings.family = 'bound' and not coalesce(input_roles.has_comparator, false) then 'no_comparator'
        when reading_comparability.differs_in_unit then 'unit'
        when reading_comparability.differs_in_count_basis then 'count_basis'
        when reading_comparability.differs_in_area then 'coverage'
        when reading_periods.differs_in_period then 'period'
    end as refusal_reason
from primary_readings
left join input_roles on primary_readings.reading_id = input_roles.reading_id
left join reading_comparability on primary_readings.reading_id = reading_comparability.reading_id
left join reading_periods on primary_readings.reading_id = reading_periods.reading_id
order by primary_readings.reading_id
