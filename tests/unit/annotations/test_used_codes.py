"""Codes that the workflow names must be in their lists, and the lists of these codes must be whole."""

import re

import pytest

from press_figures.annotations.used_codes import USED_CODES, used_code_problems
from press_figures.readings.formulas import FAMILIES, WHOLE_NUMBER_FAMILIES
from press_figures.tables.schemas import load_resources
from press_figures.texts.scanning import WORD_CLASSES

from .conftest import table

# Words that are quoted in the workflow as something else than a code of this list.
OTHER_MEANINGS = {
    "areas": {"essex"},  # In a query that stands as an example.
    "dismissal_reasons": {"identifier", "ordinal", "coverage"},  # A property, a word class, a reason.
    "outcome_types": {"0", "1", "5", "6", "14"},  # Numbers.
    "units": {"offence"},  # The column.
}


def lists_of_codes(root):
    """Return the names of the lists whose rows have a code of their own."""
    resources = load_resources(sorted(map(str, root.glob("workflow/schemas/tables/*.yml"))))
    keys = {name: resource["schema"].get("primaryKey", []) for (_, name), resource in resources.items()}
    listed = {path.stem for path in (root / "raw" / "reference").glob("*.csv")}
    return sorted(name for name in listed if len(keys[name]) == 1 and keys[name][0].endswith("_id"))


@pytest.fixture(scope="module")
def codes_of(reference):
    """Return a function that gives the codes of a list, which are in its first column."""
    return lambda name: [next(iter(row.values())) for row in reference(name)]


@pytest.fixture(scope="module")
def sources(root):
    """Return code, SQL and templates of the workflow without the list of codes itself."""
    paths = [path for end in ("py", "sql", "j2") for path in sorted((root / "workflow").rglob(f"*.{end}"))]
    return "\n".join(path.read_text(encoding="utf-8") for path in paths if path.name != "used_codes.py")


def test_every_code_that_the_workflow_quotes_is_asked_for(root, codes_of, sources):
    quoted = set(re.findall(r"""(?<![\w-])['"]([\w-]+)['"]""", sources))
    for name in lists_of_codes(root):
        unasked = {code for code in codes_of(name) if code in quoted} - OTHER_MEANINGS.get(name, set())
        assert unasked <= set(USED_CODES.get(name, ())), name


def test_every_code_that_is_asked_for_is_in_its_list_and_in_the_workflow(codes_of, sources):
    for name, codes in USED_CODES.items():
        assert set(codes) <= set(codes_of(name)), name
        assert [code for code in codes if code not in sources] == [], name
        assert len(codes) == len(set(codes)), name


@pytest.mark.parametrize(("name", "code"), [("families", "trend"), ("caveats", "outcome_groups_differ")])
def test_a_renamed_code_is_refused_with_the_name_that_it_may_have_got(codes_of, name, code):
    path = f"raw/reference/{name}.csv"
    rows = [{"id": f"{row}x" if row == code else row} for row in codes_of(name)]
    (problem,) = used_code_problems({name: table(path, *rows)})
    assert str(problem) == (
        f"{path}: found no row '{code}' (did you mean '{code}x'?); expected a row that the workflow names. "
        "Restore the row; a new code stands beside it and needs its code or SQL."
    )


def test_number_words_without_a_word_of_some_class_are_refused(reference):
    path = "raw/reference/number_words.csv"
    rows = reference("number_words")
    assert used_code_problems({"number_words": table(path, *rows)}) == []
    kept = [row for row in rows if row["word_class"] != "period_noun"]
    (problem,) = used_code_problems({"number_words": table(path, *kept)})
    assert str(problem) == (
        f"{path}: found no word of the class period_noun; expected a word of every class. "
        "Restore the words that it had."
    )
    assert len(used_code_problems({"number_words": table(path)})) == len(WORD_CLASSES)


def test_a_list_cut_in_its_middle_is_refused(codes_of):
    rows = [{"id": code} for code in codes_of("relation_roles")][:7]
    problems = used_code_problems({"relation_roles": table("raw/reference/relation_roles.csv", *rows)})
    assert len(problems) == 7
    assert {problem.place for problem in problems} == {"raw/reference/relation_roles.csv"}


def test_the_families_that_are_named_are_those_that_can_be_computed():
    assert set(USED_CODES["families"]) == {*FAMILIES, *WHOLE_NUMBER_FAMILIES}
