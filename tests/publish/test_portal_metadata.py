"""The metadata of a release before validators that others made, as it is and spoilt, to see them object."""

import copy
import json
import os
import subprocess
import sys
import warnings
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import pyshacl
import pytest
import rdflib
from csvw.metadata import CSVW
from datacite import schema45
from jsonschema.validators import validator_for

from publish.environments import is_made, python_of
from publish.releases import ROOT

SHAPES = ROOT / "tests" / "publish" / "shapes"
# A folder with shapes.ttl and range.ttl of a release of DCAT-AP, for whoever has them: no package has.
OFFICIAL_SHAPES = os.environ.get("DCAT_AP_SHAPES", "")


def needs(name: str) -> Callable:
    """Mark a test as heavy, and skip it where the environment of its validator was not made."""
    reason = f"made by: python tests/publish/environments.py {name}"
    is_there = pytest.mark.skipif(not is_made(name), reason=reason)
    return lambda test: pytest.mark.heavy(is_there(test))


@pytest.fixture(scope="session")
def metadata(release) -> dict[str, dict]:
    """Return every file of metadata by its name."""
    return {path.name: json.loads(path.read_text("utf-8")) for path in (release / "metadata").glob("[!.]*")}


def without(described: dict, *keys: str) -> dict:
    """Return a copy in which what stands under the last of nested keys is gone."""
    spoilt = copy.deepcopy(described)
    part = spoilt
    for key in keys[:-1]:
        part = part[key]
    del part[keys[-1]]
    return spoilt


def run(*command: str | Path, folder: Path | None = None) -> subprocess.CompletedProcess:
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8")


def test_frictionless_finds_a_changed_cell_in_the_archive(unpacked):
    path = unpacked / "data" / "figures.csv"
    path.write_bytes(path.read_bytes().replace(b",count,", b",kount,", 1))
    # Its table alone: test_consumption.py validates the whole package.
    descriptor = json.loads((unpacked / "datapackage.json").read_text("utf-8"))
    (table,) = [resource for resource in descriptor["resources"] if resource["name"] == "figures"]
    del table["schema"]["foreignKeys"]
    (unpacked / "datapackage.json").write_text(json.dumps(descriptor | {"resources": [table]}))
    frictionless = Path(sys.executable).parent / "frictionless"
    done = run(frictionless, "validate", "datapackage.json", folder=unpacked)
    assert done.returncode == 1 and done.stdout.count("INVALID") == 1


def test_the_profile_of_data_package_2_takes_the_descriptor(unpacked):
    profile = json.loads(files("dplib").joinpath("profiles/2.0/datapackage.json").read_text("utf-8"))
    descriptor = json.loads((unpacked / "datapackage.json").read_text("utf-8"))
    validator = validator_for(profile)(profile)
    assert [error.message for error in validator.iter_errors(descriptor)] == []
    assert not validator.is_valid(descriptor | {"contributors": [{"title": "A", "roles": "creator"}]})


def csvw_objections(folder: Path) -> list[str]:
    """Return what csvw warns of or raises in reading tables with their metadata."""
    try:
        with warnings.catch_warnings(record=True):
            warnings.simplefilter("always")
            found = CSVW(str(folder / "csv-metadata.json"), validate=True)
            valid = found.is_valid
    except ValueError as error:
        return [str(error)]
    return [] if valid else [str(warning.message) for warning in found.warnings] or ["not valid"]


def test_csvw_takes_every_table(unpacked):
    assert csvw_objections(unpacked) == []


@pytest.mark.parametrize(
    ("table", "old", "new"),
    [
        ("data/figures.csv", b"figure_id,", b"figure,"),
        ("data/articles.csv", b"2", b"x2"),
        ("data/figures.csv", b"\n", b"\nnowhere."),
    ],
)
def test_csvw_objects_to_a_spoilt_table(unpacked, table, old, new):
    path = unpacked / table
    spoilt = path.read_bytes().replace(old, new)
    assert spoilt != path.read_bytes()
    path.write_bytes(spoilt)
    assert csvw_objections(unpacked)


def datacite_objections(described: dict) -> list[str]:
    """Return what the schema objects to; schema45.validate only tells whether there is anything."""
    return [error.message for error in schema45.validator.iter_errors(described)]


