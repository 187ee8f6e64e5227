"""The package as a schema.org Dataset. Search engines for data read it on the page about the dataset."""

from press_figures.release.portals.facts import Dataset, ReleaseFile, known

TITLE, FILE = "schema.org", "schema-org.jsonld"
NEEDS = ()


def describe(dataset: Dataset) -> dict:
    """Return the dataset as JSON-LD."""
    publisher, contact = dataset.publisher or {}, dataset.contact or {}
    return known(
        {
            "@context": "https://schema.org/",
            "@type": "Dataset",
            "@id": dataset.optional("homepage"),
            "name": dataset.required("title"),
            "description": dataset.required("description"),
            "url": dataset.optional("homepage"),
            "identifier": dataset.optional("id"),
            "version": dataset.required("version"),
            "datePublished": dataset.day,
            "inLanguage": dataset.terms["language"]["tag"],
            "keywords": dataset.required("keywords"),
            "license": dataset.licence["path"],
            "copyrightNotice": dataset.required("rights"),
            "isAccessibleForFree": True,
            "creator": [{"@type": "Organization", "name": name} for name in dataset.creators],
            "publisher": organization(publisher.get("title"), publisher.get("path")),
            "maintainer": contact
            and {
                "@type": "Organization",
                "name": contact["title"],
                "contactPoint": {"@type": "ContactPoint", "email": contact["email"]},
            },
            "spatialCoverage": {"@type": "Place", "name": dataset.terms["place"]["name"]},
            "temporalCoverage": dataset.span,
            "isBasedOn": dataset.sources,
            # A DataDownload without an address would be useless, so without addresses there are none.
            "distribution": [
                distribution(dataset, file) for file in dataset.files if dataset.download_folder
            ],
        }
    )


def organization(name: str | None, page: str | None) -> dict | None:
    return known({"@type": "Organization", "name": name, "url": page}) if name else None


def distribution(dataset: Dataset, file: ReleaseFile) -> dict:
    return known(
        {
            "@type": "DataDownload",
            "name": file.title,
            "description": file.description,
            "encodingFormat": file.media_type,
            "contentUrl": dataset.address(file),
            "contentSize": file.bytes and f"{file.bytes} B",
            "sha256": file.sha256,
        }
    )
