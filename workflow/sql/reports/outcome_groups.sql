-- one row per outcome group with its Home Office outcome types
select
    outcome_groups.name,
    outcome_groups.sentence_words,
    outcome_groups.group_type,
    outcome_groups.note,
    string_agg(
        outcome_group_types.outcome_type_id,
        ', '
        order by
            try_cast(regexp_extract(outcome_group_types.outcome_type_id, '[0-9]+') as integer),
            outcome_group_types.outcome_type_id
    ) as outcome_types
from outcome_groups
left join outcome_group_types on outcome_groups.outcome_group_id = outcome_group_types.outcome_group_id
group by all
order by outcome_groups.group_type, outcome_groups.name
