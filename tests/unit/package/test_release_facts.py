"""The facts of a release: what is refused, and what the descriptor says of them."""

import datetime

import pytest
import yaml
from publish.releases import FACTS

from press_figures.package.release_facts import (
    RELEASE_FACTS,
    described_release,
    outdated_problems,
    release_contributors,
    release_problems,
)

UNKNOWN = dict.fromkeys(RELEASE_FACTS, "")


def test_the_committed_file_has_every_fact_in_its_form(root):
    facts = yaml.safe_load((root / "workflow/release.yml").read_text(encoding="utf-8"))
    assert list(facts) == list(RELEASE_FACTS)
    assert release_problems("workflow/release.yml", facts) == []


@pytest.mark.parametrize("facts", [UNKNOWN, FACTS, UNKNOWN | {"publisher_name": "A press"}])
def test_known_and_unknown_facts_are_taken(facts):
    assert release_problems("release.yml", facts) == []


DAY = 'a day in quotation marks, such as "2026-12-01"'
DOI = "a DOI without address, such as 10.5281/zenodo.1234567"
SECURE = "an address that begins with https://"


@pytest.mark.parametrize(
    ("key", "value", "expected"),
    [
        ("date", "2026-02-30", DAY),
        ("date", "20261201", DAY),
        ("date", datetime.date(2026, 12, 1), DAY),
        ("date", None, DAY),
        ("doi", "https://doi.org/10.5281/zenodo.1", DOI),
        ("doi", "10.5281/<a>", DOI),
        ("landing_page", "http://data.example.org", SECURE),
        ("landing_page", "https://data.example.org/a b", SECURE),
        ("publisher_page", "https://user:word@example.org", SECURE),
        ("download_folder", "https://data.example.org/files", f"{SECURE} and ends in /"),
        ("publisher_name", " A", "a name"),
        ("publisher_name", "A\nB", "a name"),
        ("contact_email", "nobody", "an e-mail address"),
    ],
)
def test_a_fact_of_another_form_is_refused(key, value, expected):
    (problem,) = release_problems("release.yml", FACTS | {key: value})
    assert str(problem) == (
        f"release.yml: found {value!r} as {key}; expected {expected}. "
        'Correct it; write "" where it is not known yet.'
    )


def test_other_keys_a_missing_key_and_another_shape_are_refused():
    facts = {key: value for key, value in FACTS.items() if key != "date"} | {"doi_": ""}
    assert [str(problem) for problem in release_problems("release.yml", facts)] == [
        f"release.yml: found the key 'doi_'; expected one of {', '.join(RELEASE_FACTS)}. "
        "Correct or remove it.",
        'release.yml: found None as date; expected a day in quotation marks, such as "2026-12-01". '
        'Correct it; write "" where it is not known yet.',
    ]
    assert [str(problem) for problem in release_problems("release.yml", [])] == [
        "release.yml: found a list; expected keys with values. Restore the file."
    ]


def test_a_page_without_publisher_and_a_contact_without_address_are_refused():
    facts = FACTS | {"publisher_name": "", "contact_name": ""}
    assert [str(problem) for problem in release_problems("release.yml", facts)] == [
        "release.yml: found publisher_page without publisher_name; expected both or none. "
        "Type publisher_name.",
        "release.yml: found contact_email without contact_name; expected both or none. Type contact_name.",
    ]
    (problem,) = release_problems("release.yml", FACTS | {"contact_email": ""})
    assert problem.action == "Type contact_email."


def test_a_release_of_other_facts_than_those_typed_now_is_refused():
    creators = [{"title": "A", "roles": ["creator"]}]
    made = {
        "version": "1.0.0",
        **described_release(FACTS),
        "contributors": creators + release_contributors(FACTS),
    }
    assert outdated_problems("d.json", made, "1.0.0", FACTS) == []
    assert outdated_problems("d.json", {"version": "1.0.0", "contributors": creators}, "1.0.0", UNKNOWN) == []
    (problem,) = outdated_problems("d.json", made, "1.0.1", FACTS)
    assert str(problem) == (
        "d.json: found '1.0.0' as version; expected '1.0.1', as it is typed now. "
        "Run snakemake --cores 1 publish again."
    )
    changed = FACTS | {"date": "2026-12-02", "doi": "", "contact_name": "Others"}
    problems = outdated_problems("d.json", made, "1.0.0", changed)
    assert [problem.found.split(" as ")[-1] for problem in problems] == ["id", "created", "contributors"]
    assert problems[0].expected == "None, as it is typed now"


def test_a_descriptor_says_what_is_known_and_leaves_out_the_rest():
    assert described_release(UNKNOWN) == {}
    assert release_contributors(UNKNOWN) == []
    assert described_release(FACTS) == {
        "id": "https://doi.org/10.5281/zenodo.1234567",
        "created": "2026-12-01T00:00:00Z",
        "homepage": "https://data.example.org/outcomes",
    }
    assert release_contributors(FACTS) == [
        {"title": "An invented publisher", "path": "https://example.org", "roles": ["publisher"]},
        {"title": "The data desk", "email": "data@example.org", "roles": ["contact"]},
    ]
