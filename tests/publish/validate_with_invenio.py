"""Load a record with the schema of InvenioRDM and print what it objects to, as JSON.

    build/environments/invenio/bin/python tests/publish/validate_with_invenio.py RECORD.json

The schema takes any id of a vocabulary, so these are looked up in the vocabularies that InvenioRDM brings.
Runs in an environment of its own: see environments.py.
"""

import csv
import json
import sys
from pathlib import Path

import invenio_rdm_records
import yaml
from flask import Flask
from invenio_i18n import InvenioI18N
from invenio_rdm_records import config
from invenio_rdm_records.services.schemas.metadata import MetadataSchema
from marshmallow import ValidationError

VOCABULARIES = Path(invenio_rdm_records.__file__).parent / "fixtures" / "data" / "vocabularies"


def objections(metadata: dict) -> dict:
    """Return the errors by field; nothing if there is none."""
    app = Flask("validation")
    app.config.from_object(config)
    app.config["ALLOWED_HTML_TAGS"], app.config["ALLOWED_HTML_ATTRS"] = ["p"], {}
    InvenioI18N(app)
    with app.app_context():
        try:
            MetadataSchema().load(metadata)
        except ValidationError as error:
            return error.normalized_messages()
    return unknown_ids(metadata)


def unknown_ids(metadata: dict) -> dict[str, list[str]]:
    """Return the ids that no vocabulary has, by vocabulary."""
    described, related = metadata["additional_descriptions"], metadata["related_identifiers"]
    used = {
        "resource_types": [metadata["resource_type"], *(entry["resource_type"] for entry in related)],
        "relation_types": [entry["relation_type"] for entry in related],
        "description_types": [entry["type"] for entry in described],
        "languages": [*metadata["languages"], *(entry["lang"] for entry in described)],
        "licenses": metadata["rights"],
    }
    found = {name: {entry["id"] for entry in entries} - known_ids(name) for name, entries in used.items()}
    return {name: sorted(ids) for name, ids in found.items() if ids}


def known_ids(name: str) -> set[str]:
    """Return the ids of a vocabulary, which lies there as YAML or as CSV."""
    path = VOCABULARIES / f"{name}.yaml"
    if path.exists():
        return {entry["id"] for entry in yaml.safe_load(path.read_text(encoding="utf-8"))}
    with open(path.with_suffix(".csv"), encoding="utf-8", newline="") as file:
        return {row["id"] for row in csv.DictReader(file)}


if __name__ == "__main__":
    with open(sys.argv[1], encoding="utf-8") as file:
        print(json.dumps(objections(json.load(file)["metadata"]), default=str))
