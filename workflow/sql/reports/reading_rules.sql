-- one row per reading rule with how many readings it gave, in the order of the list
select
    reading_rules.reading_rule_id,
    reading_rules.name,
    reading_rules.definition,
    count(readings.reading_id) as reading_count
from reading_rules
left join readings on reading_rules.reading_rule_id = readings.reading
group by reading_rules.reading_rule_id, reading_rules.name, reading_rules.definition
order by
    list_position(
        [
            'primary', 'other_period', 'pooled_periods', 'other_total', 'sum_of_parts', 'open_world', 'closed_world',
            'rest_of', 'precise_twin', 'percentage_points', 'area_whole', 'other_article', 'half_even', 'claim_rounded',
            'operands_rounded', 'truncation'
        ],
        reading_rules.reading_rule_id
    ),
    reading_rules.reading_rule_id
