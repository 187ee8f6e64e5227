-- one row per share and figure used, read with its numerator as the least it can be
with
narrow_numerators as (
    select share_inputs.figure_id
    from share_inputs
    inner join figures as claims on share_inputs.figure_id = claims.figure_id
    inner join outcome_group_pairs
        on
            share_inputs.outcome_group_id = outcome_group_pairs.first_group_id
            and claims.outcome_group_id = outcome_group_pairs.second_group_id
    where share_inputs.role = 'numerator'
    group by share_inputs.figure_id
    -- The numerator has only some of the outcome types of the claim, so there may be more.
    having bool_and(outcome_group_pairs.is_strictly_within)
)

select
    share_inputs.figure_id,
    '' as detail,
    if(share_inputs.role = 'numerator', 'numerator_part', share_inputs.role) as role,
    share_inputs.input_figure_id
from share_inputs
inner join narrow_numerators on share_inputs.figure_id = narrow_numerators.figure_id
order by share_inputs.figure_id, detail, role, share_inputs.input_figure_id
