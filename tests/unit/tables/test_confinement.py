"""A descriptor that names an address, another folder or another file is refused before anything is opened."""

import importlib
import json
import socket
import threading

import pytest

from press_figures.errors import InputError
from press_figures.package.descriptor import PACKAGE_PROFILE, read_descriptor
from press_figures.tables.confinement import outside_problems
from press_figures.tables.schemas import load_resource

ADDRESS = "http://127.0.0.1:{port}/elsewhere.json"
ACTION = "Nothing is fetched and no other file is read: put what it names into the package."


@pytest.fixture
def server():
    """Listen on a port of this machine; return its number and the list of those who connected."""
    connected = []
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]

        def record():
            while True:
                try:
                    connection, address = listening.accept()
                except OSError:
                    return
                connected.append(address)
                connection.close()

        threading.Thread(target=record, daemon=True).start()
        yield port, connected
        listening.shutdown(socket.SHUT_RDWR)


def test_the_server_records_who_connects(server):
    port, connected = server
    socket.create_connection(("127.0.0.1", port)).close()
    for _ in range(1000):
        if connected:
            break
        threading.Event().wait(0.005)
    assert len(connected) == 1


def table(**changes):
    schema = {"fields": [{"name": "unit_id", "type": "string"}], "primaryKey": ["unit_id"]}
    return {"name": "units", "path": "data/units.csv", "schema": schema} | changes


def with_key(**reference):
    resource = table()
    key = {"fields": ["unit_id"], "reference": {"fields": ["unit_id"], **reference}}
    return resource | {"schema": resource["schema"] | {"foreignKeys": [key]}}


# What points elsewhere, by the key that does.
POINTERS = [
    ("path", table(path=ADDRESS)),
    ("path", table(path=["data/units.csv", ADDRESS])),
    ("path", table(path="s3://bucket/units.csv")),
    ("path", table(path="/etc/passwd")),
    ("path", table(path="../units.csv")),
    ("path", table(path="data/../../units.csv")),
    ("path", table(path="~/units.csv")),
    ("path", table(path="C:\\units.csv")),
    ("path", table(path="\\\\server\\units.csv")),
    ("path", table(path="")),
    ("schema", table(schema=ADDRESS)),
    ("schema", table(schema="units.json")),
    ("dialect", table(dialect=ADDRESS)),
    ("dialect", table(dialect="dialect.json")),
    ("profile", table(profile=ADDRESS)),
    ("$schema", table(**{"$schema": ADDRESS})),
    ("$schema", table(schema=table()["schema"] | {"$schema": ADDRESS})),
    ("$ref", table(schema=table()["schema"] | {"$ref": ADDRESS})),
    ("extrapaths", table(extrapaths=[ADDRESS])),
    ("scheme", table(scheme="http")),
    ("resource", with_key(resource=ADDRESS)),
    ("package", with_key(resource="units", package=ADDRESS)),
]


@pytest.mark.parametrize(
    ("key", "resource"), POINTERS, ids=lambda value: value if isinstance(value, str) else ""
)
def test_what_points_outside_the_package_is_refused_and_nothing_is_fetched(key, resource, server, tmp_path):
    port, connected = server
    text = json.dumps(resource).replace("{port}", str(port))
    schema, descriptor = tmp_path / "units.yml", tmp_path / "datapackage.json"
    schema.write_text(text, encoding="utf-8")
    whole = {"$schema": PACKAGE_PROFILE, "resources": [json.loads(text)]}
    descriptor.write_text(json.dumps(whole), encoding="utf-8")
    for path, read in ((schema, load_resource), (descriptor, read_descriptor)):
        with pytest.raises(InputError) as refused:
            read(str(path))
        (problem,) = refused.value.problems
        assert problem.place == f"{path}, {key}"
        assert problem.action == ACTION
    assert connected == []


def test_the_message_says_what_was_found_and_what_to_do():
    (problem,) = outside_problems("workflow/schemas/tables/units.yml", table(path="../units.csv"))
    assert str(problem) == (
        "workflow/schemas/tables/units.yml, path: found '../units.csv'; expected the path of a file within "
        f"the package, such as data/areas.csv. {ACTION}"
    )


def test_what_stays_within_the_package_is_accepted():
    package = {"$schema": PACKAGE_PROFILE, "resources": [table(), with_key(resource="units"), with_key()]}
    assert outside_problems("datapackage.json", package, PACKAGE_PROFILE) == []


@pytest.mark.parametrize("key", ["sources", "licenses", "contributors"])
def test_an_address_that_says_where_something_is_from_is_accepted(key):
    assert outside_problems("package.yml", {key: [{"title": "A paper", "path": ADDRESS}]}) == []


def test_another_profile_than_the_one_that_ships_with_a_dependency_is_refused():
    (problem,) = outside_problems("datapackage.json", {"$schema": ADDRESS}, PACKAGE_PROFILE)
    assert problem.place == "datapackage.json, $schema"
    assert [
        problem.place for problem in outside_problems("package.yml", {"profile": "tabular-data-package"})
    ] == ["package.yml, profile"]


@pytest.mark.parametrize("step", ["validate_package", "load_working_database", "describe_data"])
def test_every_step_that_reads_a_descriptor_refuses_it(step, tmp_path, server, monkeypatch, root):
    port, connected = server
    monkeypatch.chdir(tmp_path)
    descriptor, package = tmp_path / "datapackage.json", tmp_path / "package.yml"
    address = ADDRESS.format(port=port)
    descriptor.write_text(json.dumps({"resources": [table(path=address)]}), encoding="utf-8")
    package.write_text(f"profile: {address}\n", encoding="utf-8")
    module = importlib.import_module(step)
    main = getattr(module, "main", None) or module.write_database
    arguments = {
        "validate_package": {"descriptor": str(descriptor), "report": "r"},
        "load_working_database": {
            "descriptor": str(descriptor),
            "macros": [],
            "views": [],
            "check_views": [],
            "checks": [],
            "database": "d",
            "report": "r",
        },
        "describe_data": {
            "citation": str(root / "CITATION.cff"),
            "package": str(package),
            "release": str(root / "workflow/release.yml"),
            "schemas": [],
            "tables": [],
            "descriptor": "d",
        },
    }[step]
    with pytest.raises(InputError, match="Nothing is fetched"):
        main(**arguments)
    assert connected == []
    assert sorted(path.name for path in tmp_path.iterdir()) == ["datapackage.json", "package.yml"]
