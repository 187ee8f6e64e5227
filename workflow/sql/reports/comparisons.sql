-- one row per share of a police force set against the share of the nation
with
labelled_shares as (
    select
        outcome_shares.*,
        split_part(coalesce(outcome_shares.numerator_figure_id, outcome_shares.share_figure_id), '.', 2) as label
    from outcome_shares
)

select
    comparisons.comparison_id,
    comparisons.article_id,
    articles.publisher,
    comparisons.force_area_id,
    force_areas.name as force_area,
    nation_areas.name as nation_area,
    offences.name as offence,
    outcome_groups.name as outcome_group,
    periods.name as period,
    forces.label as force_label,
    nations.label as nation_label,
    forces.share_basis as force_basis,
    forces.numerator as force_numerator,
    forces.denominator as force_denominator,
    forces.low_numerator as force_low_numerator,
    forces.low_denominator as force_low_denominator,
    forces.low_inclusive as force_low_inclusive,
    forces.high_numerator as force_high_numerator,
    forces.high_denominator as force_high_denominator,
    forces.high_inclusive as force_high_inclusive,
    nations.low_numerator as nation_low_numerator,
    nations.low_denominator as nation_low_denominator,
    nations.low_inclusive as nation_low_inclusive,
    nations.high_numerator as nation_high_numerator,
    nations.high_denominator as nation_high_denominator,
    nations.high_inclusive as nation_high_inclusive,
    comparisons.difference_low_numerator,
    comparisons.difference_low_denominator,
    comparisons.difference_low_inclusive,
    comparisons.difference_high_numerator,
    comparisons.difference_high_denominator,
    comparisons.difference_high_inclusive,
    comparisons.force_is,
    comparisons.force_wilson_low,
    comparisons.force_wilson_high,
    comparisons.nation_wilson_low,
    comparisons.nation_wilson_high,
    comparisons.comparability,
    comparisons.caveats
from force_nation_comparisons as comparisons
inner join articles on comparisons.article_id = articles.article_id
inner join areas as force_areas on comparisons.force_area_id = force_areas.area_id
inner join areas as nation_areas on comparisons.nation_area_id = nation_areas.area_id
inner join offences on comparisons.offence_id = offences.offence_id
inner join outcome_groups on comparisons.outcome_group_id = outcome_groups.outcome_group_id
inner join periods on comparisons.period_id = periods.period_id
inner join labelled_shares as forces on comparisons.force_share_id = forces.outcome_share_id
inner join labelled_shares as nations on comparisons.nation_share_id = nations.outcome_share_id
order by offences.name, force_areas.name, periods.name, comparisons.comparison_id
