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
KNOWN = FACTS


def test_the_committed_file_has_every_fact_in_its_form(root):
    facts = yaml.safe_load((root / "workflow/release.yml").read_text(encoding="utf-8"))
    assert list(facts) == list(RELEASE_FACTS)
    assert release_problems("workflow/release.yml", facts) == []


@pytest.mark.parametrize("facts", [UNKNOWN, KNOWN, UNKNOWN | {"publisher_name": "A press"}])
def test_known_and_unknown_facts_are_taken(facts):
    assert release_problems("release.yml", facts) == []


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        (
            {"date": "2026-02-30"},
            "found '2026-02-30' as date; expected a day in quotation marks, such as \"2026-12-01\".",
        ),
        (
            {"date": "20261201"},
            "found '20261201' as date; expected a day in quotation marks, such as \"2026-12-01\".",
        ),
        (
            {"date": datetime.date(2026, 12, 1)},
            "found datetime.date(2026, 12, 1) as date; "
            'expected a day in quotation marks, such as "2026-12-01".',
        ),
        ({"date": None}, 'found None as date; expected a day in quotation marks, such as "2026-12-01".'),
        (
            {"doi": "https://doi.org/10.5281/zenodo.1"},
            "found 'https://doi.org/10.5281/zenodo.1' as doi; expected a DOI without address, "
            "such as 10.5281/zenodo.1234567.",
        ),
        (
            {"landing_page": "http://data.example.org"},
            "found 'http://data.example.org' as landing_page; expected an address that begins with https://.",
        ),
        (
            {"landing_page": "https://data.example.org/a b"},
            "found 'https://data.example.org/a b' as landing_page; expected an address that begins with "
            "https://.",
        ),
        (
            {"download_folder": "https://data.example.org/files"},
            "found 'https://data.example.org/files' as download_folder; expected an address that begins with "
            "https:// and ends in /.",
        ),
        ({"publisher_name": " A"}, "found ' A' as publisher_name; expected a name."),
        ({"publisher_name": "A\nB"}, "found 'A\\nB' as publisher_name; expected a name."),
        (
            {"publisher_page": "https://user:word@example.org"},
            "found 'https://user:word@example.org' as publisher_page; expected an address that begins with "
            "https://.",
        ),
        (
            {"doi": "10.5281/<a>"},
            "found '10.5281/<a>' as doi; expected a DOI without address, such as 10.5281/zenodo.1234567.",
        ),
        ({"contact_email": "nobody"}, "found 'nobody' as contact_email; expected an e-mail address."),
    ],
)
def test_a_fact_of_another_form_is_refused(changed, message):
    problems = release_problems("release.yml", KNOWN | changed)
    action = 'Correct it; write "" where it is not known yet.'
    assert [str(problem) for problem in problems] == [f"release.yml: {message} {action}"]


def test_other_keys_a_missing_key_and_another_shape_are_refused():
    facts = {key: value for key, value in KNOWN.items() if key != "date"} | {"doi_": ""}
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
    facts = KNOWN | {"publisher_name": "", "contact_name": ""}
    assert [str(problem) for problem in release_problems("release.yml", facts)] == [
        "release.yml: found publisher_page without publisher_name; expected both or none. "
        "Type publisher_name.",
        "release.yml: found contact_email without contact_name; expected both or none. Type contact_name.",
    ]
    (problem,) = release_problems("release.yml", KNOWN | {"contact_email": ""})
    assert problem.action == "Type contact_email."


def test_a_release_of_other_facts_than_those_typed_now_is_refused():
    creators = [{"title": "A", "roles": ["creator"]}]
    made = {
        "version": "1.0.0",
        **described_release(KNOWN),
        "contributors": creators + release_contributors(KNOWN),
    }
    assert outdated_problems("d.json", made, "1.0.0", KNOWN) == []
    assert outdated_problems("d.json", {"version": "1.0.0", "contributors": creators}, "1.0.0", UNKNOWN) == []
    (problem,) = outdated_problems("d.json", made, "1.0.1", KNOWN)
    assert str(problem) == (
        "d.json: found '1.0.0' as version; expected '1.0.1', as it is typed now. "
        "Run snakemake --cores 1 publish again."
    )
    changed = KNOWN | {"date": "2026-12-02", "doi": "", "contact_name": "Others"}
    problems = outdated_problems("d.json", made, "1.0.0", changed)
    assert [problem.found.split(" as ")[-1] for problem in problems] == ["id", "created", "contributors"]
    assert problems[0].expected == "None, as it is typed now"


def test_a_descriptor_says_what_is_known_and_leaves_out_the_rest():
    assert described_release(UNKNOWN) == {}
    assert release_contributors(UNKNOWN) == []
    assert described_release(KNOWN) == {
        "id": "https://doi.org/10.5281/zenodo.1234567",
        "created": "2026-12-01T00:00:00Z",
        "homepage": "https://data.example.org/outcomes",
    }
    assert release_contributors(KNOWN) == [
        {"title": "An invented publisher", "path": "https://example.org", "roles": ["publisher"]},
        {"title": "The data desk", "email": "data@example.org", "roles": ["contact"]},
    ]
