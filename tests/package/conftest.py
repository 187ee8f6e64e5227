"""The committed package, its texts and its database."""

import csv
import json
from pathlib import Path

import duckdb
import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def descriptor() -> dict:
    return json.loads((ROOT / "datapackage/datapackage.json").read_text("utf-8"))


@pytest.fixture(scope="session")
def tables(descriptor) -> dict[str, list[dict]]:
    def rows(path: str) -> list[dict]:
        with (ROOT / "datapackage" / path).open(encoding="utf-8", newline="") as lines:
            return list(csv.DictReader(lines))

    return {resource["name"]: rows(resource["path"]) for resource in descriptor["resources"]}


@pytest.fixture(scope="session")
def texts(tables) -> dict[str, str]:
    return {
        row["article_id"]: (ROOT / "raw/articles" / f"{row['article_id']}.txt").read_bytes().decode("utf-8")
        for row in tables["articles"]
    }


@pytest.fixture(scope="session")
def database_path() -> Path:
    path = ROOT / "datapackage/outcomes.duckdb"
    assert path.is_file(), "build the package first: snakemake --cores 1"
    return path


@pytest.fixture(scope="session")
def database(database_path):
    with duckdb.connect(database_path, read_only=True) as connection:
        yield connection
