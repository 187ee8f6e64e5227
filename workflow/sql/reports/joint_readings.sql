-- one row per article and reading that decides at least two of its claims
select
    joint_readings.article_id,
    articles.publisher,
    joint_readings.joint_reading_id,
    reading_rules.name as rule_name,
    periods.name as period,
    joint_readings.claim_count,
    joint_readings.holding_count,
    joint_readings.holds_together
from joint_readings
inner join articles on joint_readings.article_id = articles.article_id
inner join reading_rules on joint_readings.reading = reading_rules.reading_rule_id
left join periods
    on joint_readings.joint_reading_id = concat_ws('.', joint_readings.article_id, joint_readings.reading, periods.period_id)
where joint_readings.claim_count > 1
order by joint_readings.article_id, joint_readings.reading <> 'primary', joint_readings.joint_reading_id
