"""The package as a dataset of DCAT-AP 3, in JSON-LD that includes its context."""

from press_figures.release.portals.facts import Dataset, ReleaseFile, known, refuse_long_texts

TITLE, FILE = "DCAT-AP and data.gov.uk", "dcat.jsonld"
NEEDS = ("landing_page", "publisher_name", "contact_email")
MEDIA_TYPE_LIST = "https://www.iana.org/assignments/media-types/"
CONTEXT = {
    "adms": "http://www.w3.org/ns/adms#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "spdx": "http://spdx.org/rdf/terms#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


def describe(dataset: Dataset) -> dict:
    """Return the dataset with a distribution for each file."""
    language = dataset.terms["language"]["tag"]
    refuse_long_texts(dataset)
    title, description = dataset.required("title"), dataset.required("description")
    return {
        "@context": CONTEXT,
        **known(
            {
                "@id": dataset.identifier,
                "@type": "dcat:Dataset",
                "dct:title": text(title, language),
                "dct:description": text(description, language),
                "dct:identifier": dataset.identifier,
                "adms:identifier": doi(dataset),
                "dct:publisher": agent(dataset),
                "dcat:contactPoint": contact_point(dataset),
                "dcat:keyword": [text(keyword, language) for keyword in dataset.required("keywords")],
                "dcat:theme": listed(dataset.terms["theme"]["address"], "skos:Concept")
                | {"skos:prefLabel": text(dataset.terms["theme"]["name"], language)},
                "dct:language": listed(dataset.terms["language"]["address"], "dct:LinguisticSystem"),
                "dct:accrualPeriodicity": listed(dataset.terms["frequency"], "dct:Frequency"),
                "dct:spatial": link(dataset.terms["place"]["address"], "dct:Location"),
                "dct:temporal": time_span(dataset),
                "dct:issued": day(dataset.day),
                "dct:modified": day(dataset.day),
                "dcat:version": dataset.required("version"),
                "dcat:landingPage": link(dataset.optional("homepage"), "foaf:Document"),
                "dct:relation": [link(address, "rdfs:Resource") for address in dataset.sources],
                "dcat:distribution": [distribution(dataset, file) for file in dataset.files],
            }
        ),
    }


def distribution(dataset: Dataset, file: ReleaseFile) -> dict:
    """Return one file of the dataset, with the page of the dataset if its own address is not known."""
    language = dataset.terms["language"]["tag"]
    address = dataset.address(file)
    return known(
        {
            "@id": address,
            "@type": "dcat:Distribution",
            "dct:title": text(file.title, language),
            "dct:description": text(file.description, language),
            "dcat:accessURL": link(address or dataset.optional("homepage"), "rdfs:Resource"),
            "dcat:downloadURL": address and link(address, "rdfs:Resource"),
            "dcat:mediaType": media_type(file),
            "dct:format": file_type(file),
            "dct:license": listed(dataset.licence["dcat"], "dct:LicenseDocument"),
            "dct:rights": {
                "@type": "dct:RightsStatement",
                "dct:description": text(dataset.required("rights"), language),
            },
            "dcat:byteSize": file.bytes and {"@value": str(file.bytes), "@type": "xsd:nonNegativeInteger"},
            "spdx:checksum": file.sha256 and checksum(file.sha256),
        }
    )


def doi(dataset: Dataset) -> dict | None:
    """Return the DOI as a second identifier: it is of this version, and @id is of all versions."""
    if not dataset.doi:
        return None
    notation = {"@value": dataset.optional("id"), "@type": "xsd:anyURI"}
    return {"@type": "adms:Identifier", "skos:notation": notation}


def media_type(file: ReleaseFile) -> dict | None:
    """Return the media type, if it is registered: only those have a file type in portals.yml."""
    return link(MEDIA_TYPE_LIST + file.media_type, "dct:MediaType") if file.file_type else None


def file_type(file: ReleaseFile) -> dict | None:
    return listed(file.file_type, "dct:MediaTypeOrExtent") if file.file_type else None


def checksum(sha256: str) -> dict:
    return {
        "@type": "spdx:Checksum",
        "spdx:algorithm": link(
            "http://spdx.org/rdf/terms#checksumAlgorithm_sha256", "spdx:ChecksumAlgorithm"
        ),
        "spdx:checksumValue": {"@value": sha256, "@type": "xsd:hexBinary"},
    }


def agent(dataset: Dataset) -> dict:
    """Return the publisher."""
    publisher = dataset.publisher
    page = link(publisher["path"], "foaf:Document") if "path" in publisher else None
    return known({"@type": "foaf:Agent", "foaf:name": publisher["title"], "foaf:homepage": page})


def contact_point(dataset: Dataset) -> dict:
    contact = dataset.contact
    return {
        "@type": "vcard:Kind",
        "vcard:fn": contact["title"],
        "vcard:hasEmail": {"@id": f"mailto:{contact['email']}"},
    }


def time_span(dataset: Dataset) -> dict | None:
    """Return the time that the figures are about, or None if no figure is dated."""
    span = known({"dcat:startDate": day(dataset.first_day), "dcat:endDate": day(dataset.last_day)})
    return {"@type": "dct:PeriodOfTime", **span} if span else None


def day(date: str | None) -> dict | None:
    return date and {"@value": date, "@type": "xsd:date"}


def text(words: str, language: str) -> dict:
    return {"@value": words, "@language": language}


def listed(address: str, kind: str) -> dict:
    """Return a code of the EU Publications Office together with the list that it is from."""
    return link(address, kind) | {"skos:inScheme": {"@id": address.rpartition("/")[0]}}


def link(address: str, kind: str) -> dict:
    return {"@id": address, "@type": kind}
