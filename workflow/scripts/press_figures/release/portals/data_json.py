"""The package as a data.json catalogue (Project Open Data 1.1), which data.gov.uk harvests."""

from press_figures.release.portals.facts import Dataset, ReleaseFile, known, refuse_long_texts

TITLE, FILE = "data.gov.uk, by data.json", "data.json"
NEEDS = ("date", "landing_page", "publisher_name", "contact_email")


def describe(dataset: Dataset) -> dict:
    """Return a catalogue of one dataset."""
    return {
        "@context": "https://project-open-data.cio.gov/v1.1/schema/catalog.jsonld",
        "@type": "dcat:Catalog",
        "conformsTo": "https://project-open-data.cio.gov/v1.1/schema",
        "describedBy": "https://project-open-data.cio.gov/v1.1/schema/catalog.json",
        "dataset": [described_dataset(dataset)],
    }


def described_dataset(dataset: Dataset) -> dict:
    refuse_long_texts(dataset)
    publisher, contact = dataset.publisher, dataset.contact
    return known(
        {
            "@type": "dcat:Dataset",
            "title": dataset.required("title"),
            # Not in the field rights, because that takes 255 characters and is about access.
            "description": f"{dataset.required('description')}\n\n{dataset.required('rights')}",
            "keyword": dataset.required("keywords"),
            "modified": dataset.day,
            "issued": dataset.day,
            "publisher": {"@type": "org:Organization", "name": publisher["title"]},
            "contactPoint": {
                "@type": "vcard:Contact",
                "fn": contact["title"],
                "hasEmail": f"mailto:{contact['email']}",
            },
            "identifier": dataset.identifier,
            "accessLevel": "public",
            "license": dataset.licence["path"],
            "landingPage": dataset.optional("homepage"),
            "language": [dataset.terms["language"]["tag"]],
            "spatial": dataset.terms["place"]["name"],
            # This format has no interval with an open end.
            "temporal": dataset.span if dataset.last_day else None,
            "distribution": [distribution(dataset, file) for file in dataset.files],
        }
    )


def distribution(dataset: Dataset, file: ReleaseFile) -> dict:
    """Return one file of the dataset, with its own address or that of the page that links to it."""
    address = dataset.address(file)
    where = {"downloadURL": address} if address else {"accessURL": dataset.optional("homepage")}
    return {
        "@type": "dcat:Distribution",
        "title": file.title,
        "description": file.description,
        "mediaType": file.media_type,
        "format": file.format,
        **where,
    }
