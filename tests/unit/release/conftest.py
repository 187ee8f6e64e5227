"""An invented package as files, and what a test does to them."""

import copy
import functools
import json
import zipfile
from pathlib import Path

import pytest

from press_figures.release.published_package import read_package

AREAS = "data/areas.csv"
FIGURES = "data/figures.csv"
MENTIONS = "data/mentions.csv"
VERDICTS = "derived/verdicts.csv"
WORDS = "data/words.csv"


def resource(path, columns, key=(), **schema):
    fields = [{"name": name, "type": "string", "description": f"The {name}"} for name in columns.split(",")]
    keys = {"primaryKey": list(key)} if key else {}
    return {"name": Path(path).stem, "path": path, "schema": {"fields": fields, **keys, **schema}}


TABLES = {
    AREAS: (("area_id",), "area_id,name\nessex,Essex\nkent,Kent\nsurrey,Surrey\n"),
    FIGURES: (("figure_id",), "figure_id,mention_id,value\na.one,a.m1,22\na.two,a.m2,400\n"),
    MENTIONS: (("mention_id",), "mention_id,quote\na.m1,only 22\na.m2,more than 400\n"),
    VERDICTS: (
        ("figure_id",),
        "figure_id,verdict,primary_verdict,holds_under,reason\n"
        "a.one,consistent,consistent,primary,\n"
        "a.two,indeterminate,indeterminate,,no_parts\n",
    ),
    WORDS: ((), "word,class\nhalf,fraction\nhalf,fraction\nten,cardinal\n"),
}


@pytest.fixture
def old():
    """Return the files of an invented package: four tables with a key, and one without."""
    resources = [resource(path, text.split("\n")[0], key) for path, (key, text) in TABLES.items()]
    descriptor = {"name": "invented", "title": "Invented", "version": "1.0.0", "resources": resources}
    return {"datapackage.json": descriptor, **{path: text for path, (_, text) in TABLES.items()}}


@pytest.fixture
def new(old):
    """Return the same files again, to be changed."""
    return copy.deepcopy(old)


def table(files, name):
    (found,) = [found for found in files["datapackage.json"]["resources"] if found["name"] == name]
    return found


def column(files, name, index):
    return table(files, name)["schema"]["fields"][index]


def put(described, keys, value):
    """Put a value under nested keys, written with spaces between; None takes away what is there."""
    *outer, last = [int(key) if key.isdigit() else key for key in keys.split()]
    for key in outer:
        described = described[key]
    if value is None:
        del described[last]
    else:
        described[last] = value


def change(files, path, before, after):
    assert files[path].count(before) == 1, before
    files[path] = files[path].replace(before, after)


def add_column(files, path, name, cell):
    """Add a column with the same cell in every row."""
    header, *rows = files[path].splitlines()
    files[path] = "\n".join([f"{header},{name}", *(f"{row},{cell}" for row in rows)]) + "\n"
    table(files, Path(path).stem)["schema"]["fields"].append({"name": name, "type": "string"})


def remove_id(files):
    change(files, AREAS, "kent,Kent\n", "")


def add_areas(files, count):
    """Add areas with the ids area-100, area-101 and so on, so that the order of texts is that of numbers."""
    files[AREAS] += "".join(f"area-{number},Area {number}\n" for number in range(100, 100 + count))


def add_row(files):
    files[AREAS] += "sussex,Sussex\n"


def correct_cell(files):
    change(files, AREAS, "kent,Kent", "kent,KENT")


def take_table(files, path):
    del files[path]
    resources = files["datapackage.json"]["resources"]
    resources.remove(table(files, Path(path).stem))


def encoded(content):
    text = content if isinstance(content, str | bytes) else json.dumps(content)
    return text if isinstance(text, bytes) else text.encode("utf-8")


def read(files, place="old"):
    return read_once(place, tuple((path, encoded(content)) for path, content in files.items()))


@functools.cache
def read_once(place, contents):
    """Read a package once for all tests that have the same, because to check its descriptor takes long."""
    return read_package(place, dict(contents).get)


def write(folder, files):
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(encoded(content))
    return str(folder)


def pack(path, files):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, encoded(content))
    return str(path)