def test_the_schema_of_datacite_takes_the_metadata(metadata):
    described = metadata["datacite.json"]
    assert datacite_objections(described) == [] and schema45.validate(described)
    for key in ("titles", "creators", "publisher", "publicationYear", "types", "schemaVersion"):
        (objection,) = datacite_objections(without(described, key))
        assert repr(key) in objection and not schema45.validate(without(described, key))
    assert datacite_objections(described | {"doi": "none"})
    assert datacite_objections(without(described, "doi")) == []


def test_datacite_makes_its_xml_of_the_metadata(metadata):
    xml = schema45.tostring(metadata["datacite.json"])
    assert '<identifier identifierType="DOI">10.5281/zenodo.1234567</identifier>' in xml


def graph_of(described: dict) -> rdflib.Graph:
    return rdflib.Graph().parse(data=json.dumps(described), format="json-ld")


def shacl_objections(described: dict, *shapes: Path) -> str:
    """Return what SHACL shapes object to, nothing if they take it."""
    rules = rdflib.Graph()
    for path in shapes:
        rules.parse(path)
    conforms, _, text = pyshacl.validate(graph_of(described), shacl_graph=rules, do_owl_imports=False)
    return "" if conforms else text


def test_shapes_take_the_dcat_metadata(metadata):
    described = metadata["dcat.jsonld"]
    assert shacl_objections(described, SHAPES / "dcat_ap.ttl") == ""
    for key in ("dct:title", "dct:description", "dct:publisher", "dcat:contactPoint", "dcat:distribution"):
        assert key.split(":")[1] in shacl_objections(without(described, key), SHAPES / "dcat_ap.ttl")
    spoilt = without(described, "dcat:distribution", 0, "dcat:accessURL")
    assert "accessURL" in shacl_objections(spoilt, SHAPES / "dcat_ap.ttl")


@pytest.mark.skipif(not OFFICIAL_SHAPES, reason="DCAT_AP_SHAPES names no folder with the official shapes")
def test_the_official_shapes_take_the_dcat_metadata(metadata):
    shapes = [Path(OFFICIAL_SHAPES) / name for name in ("shapes.ttl", "range.ttl")]
    assert shacl_objections(metadata["dcat.jsonld"], *shapes) == ""
    assert "title" in shacl_objections(without(metadata["dcat.jsonld"], "dct:title"), *shapes)


def with_context_written_out(described: dict) -> dict:
    """Return schema.org metadata whose context needs not be fetched."""
    assert described["@context"] == "https://schema.org/"
    return described | {"@context": {"@vocab": "https://schema.org/"}}


def test_shapes_take_the_schema_org_metadata(metadata):
    described = with_context_written_out(metadata["schema-org.jsonld"])
    assert shacl_objections(described, SHAPES / "schema_org.ttl") == ""
    for key in ("name", "description", "license", "creator", "distribution"):
        assert key in shacl_objections(without(described, key), SHAPES / "schema_org.ttl")


def data_json_schema() -> dict:
    """Return the schema for datasets of Project Open Data 1.1, which CKAN's extension for data.json ships."""
    (path,) = (python_of("datajson").parents[1] / "lib").glob(
        "python*/site-packages/ckanext/datajson/pod_schema/non-federal-v1.1/dataset-non-federal.json"
    )
    return json.loads(path.read_text("utf-8"))


@needs("datajson")
def test_the_schema_of_project_open_data_takes_the_data_json(metadata):
    (described,) = metadata["data.json"]["dataset"]
    schema = data_json_schema()
    validator = validator_for(schema)(schema)
    assert [error.message for error in validator.iter_errors(described)] == []
    assert {"title", "description", "contactPoint", "identifier", "accessLevel"} <= set(schema["required"])
    for key in schema["required"]:
        assert not validator.is_valid(without(described, key))
    assert not validator.is_valid(described | {"rights": "r" * 256})


def test_data_json_has_what_data_gov_uk_asks_for_beyond(metadata):
    (described,) = metadata["data.json"]["dataset"]
    assert len(described["title"]) <= 65 and len(described["description"].split(". ")[0]) < 140
    assert described["license"] == "https://creativecommons.org/licenses/by/4.0/"
    for distribution in described["distribution"]:
        assert distribution["downloadURL"].startswith("https://data.example.org/outcomes/0.1.0/")
        assert distribution["mediaType"] and distribution["title"]


