-- one row per share and figure used, read from all disjoint counts within its outcome group
with
bases as (
    select
        share_inputs.figure_id,
        share_inputs.article_id,
        share_inputs.input_figure_id,
        share_inputs.root_figure_id,
        share_inputs.offence_id,
        share_inputs.area_id,
        share_inputs.period_id,
        claims.outcome_group_id
    from share_inputs
    inner join figures as claims on share_inputs.figure_id = claims.figure_id
    where share_inputs.role = 'denominator'
),

printed_parts as (
    select
        bases.figure_id,
        bases.input_figure_id as base_figure_id,
        cells.figure_id as part_figure_id,
        cells.outcome_group_id
    from bases
    inner join cells
        on
            bases.article_id = cells.article_id
            and bases.offence_id = cells.offence_id
            and bases.area_id = cells.area_id
            and bases.period_id = cells.period_id
            -- The base is no part of itself.
            and bases.root_figure_id <> cells.figure_id
    inner join outcome_group_pairs
        on
            cells.outcome_group_id = outcome_group_pairs.first_group_id
            and bases.outcome_group_id = outcome_group_pairs.second_group_id
            and outcome_group_pairs.is_within
),

-- Two parts share no case if their groups share no type, or if the article adds one to the other.
part_pairs as (
    select
        firsts.figure_id,
        firsts.part_figure_id,
        bool_and(
            coalesce(outcome_group_pairs.is_disjoint, false)
            or additions.first_figure_id is not null
        ) as is_disjoint_from_others,
        count(*) as other_count
    from printed_parts as firsts
    inner join printed_parts as seconds
        on firsts.figure_id = seconds.figure_id and firsts.part_figure_id <> seconds.part_figure_id
    left join outcome_group_pairs
        on
            firsts.outcome_group_id = outcome_group_pairs.first_group_id
            and seconds.outcome_group_id = outcome_group_pairs.second_group_id
    left join additions
        on firsts.part_figure_id = additions.first_figure_id and seconds.part_figure_id = additions.second_figure_id
    group by firsts.figure_id, firsts.part_figure_id
),

claims_with_disjoint_parts as (
    select part_pairs.figure_id
    from part_pairs
    group by part_pairs.figure_id
    having bool_and(part_pairs.is_disjoint_from_others)
)

select distinct
    printed_parts.figure_id,
    '' as detail,
    unnest(['denominator', 'numerator']) as role,
    unnest([printed_parts.base_figure_id, printed_parts.part_figure_id]) as input_figure_id
from printed_parts
inner join claims_with_disjoint_parts on printed_parts.figure_id = claims_with_disjoint_parts.figure_id
order by printed_parts.figure_id, detail, role, input_figure_id
