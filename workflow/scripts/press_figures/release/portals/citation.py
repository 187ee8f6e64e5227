"""CITATION.cff of a release: the one of the repository, with the facts of the release added."""

from press_figures.release.portals.facts import Dataset, known

TITLE, FILE = "Citation File Format", "CITATION.cff"


def describe(dataset: Dataset, cited: dict) -> dict:
    """Return the citation with date, DOI, page and contact, as far as they are known."""
    contact = dataset.contact
    return cited | known(
        {
            "date-released": dataset.day,
            "doi": dataset.doi,
            "url": dataset.optional("homepage"),
            "contact": contact and [{"name": contact["title"], "email": contact["email"]}],
        }
    )
