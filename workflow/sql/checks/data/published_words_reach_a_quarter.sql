-- words printed of an article stay below a quarter of it: in words, each wording once, and in characters, each place once
-- place: {article_place}
-- found: {published}
-- expected: at most {most}, less than a quarter of the text
-- action: Shorten quotes to the numeral and its hedge, or empty attribution_text, area_text, quantifier_text.
with
-- Each wording where it comes first in this order.
printed_words as (
    select mentions.article_id, mentions.quote as words, 1 as sort
    from mentions
    union all
    select quotations.article_id, quotations.opening_words as words, 2 as sort
    from quotations
    union all
    select
        figures.article_id,
        unnest([figures.attribution_text, figures.area_text, figures.quantifier_text]) as words,
        unnest([3, 4, 5]) as sort
    from figures
),

wordings as (
    select
        printed_words.article_id,
        min(printed_words.sort) as sort,
        length(regexp_extract_all(printed_words.words, '[^\s\pZ]+')) as word_count
    from printed_words
    where printed_words.words is not null
    group by printed_words.article_id, printed_words.words
),

word_counts as (
    select
        wordings.article_id,
        sum(wordings.word_count) as published_word_count,
        format(
            'quotes {}, opening words of quotations {}, attribution_text {}, area_text {}, quantifier_text {}',
            coalesce(sum(wordings.word_count) filter (where wordings.sort = 1), 0),
            coalesce(sum(wordings.word_count) filter (where wordings.sort = 2), 0),
            coalesce(sum(wordings.word_count) filter (where wordings.sort = 3), 0),
            coalesce(sum(wordings.word_count) filter (where wordings.sort = 4), 0),
            coalesce(sum(wordings.word_count) filter (where wordings.sort = 5), 0)
        ) as shares
    from wordings
    group by wordings.article_id
),

-- Words that are published with their place in the text.
placed_words as (
    select
        mentions.article_id,
        mentions.line_number,
        mentions.quote as words,
        mentions.start_char,
        mentions.end_char
    from mentions
    union all
    select
        quotations.article_id,
        quotations.line_number,
        quotations.opening_words as words,
        quotations.start_char,
        quotations.start_char + length(quotations.opening_words) as end_char
    from quotations
),

-- Words may overlap: each counts only behind the end of all words that begin before it.
uncovered_ends as (
    select
        placed_words.article_id,
        placed_words.end_char,
        greatest(
            placed_words.start_char,
            coalesce(
                max(placed_words.end_char) over (
                    partition by placed_words.article_id
                    order by placed_words.start_char, placed_words.end_char
                    rows between unbounded preceding and 1 preceding
                ),
                0
            )
        ) as uncovered_start
    from placed_words
),

-- Words that are published without their place: they are somewhere in the paragraph of a figure, which is one line.
paragraph_words as (
    select distinct
        figures.article_id,
        mentions.line_number,
        unnest([figures.attribution_text, figures.area_text, figures.quantifier_text]) as words
    from figures
    inner join mentions on figures.mention_id = mentions.mention_id
),

-- Words within other words of the same paragraph are counted already.
further_words as (
    select paragraph_words.article_id, paragraph_words.words
    from paragraph_words
    left join placed_words
        on
            paragraph_words.article_id = placed_words.article_id
            and paragraph_words.line_number = placed_words.line_number
            and contains(placed_words.words, paragraph_words.words)
    left join paragraph_words as longer
        on
            paragraph_words.article_id = longer.article_id
            and paragraph_words.line_number = longer.line_number
            and paragraph_words.words <> longer.words
            and contains(longer.words, paragraph_words.words)
    where paragraph_words.words is not null and placed_words.words is null and longer.words is null
),

character_counts as (
    select uncovered_ends.article_id, greatest(uncovered_ends.end_char - uncovered_ends.uncovered_start, 0) as characters
    from uncovered_ends
    union all
    select further_words.article_id, length(further_words.words) as characters
    from further_words
),

published_characters as (
    select character_counts.article_id, sum(character_counts.characters) as published_character_count
    from character_counts
    group by character_counts.article_id
)

select
    articles.article_id,
    if(
        word_counts.published_word_count * 4 >= articles.word_count,
        format(
            '{} of {} words to be published ({})',
            word_counts.published_word_count,
            articles.word_count,
            word_counts.shares
        ),
        format(
            '{} of {} characters to be published',
            published_characters.published_character_count,
            articles.character_count
        )
    ) as published,
    if(
        word_counts.published_word_count * 4 >= articles.word_count,
        (articles.word_count - 1) // 4,
        (articles.character_count - 1) // 4
    ) as most
from articles
left join word_counts on articles.article_id = word_counts.article_id
left join published_characters on articles.article_id = published_characters.article_id
where
    word_counts.published_word_count * 4 >= articles.word_count
    or published_characters.published_character_count * 4 >= articles.character_count
order by articles.article_id