def test_every_address_of_a_file_leads_to_a_file_of_the_release(metadata, release):
    folder = "https://data.example.org/outcomes/0.1.0/"
    for name in ("dcat.jsonld", "data.json", "schema-org.jsonld", "croissant.json"):
        text = json.dumps(metadata[name])
        paths = [part.split('"')[0] for part in text.split(folder)[1:]]
        assert paths and all((release / path).is_file() for path in paths), name


@needs("cffconvert")
def test_cffconvert_takes_the_citation(release, tmp_path):
    program = python_of("cffconvert").parent / "cffconvert"
    citation = release / "package" / "CITATION.cff"
    done = run(program, "--validate", "-i", citation)
    assert done.returncode == 0, done.stdout + done.stderr
    spoilt = tmp_path / "CITATION.cff"
    spoilt.write_text(citation.read_text("utf-8").replace("title:", "titel:"), encoding="utf-8")
    assert run(program, "--validate", "-i", spoilt).returncode != 0
    # The repository's own file as well.
    assert run(program, "--validate", "-i", ROOT / "CITATION.cff").returncode == 0


@needs("cffconvert")
def test_cffconvert_reads_the_citation_as_we_tell_it_to_zenodo(release, metadata):
    """Another program that maps the citation: what both say is the same."""
    program = python_of("cffconvert").parent / "cffconvert"
    done = run(program, "-f", "zenodo", "-i", release / "package" / "CITATION.cff")
    assert done.returncode == 0, done.stderr
    theirs, ours = json.loads(done.stdout), metadata["invenio.json"]["metadata"]
    assert theirs["title"] == ours["title"] and theirs["version"] == ours["version"]
    assert theirs["keywords"] == [subject["subject"] for subject in ours["subjects"]]
    assert theirs["creators"] == [{"name": person["person_or_org"]["name"]} for person in ours["creators"]]
    assert theirs["publication_date"] == ours["publication_date"]
    assert [{"id": theirs["license"]["id"].lower()}] == ours["rights"]


@needs("croissant")
def test_mlcroissant_takes_the_metadata_and_reads_the_archive(release, metadata, tmp_path):
    program = python_of("croissant").parent / "mlcroissant"
    done = run(program, "validate", "--jsonld", release / "metadata" / "croissant.json")
    assert done.returncode == 0 and "ERROR" not in done.stderr, done.stderr
    spoilt = tmp_path / "croissant.json"
    spoilt.write_text(json.dumps(without(metadata["croissant.json"], "recordSet", 0, "field", 0, "dataType")))
    assert run(program, "validate", "--jsonld", spoilt).returncode != 0


@needs("croissant")
def test_mlcroissant_reads_the_rows_of_every_table(release, tmp_path):
    """The archive is looked for beside the metadata where no address on the web is known."""
    described = json.loads((release / "metadata" / "croissant.json").read_text("utf-8"))
    described["distribution"][0]["contentUrl"] = str(release / described["distribution"][0]["@id"])
    local = tmp_path / "croissant.json"
    local.write_text(json.dumps(described), encoding="utf-8")
    script = ROOT / "tests" / "publish" / "count_with_mlcroissant.py"
    done = run(python_of("croissant"), script, local)
    assert done.returncode == 0, done.stderr[-3000:]
    resources = json.loads((release / "package" / "datapackage.json").read_text("utf-8"))["resources"]
    assert json.loads(done.stdout) == {resource["name"]: resource["rows"] for resource in resources}


@needs("invenio")
def test_the_schema_of_invenio_takes_the_record(release, metadata, tmp_path):
    script = ROOT / "tests" / "publish" / "validate_with_invenio.py"
    done = run(python_of("invenio"), script, release / "metadata" / "invenio.json")
    assert done.returncode == 0 and json.loads(done.stdout) == {}, done.stdout + done.stderr
    spoilt = tmp_path / "invenio.json"
    changed = without(metadata["invenio.json"], "metadata", "creators")
    changed["metadata"]["publication_date"] = "December"
    spoilt.write_text(json.dumps(changed), encoding="utf-8")
    objections = json.loads(run(python_of("invenio"), script, spoilt).stdout)
    assert objections.keys() == {"creators", "publication_date"}
    changed = metadata["invenio.json"]["metadata"] | {"rights": [{"id": "cc-by-9"}]}
    spoilt.write_text(json.dumps({"metadata": changed}), encoding="utf-8")
    assert json.loads(run(python_of("invenio"), script, spoilt).stdout) == {"licenses": ["cc-by-9"]}
