"""Models run after those they read, and their rows come out by primary key."""

import duckdb
import pytest

from compute_metrics import compute_metrics, pairing_problems
from press_figures.errors import InputError


def test_models_may_read_each_other_and_rows_come_in_order_of_their_key(tmp_path):
    texts = {
        "totals": "select count(*) as total_id, sum(number) as number from numbers",
        "numbers": "select number_id, number from given order by number desc",
    }
    paths = []
    for name, text in texts.items():
        (tmp_path / f"{name}.sql").write_text(text)
        paths.append(str(tmp_path / f"{name}.sql"))
    resources = {
        ("tables", name): {"schema": {"primaryKey": [key]}}
        for name, key in (("totals", "total_id"), ("numbers", "number_id"))
    }
    with duckdb.connect() as connection:
        connection.execute(
            "create table given as select * from (values ('b', 9), ('a', 1)) as t(number_id, number)"
        )
        rows = compute_metrics(connection, paths, resources)
    assert rows == {
        "numbers": [{"number_id": "a", "number": 1}, {"number_id": "b", "number": 9}],
        "totals": [{"total_id": 2, "number": 10}],
    }


def test_a_model_that_does_not_fit_the_tables_is_refused_by_its_file(tmp_path):
    path = tmp_path / "totals.sql"
    path.write_text("select given.colour from given")
    resources = {("tables", "totals"): {"schema": {"primaryKey": ["colour"]}}}
    with duckdb.connect() as connection, pytest.raises(InputError) as caught:
        connection.execute("create table given (number integer)")
        compute_metrics(connection, [str(path)], resources)
    (problem,) = caught.value.problems
    assert problem.place == str(path)
    assert "colour" in problem.found
    assert problem.expected == "what fits the schemas"


def test_a_model_without_a_schema_and_a_table_without_a_model_are_refused():
    problems = pairing_problems(["workflow/sql/models/rates.sql"], ["build/package/derived/shares.csv"])
    action = "Describe the table with written_by: compute_metrics, or remove the model."
    assert [str(problem) for problem in problems] == [
        "workflow/sql/models/rates.sql: found a model without a schema; "
        f"expected workflow/schemas/tables/rates.yml. {action}",
        "workflow/schemas/tables/shares.yml: found a table without a model; "
        f"expected workflow/sql/models/shares.sql. {action}",
    ]
    assert pairing_problems(["models/rates.sql"], ["derived/rates.csv"]) == []
