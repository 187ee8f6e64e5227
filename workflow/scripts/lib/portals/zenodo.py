"""The package as Zenodo's deposit form and a file .zenodo.json take it."""

from lib.portals.facts import Dataset, known

TITLE, FILE = "Zenodo, from a repository", "zenodo.json"
NEEDS = ("date",)


def describe(dataset: Dataset) -> dict:
    """Return the metadata that Zenodo reads from .zenodo.json when it archives a repository."""
    return known(
        {
            "title": dataset.required("title"),
            "upload_type": "dataset",
            "description": dataset.description_in_html,
            "creators": [{"name": name} for name in dataset.creators],
            "publication_date": dataset.day,
            "version": dataset.required("version"),
            "keywords": dataset.required("keywords"),
            "access_right": "open",
            "license": dataset.licence["invenio"],
            "language": dataset.terms["language"]["code"],
            "notes": dataset.required("rights"),
            "related_identifiers": [
                {"identifier": source["path"], "relation": "isDerivedFrom", "scheme": "url"}
                for source in dataset.required("sources")
                if "path" in source
            ],
        }
    )
