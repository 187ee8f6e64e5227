"""The tables of the package as CSV on the Web, in a file beside the CSV files."""

from press_figures.release.portals.facts import DESCRIPTOR, Dataset, known, required

TITLE, FILE = "CSV on the Web", "csv-metadata.json"
DATATYPES = {"string": "string", "integer": "integer", "number": "decimal"}


def describe(dataset: Dataset) -> dict:
    """Return the group of tables; addresses are relative to the metadata file."""
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": dataset.terms["language"]["tag"]}],
        "dc:title": dataset.required("title"),
        "dc:description": dataset.required("description"),
        "dc:license": {"@id": dataset.licence["path"]},
        "dc:rights": dataset.required("rights"),
        "tables": [table(dataset, resource) for resource in dataset.required("resources")],
    }


def table(dataset: Dataset, resource: dict) -> dict:
    """Return a table with its columns and keys.

    Foreign keys of columns that may be empty are left out, because CSV on the Web would ask for a
    reference in every row.
    """
    schema = resource["schema"]
    filled = {
        field["name"] for field in schema["fields"] if field.get("constraints", {}).get("required", False)
    }
    paths = {other["name"]: other["path"] for other in dataset.required("resources")}
    keys = [
        {
            "columnReference": key["fields"],
            "reference": {
                "resource": paths[key["reference"].get("resource") or resource["name"]],
                "columnReference": key["reference"]["fields"],
            },
        }
        for key in schema.get("foreignKeys", [])
        if filled.issuperset(key["fields"])
    ]
    columns = [column(field, resource["name"]) for field in schema["fields"]]
    return {
        "url": resource["path"],
        "dc:title": required(resource, "title", f"{DESCRIPTOR}, {resource['name']}"),
        "dc:description": required(resource, "description", f"{DESCRIPTOR}, {resource['name']}"),
        "tableSchema": {"columns": columns}
        | known({"primaryKey": schema.get("primaryKey"), "foreignKeys": keys}),
    }


def column(field: dict, table_name: str) -> dict:
    constraints = field.get("constraints", {})
    return {
        "name": field["name"],
        "titles": field["name"],
        "dc:description": required(field, "description", f"{DESCRIPTOR}, {table_name}, {field['name']}"),
        "datatype": datatype(field, constraints),
        "required": constraints.get("required", False),
    }


def datatype(field: dict, constraints: dict) -> dict:
    """Return a datatype with those constraints that CSV on the Web can express."""
    if field["type"] == "date":
        return {"base": "date", "format": "yyyy-MM-dd"}
    if field["type"] == "boolean":
        return {"base": "boolean", "format": "true|false"}
    limits = {name: constraints.get(name) for name in ("minimum", "maximum", "minLength", "maxLength")}
    base = DATATYPES[field["type"]]
    pattern = constraints.get("pattern") or "|".join(map(escaped, constraints.get("enum", [])))
    return (
        {"base": base}
        | known({"format": pattern if base == "string" else None})
        | {name: limit for name, limit in limits.items() if limit is not None}
    )


def escaped(text: str) -> str:
    """Return a regular expression that matches only this text."""
    return "".join(sign if sign.isalnum() or sign == "_" else "\\" + sign for sign in text)
