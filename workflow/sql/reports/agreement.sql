-- one row per attribute that two annotators decided, words and spans first
select
    annotator_agreement.attribute,
    annotator_agreement.compared_count,
    annotator_agreement.agreed_count,
    annotator_agreement.alpha,
    firsts.annotator_type as first_annotator_type,
    seconds.annotator_type as second_annotator_type
from annotator_agreement
inner join annotators as firsts on annotator_agreement.first_annotator_id = firsts.annotator_id
inner join annotators as seconds on annotator_agreement.second_annotator_id = seconds.annotator_id
order by
    array_position(['word', 'span', 'kind'], annotator_agreement.attribute) nulls last,
    annotator_agreement.first_annotator_id,
    annotator_agreement.second_annotator_id,
    annotator_agreement.attribute
