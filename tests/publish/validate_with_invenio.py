"""Load a record with the schema of InvenioRDM and print what it objects to, as JSON.

    build/environments/invenio/bin/python tests/publish/validate_with_invenio.py RECORD.json

Runs in an environment of its own: see environments.py.
"""

import json
import sys

from flask import Flask
from invenio_i18n import InvenioI18N
from invenio_rdm_records import config
from invenio_rdm_records.services.schemas.metadata import MetadataSchema
from marshmallow import ValidationError


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
    return {}


if __name__ == "__main__":
    with open(sys.argv[1], encoding="utf-8") as file:
        print(json.dumps(objections(json.load(file)["metadata"]), default=str))
