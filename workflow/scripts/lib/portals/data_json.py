"""The package as a data.json catalogue (Project Open Data 1.1), which data.gov.uk harvests."""

from lib.portals.dcat import identifier, refuse_long_texts
from lib.portals.facts import Dataset, ReleaseFile, known

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
    title, description = dataset.required("title"), dataset.required("description")
    refuse_long_texts(title, description)
    publisher, contact = dataset.publisher, dataset.contact
    return known(
        {
            "@type": "dcat:Dataset",
            "title": title,
            "description": description,
            "keyword": dataset.required("keywords"),
            "modified": dataset.day,
            "issued": dataset.day,
            "publisher": {"@type": "org:Organization", "name": publisher["title"]},
            "contactPoint": {
                "@type": "vcard:Contact",
                "fn": contact["title"],
                "hasEmail": f"mailto:{contact['email']}",
            },
            "identifier": identifier(dataset),
            "accessLevel": "public",
            "license": dataset.licence["path"],
            "rights": dataset.required("rights"),
            "landingPage": dataset.optional("homepage"),
            "language": [dataset.terms["language"]["tag"]],
            "spatial": dataset.terms["place"]["name"],
            "temporal": f"{dataset.first_day}/{dataset.last_day}"
            if dataset.first_day and dataset.last_day
            else None,
            "distribution": [distribution(dataset, file) for file in dataset.files],
        }
    )


def distribution(dataset: Dataset, file: ReleaseFile) -> dict:
    """Return one form of the dataset, by its own address or by the page that leads to it."""
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
