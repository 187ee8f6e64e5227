"""The facts for all portals, from the descriptor, portals.yml and the files of a release."""

import html
from dataclasses import dataclass

from press_figures.errors import InputError, Problem

DESCRIPTOR = "datapackage/datapackage.json"
ARCHIVE = "domestic-abuse-outcomes-in-the-press.zip"
DATABASE = "outcomes.duckdb"
PACKAGE_IN_RELEASE = "package"
DAY_LENGTH = len("2026-12-01")
# What the search of data.gov.uk shows, by its guidance.
LONGEST_TITLE = 65
LONGEST_FIRST_SENTENCE = 140


@dataclass(frozen=True)
class ReleaseFile:
    """A file of a release that portals show. Size and hash are None if they differ between builds."""

    path: str
    title: str
    description: str
    bytes: int | None
    sha256: str | None
    # file_type is the code of the format in the list of the EU Publications Office, if it has one.
    format: str
    media_type: str
    file_type: str | None


@dataclass(frozen=True)
class Dataset:
    """The package as portals see it."""

    descriptor: dict
    # The content of workflow/portals.yml.
    terms: dict
    files: list[ReleaseFile]
    # The first and last day that dated figures are about. No last day if one of them has an open end.
    first_day: str | None
    last_day: str | None
    # The web address of the folder with the files, with a slash at its end; empty if not known.
    download_folder: str = ""

    def required(self, key: str) -> object:
        """Return a property of the descriptor. Raises InputError with its name if it is missing."""
        return required(self.descriptor, key, DESCRIPTOR)

    def optional(self, key: str) -> object:
        """Return a property that a release may not have yet, or None."""
        return self.descriptor.get(key)

    @property
    def day(self) -> str | None:
        """Return the day of release, without its time."""
        return self.optional("created") and self.optional("created")[:DAY_LENGTH]

    @property
    def doi(self) -> str | None:
        """Return the DOI without the address of its resolver."""
        return self.optional("id") and self.optional("id").removeprefix("https://doi.org/")

    def with_role(self, role: str) -> list[dict]:
        return [person for person in self.required("contributors") if role in person["roles"]]

    @property
    def creators(self) -> list[str]:
        """Return the names of the creators. Raises InputError if there is none."""
        names = [
            required(person, "title", f"{DESCRIPTOR}, contributors") for person in self.with_role("creator")
        ]
        return names or missing("contributors with the role creator", DESCRIPTOR)

    @property
    def sources(self) -> list[str]:
        """Return the addresses of the sources that the package was made from."""
        return [source["path"] for source in self.required("sources") if "path" in source]

    @property
    def span(self) -> str | None:
        """Return the time that the figures are about as an ISO 8601 interval; two dots mean an open end."""
        return f"{self.first_day}/{self.last_day or '..'}" if self.first_day else None

    @property
    def identifier(self) -> str:
        """Return the address of the dataset's page, which identifies it in all versions."""
        return self.required("homepage")

    @property
    def publisher(self) -> dict | None:
        return next(iter(self.with_role("publisher")), None)

    @property
    def contact(self) -> dict | None:
        return next(iter(self.with_role("contact")), None)

    @property
    def licence(self) -> dict:
        """Return the licence of the data: name, title, path, and its codes on portals. Raises InputError."""
        licence = self.required("licenses")[0]
        name = required(licence, "name", f"{DESCRIPTOR}, licenses")
        required(licence, "path", f"{DESCRIPTOR}, licenses")
        if name not in self.terms["licences"]:
            action = "Add the codes that portals have for it."
            place = "workflow/portals.yml, licences"
            raise InputError([Problem(place, f"no {name}", f"{name}, the licence of the package", action)])
        return licence | self.terms["licences"][name]

    @property
    def paragraphs(self) -> list[str]:
        return str(self.required("description")).split("\n\n")

    @property
    def description_in_html(self) -> str:
        return "".join(f"<p>{html.escape(paragraph, quote=False)}</p>" for paragraph in self.paragraphs)

    def address(self, file: ReleaseFile) -> str | None:
        """Return the web address of a file, or None if it is not known."""
        return self.download_folder + file.path if self.download_folder else None


def refuse_long_texts(dataset: Dataset) -> None:
    """Raise InputError if data.gov.uk would cut the title or the first sentence of the description."""
    dataset.required("description")
    first_sentence = dataset.paragraphs[0].partition(". ")[0].removesuffix(".") + "."
    for name, found, most in (
        ("title", dataset.required("title"), LONGEST_TITLE),
        ("first sentence of the description", first_sentence, LONGEST_FIRST_SENTENCE),
    ):
        if len(found) > most:
            expected = f"at most {most} characters, as data.gov.uk asks"
            action = "Shorten it in CITATION.cff."
            raise InputError([Problem(DESCRIPTOR, f"{len(found)} in the {name}", expected, action)])


def required(described: dict, key: str, place: str) -> object:
    """Return the value of a key. Raises InputError if it is missing or empty."""
    return described.get(key) or missing(key, place)


def missing(key: str, place: str) -> None:
    """Raise InputError for a required key that is missing."""
    action = "Add it where the descriptor takes it from: CITATION.cff, workflow/package.yml or a schema."
    raise InputError([Problem(place, f"no {key}", f"{key}, which portals require", action)])


def known(record: dict) -> dict:
    """Return a record without entries that are None or empty."""
    return {key: value for key, value in record.items() if value not in (None, "", [], {})}
