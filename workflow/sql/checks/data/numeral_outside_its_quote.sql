-- a quote holds the numeral that was read from it, as words of its own, and a value was read from a numeral
with
printed as (
    select
        figures.figure_id,
        figures.value,
        figures.value_text,
        mentions.quote,
        -- A mark replaces the numeral, because DuckDB takes a millisecond to read a pattern made of each numeral.
        replace(mentions.quote, figures.value_text, chr(1)) as marked
    from figures
    inner join mentions on figures.mention_id = mentions.mention_id
)

select
    printed.figure_id,
    printed.value_text,
    printed.quote
from printed
where
    not contains(printed.quote, printed.value_text)
    -- The numeral must not be a part of a longer word, or of a longer number such as 13,568 or 4.5.
    or not regexp_matches(
        printed.marked,
        '(^|[^\pL\pN.,\x01]|(^|[^\pN\x01])[.,])\x01($|[^\pL\pN.,\x01]|[.,]($|[^\pN\x01]))'
    )
    or (printed.value is not null and printed.value_text is null)
order by printed.figure_id
