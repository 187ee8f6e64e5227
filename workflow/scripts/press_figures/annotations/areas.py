"""Compare the code of an area with the words that the article prints for it."""

from press_figures.errors import Problem
from press_figures.tables.csv_files import Row, Table
from press_figures.texts.words import longest_first, words_in


def area_problems(table: Table, areas: Table, area_words: Table) -> list[Problem]:
    """Find printed words for an area that name another area, or no area in the lists.

    Words for one area, such as the name of a county, come first. Words such as the force or nationally come
    second, because they can mean any area of a type.
    """
    known = known_words(areas, area_words)
    types = {row["area_id"]: row["area_type"] for row in areas.rows}
    texts = {row["area_text"] for row in table.rows}
    naming = {text: words_in(text, known) for text in texts}
    problems = []
    for index, row in enumerate(table.rows):
        if not row["area_text"] or row["area"] not in types:
            continue
        found = naming[row["area_text"]]
        named = {words: entry for words, entry in found.items() if entry["area_id"]} or found
        if any(fits(entry, row["area"], types[row["area"]]) for entry in named.values()):
            continue
        said = " and ".join(f"{words!r}, words for {meaning(entry)}" for words, entry in named.items())
        problems.append(
            Problem(
                table.place(index, "area_text"),
                f"{row['area_text']!r} for the area {row['area']!r}, which has "
                f"{said or 'no words of areas.csv or area_words.csv'}",
                f"words that name {row['area']!r}",
                "Read the sentence again: correct the area or area_text, or add the words to "
                "raw/reference/area_words.csv.",
            )
        )
    return problems


def known_words(areas: Table, area_words: Table) -> dict[str, Row]:
    """Return the area or the types that each name or listed words mean; keys in lower case, longest first."""
    names = {row["name"].lower(): {"area_id": row["area_id"], "area_types": ""} for row in areas.rows}
    return longest_first(names | {row["words"].lower(): row for row in area_words.rows})


def fits(entry: Row, area_id: str, area_type: str) -> bool:
    if entry["area_id"]:
        return entry["area_id"] == area_id
    return not entry["area_types"] or area_type in entry["area_types"].split()


def meaning(entry: Row) -> str:
    return repr(entry["area_id"]) if entry["area_id"] else f"an area of the type {entry['area_types']}"
