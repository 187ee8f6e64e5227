"""The checks of the build, run on rows that name only the columns that matter."""

import pytest

from press_figures.package.checking import check_rows
from press_figures.tables.schemas import column_names, load_resource


@pytest.fixture(scope="session")
def table_resources(root):
    return {path.stem: load_resource(path) for path in (root / "workflow/schemas/tables").glob("*.yml")}


@pytest.fixture
def checked(root, table_resources, tmp_path, monkeypatch):
    """Return a function that runs named checks on tables in an empty folder and gives their problems."""
    monkeypatch.chdir(tmp_path)

    def run(checks, **tables):
        filled = {
            name: [dict.fromkeys(column_names(table_resources[name])) | row for row in rows]
            for name, rows in tables.items()
        }
        paths = [str(root / "workflow/sql/checks" / f"{name}.sql") for name in checks]
        return check_rows(filled, table_resources, paths, root / "workflow")

    return run
