"""The package as Croissant 1.0, for machine learning tools: files, tables and columns."""

from press_figures.release.portals.facts import ARCHIVE, DESCRIPTOR, Dataset, known, required

TITLE, FILE = "Croissant", "croissant.json"
NEEDS = ("date", "landing_page", "download_folder")
DATATYPES = {
    "string": "sc:Text",
    "integer": "sc:Integer",
    # Croissant has no decimals: its loader makes them binary fractions.
    "number": "sc:Float",
    "boolean": "sc:Boolean",
    "date": "sc:Date",
}
CONTEXT = {
    "@vocab": "https://schema.org/",
    "citeAs": "cr:citeAs",
    "column": "cr:column",
    "conformsTo": "dct:conformsTo",
    "cr": "http://mlcommons.org/croissant/",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataBiases": "cr:dataBiases",
    "dataCollection": "cr:dataCollection",
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "dct": "http://purl.org/dc/terms/",
    "equivalentProperty": "cr:equivalentProperty",
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "extract": "cr:extract",
    "field": "cr:field",
    "fileObject": "cr:fileObject",
    "fileProperty": "cr:fileProperty",
    "fileSet": "cr:fileSet",
    "format": "cr:format",
    "includes": "cr:includes",
    "isLiveDataset": "cr:isLiveDataset",
    "jsonPath": "cr:jsonPath",
    "key": "cr:key",
    "md5": "cr:md5",
    "parentField": "cr:parentField",
    "path": "cr:path",
    "personalSensitiveInformation": "cr:personalSensitiveInformation",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "recordSet": "cr:recordSet",
    "references": "cr:references",
    "regex": "cr:regex",
    "repeated": "cr:repeated",
    "replace": "cr:replace",
    "samplingRate": "cr:samplingRate",
    "sc": "https://schema.org/",
    "separator": "cr:separator",
    "source": "cr:source",
    "subField": "cr:subField",
    "transform": "cr:transform",
}


def describe(dataset: Dataset) -> dict:
    """Return the archive, each table in it, and the columns of each table."""
    (archive,) = [file for file in dataset.files if file.path == ARCHIVE]
    resources = dataset.required("resources")
    return {
        "@context": {"@language": dataset.terms["language"]["tag"]} | CONTEXT,
        "@type": "sc:Dataset",
        "conformsTo": "http://mlcommons.org/croissant/1.0",
        **known(
            {
                "name": dataset.required("title"),
                "description": dataset.required("description"),
                "url": dataset.optional("homepage"),
                "version": dataset.required("version"),
                "datePublished": dataset.day,
                "license": dataset.licence["path"],
                "copyrightNotice": dataset.required("rights"),
                "keywords": dataset.required("keywords"),
                "inLanguage": dataset.terms["language"]["tag"],
                "creator": [{"@type": "sc:Organization", "name": name} for name in dataset.creators],
                "publisher": dataset.publisher
                and {"@type": "sc:Organization", "name": dataset.publisher["title"]},
                "citeAs": citation(dataset),
            }
        ),
        "distribution": [
            {
                "@type": "cr:FileObject",
                "@id": ARCHIVE,
                "name": archive.title,
                "description": archive.description,
                "contentUrl": dataset.address(archive),
                "encodingFormat": archive.media_type,
                "sha256": archive.sha256,
            },
            *(file_object(resource) for resource in resources),
        ],
        "recordSet": [record_set(resource) for resource in resources],
    }


def citation(dataset: Dataset) -> str:
    """Return how to cite this version, in one line."""
    address = dataset.optional("id") or dataset.optional("homepage")
    names, version = "; ".join(dataset.creators), dataset.required("version")
    return f"{names} ({dataset.day[:4]}). {dataset.required('title')}, version {version}. {address}"


def file_object(resource: dict) -> dict:
    """Return the CSV file of a table within the archive."""
    return {
        "@type": "cr:FileObject",
        "@id": resource["path"],
        "name": resource["path"],
        "description": required(resource, "title", f"{DESCRIPTOR}, {resource['name']}"),
        "contentUrl": resource["path"],
        "containedIn": {"@id": ARCHIVE},
        "encodingFormat": "text/csv",
        "sha256": resource["hash"].removeprefix("sha256:"),
    }


def record_set(resource: dict) -> dict:
    """Return a table with its columns.

    Foreign keys are left out, because the reference loader joins every table that is referred to, and stops
    if a table refers to itself or if two columns refer to one table.
    """
    schema = resource["schema"]
    return {
        "@type": "cr:RecordSet",
        "@id": resource["name"],
        "name": resource["name"],
        "description": required(resource, "description", f"{DESCRIPTOR}, {resource['name']}"),
    } | known(
        {
            "key": [{"@id": f"{resource['name']}/{name}"} for name in schema.get("primaryKey", [])],
            "field": [column(field, resource) for field in schema["fields"]],
        }
    )


def column(field: dict, resource: dict) -> dict:
    return {
        "@type": "cr:Field",
        "@id": f"{resource['name']}/{field['name']}",
        "name": field["name"],
        "description": required(field, "description", f"{DESCRIPTOR}, {resource['name']}, {field['name']}"),
        "dataType": DATATYPES[field["type"]],
        "source": {"fileObject": {"@id": resource["path"]}, "extract": {"column": field["name"]}},
    }
