"""Kinds of mutants that change the text of an article."""

import unicodedata
from collections.abc import Callable
from random import Random

from matter import CATALOGUE, SENTENCE, WORD, Base, Change, Kind, Piece, rows_path, text_path, with_hash

REFUSED = frozenset({"refused"})
EITHER = frozenset({"refused", "changed"})
KINDS: list[Kind] = []
DIGITS = "0123456789"
LATIN_TO_CYRILLIC = str.maketrans("aeopcxyAEOPCXBHKMT", "аеорсхуАЕОРСХВНКМТ")
FULL_WIDTH = str.maketrans(DIGITS, "０１２３４５６７８９")
ARABIC_INDIC = str.maketrans(DIGITS, "٠١٢٣٤٥٦٧٨٩")
SUPERSCRIPT = str.maketrans(DIGITS, "⁰¹²³⁴⁵⁶⁷⁸⁹")

Spot = tuple[str, int, int]


def kind(name: str, allowed: frozenset[str], count: int, group: str = "text") -> Callable:
    """Register the function that makes a mutant of this kind."""

    def register(make: Callable[[Base, Random], Change | None]) -> Callable:
        KINDS.append(Kind(name, group, allowed, count, make))
        return make

    return register


def rewrite(base: Base, article_id: str, pieces: list[Piece], what: str, rehash: bool = True) -> Change:
    """Return the change of a text to these pieces, with its hash in the catalogue."""
    old, new, origins = base.text(article_id), [], []
    for piece in pieces:
        if isinstance(piece, str):
            new.append(piece)
            origins += [None] * len(piece)
        else:
            new.append(old[slice(*piece)])
            origins += range(*piece)
    data = "".join(new).encode("utf-8")
    files: dict = {text_path(article_id): data}
    if rehash:
        files[CATALOGUE] = with_hash(base, article_id, data)
    places, words = traces(base, article_id, old, "".join(new), origins)
    if not rehash:
        places, words = (text_path(article_id),), ()
    return Change(what, files, places, words, frozenset(), article_id, tuple(origins))


