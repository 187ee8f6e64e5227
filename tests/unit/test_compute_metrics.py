"""Models run after those they read, and their rows come out by primary key."""

import duckdb

from compute_metrics import compute_metrics


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
