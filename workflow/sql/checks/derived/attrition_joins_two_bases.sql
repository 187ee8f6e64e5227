-- no stage of attrition is a share of a whole that was counted on another basis, and every stage has a share or a reason
select
    attrition.attrition_id,
    parts.count_basis as part_basis,
    wholes.count_basis as whole_basis,
    attrition.outcome_share_id,
    attrition.reason
from attrition
left join figures as parts on attrition.figure_id = parts.figure_id
left join figures as wholes on attrition.whole_figure_id = wholes.figure_id
where
    (attrition.outcome_share_id is null) = (attrition.reason is null)
    or (
        attrition.outcome_share_id is not null
        and (
            [parts.count_basis, wholes.count_basis] = ['recorded', 'closed']
            or [parts.count_basis, wholes.count_basis] = ['closed', 'recorded']
        )
    )
order by attrition.attrition_id