def traces(
    base: Base, article_id: str, old: str, new: str, origins: list[int | None]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the lines of the text that differ, and the rows whose words stand where it was changed."""
    places, words = set(), set()
    cuts = [i for i in range(len(new) + 1) if is_cut(origins, i, len(old))]
    for cut in cuts:
        number = new.count("\n", 0, cut) + 1
        places.add(f"{text_path(article_id)}, line {number}")
        words |= {f"line {number} of the text", f"(line {number}: "}
    kept = {origin for origin in origins if origin is not None}
    seams = {origins[i - 1] + 1 for i in cuts if i and origins[i - 1] is not None}
    seams |= {origins[i] for i in cuts if i < len(origins) and origins[i] is not None}
    seams |= {i for i in range(len(old)) if i not in kept}
    rows = base.rows(rows_path(article_id))
    labels = {row["label"]: index for index, row in enumerate(rows)}
    moved = repeated(origins) | out_of_order(origins)
    for start, end, label in base.spans[article_id] + base.quotations[article_id]:
        if any(start <= seam <= end for seam in seams) or any(i in moved for i in (start, end - 1)):
            places.add(f"{rows_path(article_id)}, line {labels[label] + 2}")
            words.add(repr(old[start:end]))
    return tuple(sorted(places)), tuple(sorted(words))


def is_cut(origins: list[int | None], i: int, length: int) -> bool:
    """Tell whether what stands before a place of the new text did not stand before it in the old one."""
    before = origins[i - 1] if i else -1
    after = origins[i] if i < len(origins) else length
    return before is None or after is None or before + 1 != after


def repeated(origins: list[int | None]) -> set[int]:
    seen: set[int] = set()
    return {i for i in origins if i is not None and (i in seen or seen.add(i))}


def out_of_order(origins: list[int | None]) -> set[int]:
    """Return the old offsets that stand after a later one."""
    highest, found = -1, set()
    for i in origins:
        if i is not None:
            found |= {i} if i < highest else set()
            highest = max(highest, i)
    lowest, back = len(origins) + 10**9, set()
    for i in reversed(origins):
        if i is not None:
            back |= {i} if i > lowest else set()
            lowest = min(lowest, i)
    return found | back


def replace(base: Base, spot: Spot, new: str, what: str = "") -> Change:
    """Return the change of the characters of a spot to others."""
    article_id, start, end = spot
    old = base.text(article_id)
    number = old.count("\n", 0, start) + 1
    said = what or f"{old[start:end]!r} to {new!r}"
    whole: list[Piece] = [(0, start), new, (end, len(old))]
    return rewrite(base, article_id, whole, f"{article_id}, line {number}: {said}")


def mention_spots(base: Base, kinds: tuple[str, ...]) -> list[Spot]:
    """Return the offsets of the mentions of some kinds."""
    spots = []
    for article_id in base.article_ids:
        kind_of = {row["label"]: row["kind"] for row in base.rows(rows_path(article_id))}
        spots += [(article_id, s, e) for s, e, label in base.spans[article_id] if kind_of[label] in kinds]
    return spots


FIGURES = "count share ratio rate change share_without_numeral trend rank comparison".split()


def digit_spots(base: Base, kinds: tuple[str, ...]) -> list[Spot]:
    """Return every digit inside the mentions of some kinds."""
    return [
        (article_id, i, i + 1)
        for article_id, start, end in mention_spots(base, kinds)
        for i in range(start, end)
        if base.text(article_id)[i] in DIGITS
    ]


def word_spots(base: Base, where: str) -> list[Spot]:
    """Return the words of prose, of quotations (outside mentions), or of mentions."""
    spots = []
    for article_id in base.article_ids:
        for match in WORD.finditer(base.text(article_id)):
            inside = touches(base.spans[article_id], match)
            quoted = touches(base.quotations[article_id], match)
            if where == ("mention" if inside else "quotation" if quoted else "prose"):
                spots.append((article_id, *match.span()))
    return spots


def touches(spans: list[tuple[int, int, str]], match) -> bool:
    return any(start <= match.end() and match.start() <= end for start, end, _ in spans)


def other_digit(base: Base, spot: Spot, rng: Random) -> Change:
    digit = base.text(spot[0])[spot[1]]
    return replace(base, spot, rng.choice(DIGITS.replace(digit, "")))


def add_digit(base: Base, spot: Spot, rng: Random) -> Change:
    article_id, start, _ = spot
    return replace(base, (article_id, start, start), rng.choice(DIGITS))


def drop_digit(base: Base, spot: Spot, rng: Random) -> Change:
    return replace(base, spot, "")


def swap_digit(base: Base, spot: Spot, rng: Random) -> Change | None:
    article_id, start, _ = spot
    two = base.text(article_id)[start : start + 2]
    if len(two) < 2 or two[1] not in DIGITS or two[0] == two[1]:
        return None
    return replace(base, (article_id, start, start + 2), two[::-1])


for name, edit, count in (
    ("changed", other_digit, 24),
    ("inserted", add_digit, 16),
    ("deleted", drop_digit, 16),
    ("swapped with the next", swap_digit, 12),
):
    for where, kinds, share in (
        ("figure", FIGURES, 1),
        ("date", ["date"], 2),
        ("dismissal", ["dismissed"], 2),
    ):

        @kind(f"digit of a {where} {name}", REFUSED, count // share)
        def _(base: Base, rng: Random, edit=edit, kinds=tuple(kinds)) -> Change | None:
            return edit(base, rng.choice(digit_spots(base, kinds)), rng)


def other_letter(base: Base, spot: Spot, rng: Random) -> Change | None:
    article_id, start, end = spot
    place = rng.randrange(start, end)
    letter = base.text(article_id)[place]
    new = rng.choice([c for c in "abcdefghijklmnopqrstuvwxyz" if c != letter.lower()])
    return replace(base, (article_id, place, place + 1), new)


def drop_word(base: Base, spot: Spot, rng: Random) -> Change:
    return replace(base, spot, "", f"the word {base.text(spot[0])[spot[1] : spot[2]]!r} deleted")


def double_word(base: Base, spot: Spot, rng: Random) -> Change:
    article_id, start, end = spot
    word, what = base.text(article_id)[start:end], f"the word {base.text(article_id)[start:end]!r} twice"
    # Of two alike at the start of a mention, the second is the one that stays in it.
    if any(first == start for first, *_ in base.spans[article_id] + base.quotations[article_id]):
        return replace(base, (article_id, start, start), f"{word} ", what)
    return replace(base, (article_id, end, end), f" {word}", what)


for name, edit in (
    ("letter changed", other_letter),
    ("word deleted", drop_word),
    ("word doubled", double_word),
):
    for where, allowed, count in (("mention", REFUSED, 12), ("quotation", REFUSED, 8), ("prose", EITHER, 14)):
        # A word of a mention that is doubled after it leaves the words of the mention as they are.
        fate = EITHER if edit is double_word and where == "mention" else allowed

        @kind(f"{name} in {'a ' if where != 'prose' else ''}{where}", fate, count)
        def _(base: Base, rng: Random, edit=edit, where=where) -> Change | None:
            return edit(base, rng.choice(word_spots(base, where)), rng)


def sentence_spots(base: Base) -> list[Spot]:
    return [
        (article_id, *match.span())
        for article_id in base.article_ids
        for match in SENTENCE.finditer(base.text(article_id))
    ]


@kind("sentence printed twice", EITHER, 24)
def sentence_twice(base: Base, rng: Random) -> Change:
    article_id, start, end = rng.choice(sentence_spots(base))
    whole: list[Piece] = [(0, end), " ", (start, len(base.text(article_id)))]
    return rewrite(base, article_id, whole, f"{article_id}: the sentence at {start} twice")


@kind("sentence deleted", EITHER, 16)
def sentence_deleted(base: Base, rng: Random) -> Change:
    return replace(base, rng.choice(sentence_spots(base)), "", "the sentence deleted")


@kind("two sentences swapped", EITHER, 30)
def sentences_swapped(base: Base, rng: Random) -> Change | None:
    spots = sentence_spots(base)
    first = rng.choice(spots)
    second = rng.choice([spot for spot in spots if spot[0] == first[0] and spot != first] or [first])
    if first == second:
        return None
    return swap(base, *sorted([first, second]))


def swap(base: Base, first: Spot, second: Spot) -> Change:
    article_id, start, end = first
    _, later_start, later_end = second
    pieces: list[Piece] = [
        (0, start),
        (later_start, later_end),
        (end, later_start),
        (start, end),
        (later_end, len(base.text(article_id))),
    ]
    what = f"{article_id}: the sentences at {start} and {later_start} swapped"
    return rewrite(base, article_id, pieces, what)


@kind("two paragraphs swapped", EITHER, 12)
def paragraphs_swapped(base: Base, rng: Random) -> Change | None:
    article_id = rng.choice(base.article_ids)
    spots, start = [], 0
    for paragraph in base.text(article_id).split("\n"):
        if paragraph:
            spots.append((article_id, start, start + len(paragraph)))
        start += len(paragraph) + 1
    first, second = sorted(rng.sample(spots, 2))
    return swap(base, first, second)


def prose_gap(base: Base, rng: Random) -> Spot:
    """Return the empty spot before a word of prose, away from mentions."""
    article_id, start, _ = rng.choice(word_spots(base, "prose"))
    return article_id, start, start


INSERTED = {
    "numeral": ("37", "2,404", "0.5", "1,000,000", "7th", "2/3", "3-4", "£40", "9pm"),
    "number word": ("seven", "Nineteen", "forty-two", "two hundred", "a dozen", "ZERO", "nought"),
    "fraction": ("two thirds", "a half", "three-quarters", "one in nine", "a tenth"),
    "per cent": ("12 per cent", "8%", "five percent", "3.5 percentage points", "40‰"),
    "ordinal": ("second", "twenty-first", "21st", "seventh"),
    "magnitude": ("dozens", "hundreds", "Thousands", "millions", "scores", "tens of thousands"),
    "multiple": ("doubled", "twofold", "trebled", "twice", "halved"),
    "date": ("3 May 2014", "March", "in 1999", "2019/20", "Christmas 2018", "12.03.2015", "the 1990s"),
    "relative time": ("last month", "the previous year", "this week", "years ago", "next year"),
    "share word": ("the majority", "a minority", "half"),
    "the word most": ("most", "Most of"),
    "numeral of another script": ("４２", "٤٢", "४२", "𝟒𝟐", "４２ per cent", "༤༢"),
    "numeral character": ("½", "¾", "⅔", "x²", "Ⅳ", "①", "⁹", "㊷", "🄁", "❷"),
}
for name, expressions in INSERTED.items():
    for expression in expressions:

        @kind(f"{name} inserted in prose", REFUSED, 2)
        def _(base: Base, rng: Random, expression=expression) -> Change:
            return replace(base, prose_gap(base, rng), f"{expression} ", f"{expression!r} inserted")


HIDDEN = {
    "soft hyphen": "sev\u00aden",
    "zero-width space": "sev\u200ben",
    "zero-width joiner": "four\u200dteen",
    "zero-width non-joiner": "twen\u200cty",
    "word joiner": "ei\u2060ght",
    "byte order mark": "ni\ufeffne",
    "Cyrillic letter": "s\u0435ven",
    "Greek letter": "f\u03bfur",
    "full-width letters": "ｓｅｖｅｎ",
    "ligature": "\ufb01fty",
    "ligature within": "\ufb01ve thousand",
    "combining mark": "se\u0301ven",
    "right-to-left override": "\u202eneves\u202c",
    "mathematical letters": "𝐬𝐞𝐯𝐞𝐧",
    "variation selector": "sev\ufe0fen",
    "invisible in per cent": "per\u00adcent",
    "non-breaking hyphen": "forty\u2011two",
    "line broken by a hyphen": "thou-\nsands",
    "narrow no-break space": "per\u202fcent",
    "invisible in a month": "Feb\u200bruary",
    "invisible in a relative time": "last\u2060 year",
}
for name, expression in HIDDEN.items():

    @kind("number word disguised and inserted in prose", REFUSED, 2)
    def _(base: Base, rng: Random, name=name, expression=expression) -> Change:
        return replace(base, prose_gap(base, rng), f"{expression} ", f"{expression!r} ({name}) inserted")


def encoded(name: str, count: int, encode: Callable[[str, Random], bytes], allowed=REFUSED) -> None:
    for rehash in (True, False):

        @kind(f"{name}{'' if rehash else ', hash not updated'}", allowed if rehash else REFUSED, count)
        def _(base: Base, rng: Random, rehash=rehash) -> Change | None:
            article_id = rng.choice(base.article_ids)
            data = encode(base.text(article_id), rng)
            files = {text_path(article_id): data}
            if rehash:
                files[CATALOGUE] = with_hash(base, article_id, data)
            return Change(
                f"{article_id}: {name}", files, (text_path(article_id),), (), frozenset(), article_id
            )


def insert_bytes(text: str, rng: Random, new: bytes) -> bytes:
    place = rng.randrange(len(text))
    return text[:place].encode("utf-8") + new + text[place:].encode("utf-8")


encoded("text in UTF-16", 2, lambda text, rng: text.encode("utf-16"))
encoded("text in UTF-16 without a mark", 2, lambda text, rng: text.encode("utf-16-le"))
encoded("text in Latin-1", 3, lambda text, rng: text.encode("cp1252", "replace"))
encoded("invalid UTF-8 in a text", 4, lambda text, rng: insert_bytes(text, rng, b"\xff"))
encoded("cut UTF-8 in a text", 2, lambda text, rng: insert_bytes(text, rng, b"\xe2\x80"))
encoded("surrogate in a text", 2, lambda text, rng: insert_bytes(text, rng, b"\xed\xa0\x80"))
encoded("NUL in a text", 3, lambda text, rng: insert_bytes(text, rng, b"\0"))
encoded("text with CRLF", 3, lambda text, rng: text.replace("\n", "\r\n").encode("utf-8"))
encoded("text with CR", 3, lambda text, rng: text.replace("\n", "\r").encode("utf-8"))
encoded("carriage return in a text", 3, lambda text, rng: insert_bytes(text, rng, b"\r"))
encoded("empty text", 2, lambda text, rng: b"")
encoded("text of white space", 2, lambda text, rng: b" \n\n")


def letters(name: str, old: str, new: str, count: int, allowed_in_mention: frozenset[str] = REFUSED) -> None:
    """Register the kinds that put new in the place of old: inside mentions and in prose."""
    for where, allowed in (("mention", allowed_in_mention), ("prose", EITHER)):

        @kind(f"{name} in {'a mention' if where == 'mention' else 'prose'}", allowed, count)
        def _(base: Base, rng: Random, where=where) -> Change | None:
            spots = character_spots(base, old, where)
            return replace(base, rng.choice(spots), new) if spots else None


def character_spots(base: Base, old: str, where: str) -> list[Spot]:
    """Return where characters stand inside mentions, or outside all rows; '' stands between any two."""
    spots = []
    for article_id in base.article_ids:
        text = base.text(article_id)
        taken = base.spans[article_id] + base.quotations[article_id]
        for start in range(1, len(text) - len(old)):
            end = start + len(old)
            if text[start:end] != old:
                continue
            is_inside = any(
                (s < start and end < e) or s <= start < end <= e for s, e, _ in base.spans[article_id]
            )
            is_outside = all(end < s or e < start for s, e, _ in taken)
            if is_inside if where == "mention" else is_outside:
                spots.append((article_id, start, end))
    return spots


for name, old, new in (
    ("no-break space", " ", "\u00a0"),
    ("thin space", " ", "\u2009"),
    ("narrow no-break space", " ", "\u202f"),
    ("tab", " ", "\t"),
    ("two spaces", " ", "  "),
    ("ideographic space", " ", "\u3000"),
    ("line break", " ", "\n"),
    ("line separator", " ", "\u2028"),
    ("next line", " ", "\u0085"),
    ("form feed", " ", "\f"),
    ("non-breaking hyphen", "", "\u2011"),
    ("figure dash", "", "\u2012"),
    ("minus sign", "", "\u2212"),
    ("soft hyphen", "", "\u00ad"),
    ("zero-width space", "", "\u200b"),
    ("zero-width joiner", "", "\u200d"),
    ("word joiner", "", "\u2060"),
    ("right-to-left mark", "", "\u200f"),
    ("right-to-left override", "", "\u202e"),
    ("ligature", "fi", "\ufb01"),
    ("decomposed accent", "e", "e\u0301"),
    ("curly for straight mark", "'", "’"),
    ("straight for curly mark", "’", "'"),
):
    letters(name, old, new, 3)


@kind("Cyrillic look-alike letter in a mention", REFUSED, 6)
def cyrillic_in_mention(base: Base, rng: Random) -> Change | None:
    return look_alike(base, rng, "mention", LATIN_TO_CYRILLIC)


@kind("Cyrillic look-alike letter in prose", EITHER, 6)
def cyrillic_in_prose(base: Base, rng: Random) -> Change | None:
    return look_alike(base, rng, "prose", LATIN_TO_CYRILLIC)


def look_alike(base: Base, rng: Random, where: str, table: dict) -> Change | None:
    article_id, start, end = rng.choice(word_spots(base, where))
    place = rng.randrange(start, end)
    letter = base.text(article_id)[place]
    new = letter.translate(table)
    return None if new == letter else replace(base, (article_id, place, place + 1), new)


for name, table in (
    ("full-width digits", FULL_WIDTH),
    ("Arabic-Indic digits", ARABIC_INDIC),
    ("superscript digits", SUPERSCRIPT),
):

    @kind(f"{name} in a mention", REFUSED, 4)
    def _(base: Base, rng: Random, table=table) -> Change:
        article_id, start, end = rng.choice(digit_spots(base, (*FIGURES, "date", "dismissed")))
        return replace(base, (article_id, start, end), base.text(article_id)[start:end].translate(table))


for name, new in (
    ("space", " "),
    ("full stop", "."),
    ("apostrophe", "'"),
    ("nothing", ""),
    ("thin space", "\u2009"),
):

    @kind("digit group separator changed", REFUSED, 5)
    def _(base: Base, rng: Random, name=name, new=new) -> Change | None:
        spots = character_spots(base, ",", "mention")
        return replace(base, rng.choice(spots), new, f"the separator to {name}") if spots else None


@kind("digit group separator moved", REFUSED, 5)
def separator_moved(base: Base, rng: Random) -> Change | None:
    article_id, start, _ = rng.choice(character_spots(base, ",", "mention"))
    digit = base.text(article_id)[start + 1]
    return replace(base, (article_id, start, start + 2), f"{digit},")


BESIDE = {
    "emoji": "🙂",
    "right-to-left mark": "\u200f",
    "right-to-left override": "\u202e",
    "zero-width space": "\u200b",
    "bullet": "•",
    "opening bracket": "(",
}
for name, mark in BESIDE.items():

    @kind("character put before a mention", EITHER, 4)
    def _(base: Base, rng: Random, name=name, mark=mark) -> Change:
        article_id, start, _ = rng.choice(mention_spots(base, (*FIGURES, "date")))
        return replace(base, (article_id, start, start), mark, f"{name} before a mention")


GLUED = {
    "digit": "7",
    "letter": "k",
    "combining mark": "\u0301",
    "enclosing mark": "\u20e3",
    "superscript": "²",
    "per cent sign": "%",
    "decimal": ".5",
    "group": ",000",
    "fraction": "½",
    "degree": "°",
    "letter behind a zero-width space": "\u200bk",
    "digit behind a word joiner": "\u20607",
    "letter behind a soft hyphen": "\u00adfold",
    "minus and digit": "-9",
    "combining stroke": "\u0338",
}
for name, mark in GLUED.items():

    @kind("numeral continued right after a mention", REFUSED, 3)
    def _(base: Base, rng: Random, name=name, mark=mark) -> Change | None:
        spots = [
            spot
            for spot in mention_spots(base, (*FIGURES, "date"))
            if base.text(spot[0])[spot[2] - 1] in DIGITS
        ]
        article_id, _, end = rng.choice(spots)
        return replace(base, (article_id, end, end), mark, f"{name} right after a mention")


for name, mark in (
    ("minus sign", "−"),
    ("hyphen", "-"),
    ("decimal point", "."),
    ("digit and point", "1."),
    ("letter", "x"),
):

    @kind("numeral begun right before a mention", REFUSED, 3)
    def _(base: Base, rng: Random, name=name, mark=mark) -> Change | None:
        spots = [
            spot for spot in mention_spots(base, ("count", "share")) if base.text(spot[0])[spot[1]] in DIGITS
        ]
        article_id, start, _ = rng.choice(spots)
        return replace(base, (article_id, start, start), mark, f"{name} right before a mention")


HEDGES = ("nearly", "almost", "more than", "about", "fewer than", "up to", "at least", "just under")
for hedge in HEDGES:

    @kind("hedge inserted before a figure", REFUSED, 2)
    def _(base: Base, rng: Random, hedge=hedge) -> Change:
        article_id, start, _ = rng.choice(mention_spots(base, ("count", "share")))
        return replace(base, (article_id, start, start), f"{hedge} ", f"{hedge!r} before a figure")


@kind("accents decomposed in the whole text", EITHER, 3)
def decomposed(base: Base, rng: Random) -> Change | None:
    return normalised(base, rng, "NFD")


@kind("text in compatibility form", EITHER, 3)
def compatibility(base: Base, rng: Random) -> Change | None:
    return normalised(base, rng, "NFKC")


def normalised(base: Base, rng: Random, form: str) -> Change | None:
    article_id = rng.choice(base.article_ids)
    pieces: list[Piece] = []
    for place, character in enumerate(base.text(article_id)):
        new = unicodedata.normalize(form, character)
        pieces.append((place, place + 1) if new == character else new)
    if not any(isinstance(piece, str) for piece in pieces):
        return None
    return rewrite(base, article_id, pieces, f"{article_id}: {form}")


@kind("byte order mark before a text", EITHER, 3)
def byte_order_mark(base: Base, rng: Random) -> Change:
    article_id = rng.choice(base.article_ids)
    return replace(base, (article_id, 0, 0), "\ufeff", "a byte order mark")


@kind("line feed added at the end", EITHER, 3)
def line_feed_at_end(base: Base, rng: Random) -> Change:
    article_id = rng.choice(base.article_ids)
    length = len(base.text(article_id))
    return replace(base, (article_id, length, length), "\n", "a line feed at the end")


@kind("text changed, hash not updated", REFUSED, 20)
def hash_not_updated(base: Base, rng: Random) -> Change:
    article_id = rng.choice(base.article_ids)
    text = base.text(article_id)
    place = rng.randrange(len(text))
    new = rng.choice(["", "x", " ", "7", "\u200b", "."])
    pieces: list[Piece] = [(0, place), new, (place + (not new), len(text))]
    return rewrite(base, article_id, pieces, f"{article_id}: {new!r} at {place}", rehash=False)
