"""The package as a record of InvenioRDM, the software of Zenodo."""

import html

from press_figures.release.portals.facts import Dataset, known

TITLE, FILE = "Zenodo and InvenioRDM", "invenio.json"
NEEDS = ("date", "publisher_name")


def describe(dataset: Dataset) -> dict:
    """Return a record, without a DOI: InvenioRDM reserves one and adds it."""
    publisher = dataset.publisher or {}
    return {
        "access": {"record": "public", "files": "public"},
        "files": {"enabled": True},
        "metadata": known(
            {
                "resource_type": {"id": "dataset"},
                "title": dataset.required("title"),
                "publication_date": dataset.day,
                "publisher": publisher.get("title"),
                "creators": [
                    {"person_or_org": {"type": "organizational", "name": name}} for name in dataset.creators
                ],
                "description": dataset.description_in_html,
                "additional_descriptions": [
                    {
                        "description": f"<p>{html.escape(dataset.required('rights'), quote=False)}</p>",
                        "type": {"id": "other"},
                        "lang": {"id": dataset.terms["language"]["code"]},
                    }
                ],
                "rights": [{"id": dataset.licence["invenio"]}],
                "subjects": [{"subject": keyword} for keyword in dataset.required("keywords")],
                "languages": [{"id": dataset.terms["language"]["code"]}],
                "version": dataset.required("version"),
                "related_identifiers": [
                    {
                        "identifier": address,
                        "scheme": "url",
                        "relation_type": {"id": "isderivedfrom"},
                        "resource_type": {"id": "publication-article"},
                    }
                    for address in dataset.sources
                ],
            }
        ),
    }
