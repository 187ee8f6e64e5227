-- one row per quotation, in order of place
select
    quotations.article_id,
    quotations.line_number,
    quotations.opening_words,
    quotations.word_count,
    speakers.name as speaker,
    speakers.role,
    organisations.name as organisation
from quotations
inner join speakers on quotations.speaker_id = speakers.speaker_id
inner join organisations on quotations.organisation_id = organisations.organisation_id
order by quotations.article_id, quotations.start_char
