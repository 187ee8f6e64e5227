-- what two annotators decided differently has a decision, what they decided alike none but neither, and it is followed
select
    compared_codes.pair_id,
    compared_codes.attribute,
    compared_codes.first_code,
    compared_codes.second_code,
    compared_codes.published_code,
    adjudications.decision
from compared_codes
full join adjudications
    on
        compared_codes.pair_id = adjudications.pair_id
        and compared_codes.attribute = adjudications.attribute
where
    compared_codes.pair_id is null
    or compared_codes.is_agreed <> (compared_codes.first_code is not distinct from compared_codes.second_code)
    or case adjudications.decision
        when 'first'
            then compared_codes.is_agreed or compared_codes.published_code is distinct from compared_codes.first_code
        when 'second'
            then compared_codes.is_agreed or compared_codes.published_code is distinct from compared_codes.second_code
        when 'neither'
            then
                compared_codes.published_code is not distinct from compared_codes.first_code
                or compared_codes.published_code is not distinct from compared_codes.second_code
        else
            not compared_codes.is_agreed or compared_codes.published_code is distinct from compared_codes.first_code
    end
order by compared_codes.pair_id, compared_codes.attribute
