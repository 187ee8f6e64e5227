-- one row per attribute that two annotators decided, words and spans first
with
filled as (
    select
        annotation_pairs.first_annotator_id,
        annotation_pairs.second_annotator_id,
        compared_codes.attribute,
        count_if(coalesce(compared_codes.first_code, compared_codes.second_code) is not null) as filled_count
    from compared_codes
    inner join annotation_pairs on compared_codes.pair_id = annotation_pairs.pair_id
    group by annotation_pairs.first_annotator_id, annotation_pairs.second_annotator_id, compared_codes.attribute
)

select
    annotator_agreement.attribute,
    annotator_agreement.compared_count,
    annotator_agreement.agreed_count,
    annotator_agreement.alpha,
    annotator_agreement.alpha_basis,
    -- Words are compared one by one and have no codes, so that all of them are filled.
    coalesce(filled.filled_count, annotator_agreement.compared_count) as filled_count,
    firsts.annotator_type as first_annotator_type,
    seconds.annotator_type as second_annotator_type
from annotator_agreement
inner join annotators as firsts on annotator_agreement.first_annotator_id = firsts.annotator_id
inner join annotators as seconds on annotator_agreement.second_annotator_id = seconds.annotator_id
left join filled
    on
        annotator_agreement.first_annotator_id = filled.first_annotator_id
        and annotator_agreement.second_annotator_id = filled.second_annotator_id
        and annotator_agreement.attribute = filled.attribute
order by
    array_position(['word', 'span', 'kind'], annotator_agreement.attribute) nulls last,
    annotator_agreement.first_annotator_id,
    annotator_agreement.second_annotator_id,
    annotator_agreement.attribute
