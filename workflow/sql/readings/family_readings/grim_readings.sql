-- one row per share of which only the base is printed: some whole number of it must give the printed share
select
    share_inputs.figure_id,
    'grim' as family,
    'primary' as reading,
    '' as detail,
    true as is_primary,
    'same_text' as evidence_scope,
    share_inputs.role,
    share_inputs.input_figure_id
from share_inputs
inner join figures as claims on share_inputs.figure_id = claims.figure_id
where
    share_inputs.role = 'denominator'
    and claims.value_numerator is not null
    and share_inputs.figure_id not in (
        select parts.figure_id from share_inputs as parts
        where parts.role in ('numerator', 'numerator_part')
    )
order by share_inputs.figure_id
