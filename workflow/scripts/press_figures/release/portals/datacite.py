"""The package as DataCite's metadata schema 4.5, for anyone who registers the DOI."""

from press_figures.release.portals.facts import Dataset, known

TITLE, FILE = "DataCite", "datacite.json"
NEEDS = ("doi", "date", "landing_page", "publisher_name")


def describe(dataset: Dataset) -> dict:
    """Return the metadata of the DOI."""
    language = dataset.terms["language"]["tag"]
    licence = dataset.licence
    return known(
        {
            "doi": dataset.doi,
            "url": dataset.optional("homepage"),
            "types": {"resourceTypeGeneral": "Dataset", "resourceType": "Frictionless Data Package"},
            "titles": [{"title": dataset.required("title"), "lang": language}],
            "creators": [{"name": name, "nameType": "Organizational"} for name in dataset.creators],
            "publisher": {"name": dataset.publisher["title"]},
            "publicationYear": dataset.day[:4],
            "contributors": contact_persons(dataset),
            "dates": dates(dataset),
            "language": language,
            "version": dataset.required("version"),
            "subjects": [{"subject": keyword, "lang": language} for keyword in dataset.required("keywords")],
            "rightsList": [
                {
                    "rights": licence["title"],
                    "rightsUri": licence["path"],
                    "rightsIdentifier": licence["name"],
                    "rightsIdentifierScheme": "SPDX",
                    "lang": language,
                }
            ],
            "descriptions": [
                {"description": dataset.paragraphs[0], "descriptionType": "Abstract", "lang": language},
                {
                    "description": "\n\n".join([*dataset.paragraphs[1:], dataset.required("rights")]),
                    "descriptionType": "Other",
                    "lang": language,
                },
            ],
            "relatedIdentifiers": [
                {
                    "relatedIdentifier": address,
                    "relatedIdentifierType": "URL",
                    "relationType": "IsDerivedFrom",
                }
                for address in dataset.sources
            ],
            "geoLocations": [{"geoLocationPlace": dataset.terms["place"]["name"]}],
            "formats": sorted({file.media_type for file in dataset.files}),
            "schemaVersion": "http://datacite.org/schema/kernel-4",
        }
    )


def contact_persons(dataset: Dataset) -> list[dict]:
    """Return the contact without e-mail address, because DataCite has no field for one."""
    if not dataset.contact:
        return []
    return [{"name": dataset.contact["title"], "contributorType": "ContactPerson"}]


def dates(dataset: Dataset) -> list[dict]:
    """Return the day of release and the time that the figures are about."""
    issued = [{"date": dataset.day, "dateType": "Issued"}]
    if not dataset.first_day:
        return issued
    about = {"dateType": "Other", "dateInformation": "The time that the figures are about"}
    return [*issued, {"date": f"{dataset.first_day}/{dataset.last_day or ''}", **about}]
