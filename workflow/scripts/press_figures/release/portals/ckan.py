"""The package as CKAN's package_create takes it."""

import re

from press_figures.errors import InputError, Problem
from press_figures.release.portals.facts import DESCRIPTOR, Dataset, known

TITLE, FILE = "CKAN", "ckan.json"
NEEDS = ()
# CKAN refuses a name, a tag or a version that does not fit these.
NAME = re.compile(r"[a-z0-9_-]{2,100}")
TAG = re.compile(r"[\w .-]{2,100}")
LONGEST_VERSION = 100
# The names of our extras, as CKAN's extension for DCAT reads them. The extra KEYWORDS states which tags are
# ours, because others may add tags.
KEYWORDS, SEPARATOR = "keywords", "; "
EXTRAS = (
    *("identifier", "doi", "issued", "language", "publisher_name", "rights", "spatial_uri"),
    *("temporal_start", "temporal_end", "theme", "frequency", KEYWORDS),
)


def describe(dataset: Dataset) -> dict:
    """Return the metadata of the dataset, with those of each file in resources.

    The upload adds the organisation that owns the dataset, because its name differs from server to server.
    """
    described = dataset.descriptor
    contact = dataset.contact or {}
    name, version = dataset.required("name"), dataset.required("version")
    refuse_unless(NAME.fullmatch(name), "name", name, "2 to 100 small letters, digits, - and _")
    refuse_unless(len(version) <= LONGEST_VERSION, "version", version, "at most 100 characters")
    for tag in dataset.required("keywords"):
        refuse_unless(TAG.fullmatch(tag), "keywords", tag, "2 to 100 letters, digits, spaces, -, _ and .")
    return known(
        {
            "name": name,
            "title": dataset.required("title"),
            "notes": dataset.required("description"),
            "version": version,
            "url": dataset.optional("homepage"),
            "author": "; ".join(dataset.creators),
            "maintainer": contact.get("title"),
            "maintainer_email": contact.get("email"),
            "license_id": dataset.licence["ckan"],
            "tags": [{"name": tag} for tag in described["keywords"]],
            "extras": [
                {"key": key, "value": value} for key, value in extras(dataset).items() if value is not None
            ],
            "resources": [
                {
                    "name": file.title,
                    "description": file.description,
                    "format": file.format,
                    "mimetype": file.media_type,
                    "release_path": file.path,
                }
                for file in dataset.files
            ],
        }
    )


def extras(dataset: Dataset) -> dict[str, str | None]:
    """Return the metadata that CKAN has no field for, by the names in EXTRAS."""
    return {
        "identifier": dataset.optional("homepage"),
        "doi": dataset.doi,
        "issued": dataset.day,
        "language": dataset.terms["language"]["tag"],
        "publisher_name": dataset.publisher["title"] if dataset.publisher else None,
        "rights": dataset.required("rights"),
        "spatial_uri": dataset.terms["place"]["address"],
        "temporal_start": dataset.first_day,
        "temporal_end": dataset.last_day,
        "theme": dataset.terms["theme"]["address"],
        "frequency": dataset.terms["frequency"],
        KEYWORDS: SEPARATOR.join(dataset.required("keywords")),
    }


def refuse_unless(fits: object, key: str, value: str, expected: str) -> None:
    if not fits:
        raise InputError(
            [Problem(f"{DESCRIPTOR}, {key}", repr(value), f"{expected}, as CKAN asks", "Correct it.")]
        )
