"""Enumerate the readings, decide each on exact fractions and give each claim its verdict."""

from pathlib import Path

import duckdb

from press_figures.files import write_all
from press_figures.package.database import SETTINGS, named, ordered_queries, read_rows
from press_figures.readings.rows import decide_readings
from press_figures.step import run_step
from press_figures.tables.csv_files import to_csv
from press_figures.tables.schemas import load_resources

# How many articles are decided at once, to save memory. A batch is complete: a reading may use figures of
# another article, which FIGURES_QUERY adds, but nothing is decided between the claims of two articles.
BATCH_SIZE = 100

BATCHES_QUERY = f"""
create temporary table batches as
select
    articles.article_id,
    -- With the full stop that ids of readings have there: so the joined batches are in order of their ids.
    (row_number() over (order by articles.article_id || '.') - 1) // {BATCH_SIZE} as batch
from articles
"""
CANDIDATES_QUERY = """
select reading_candidates.*
from reading_candidates
inner join figures on reading_candidates.figure_id = figures.figure_id
inner join batches on figures.article_id = batches.article_id
where batches.batch = $batch
"""
INPUTS_QUERY = """
select enumerated_readings.reading_id, enumerated_readings.role, enumerated_readings.input_figure_id
from enumerated_readings
inner join reading_candidates on enumerated_readings.reading_id = reading_candidates.reading_id
inner join figures on enumerated_readings.figure_id = figures.figure_id
inner join batches on figures.article_id = batches.article_id
where batches.batch = $batch and enumerated_readings.role is not null
order by enumerated_readings.reading_id, enumerated_readings.role, enumerated_readings.input_figure_id
"""
FIGURES_QUERY = """
with
used as (
    select unnest([enumerated_readings.figure_id, enumerated_readings.input_figure_id]) as used_figure_id
    from enumerated_readings
    inner join figures as claims on enumerated_readings.figure_id = claims.figure_id
    inner join batches on claims.article_id = batches.article_id
    where batches.batch = $batch
)

select
    figures.*,
    hedges.name as hedge_name,
    hedges.lexicon_version,
    periods.start_date,
    periods.end_date,
    articles.date_published
from (select distinct used.used_figure_id from used) as distinct_figures
inner join figures on distinct_figures.used_figure_id = figures.figure_id
inner join hedges on figures.hedge_id = hedges.hedge_id
inner join periods on figures.period_id = periods.period_id
inner join articles on figures.article_id = articles.article_id
"""


# Views that the models read many times: stored once, because a view is computed again at each reading.
READ_OFTEN = ("figure_roots", "comparable_values")


def enumerate_readings(connection: duckdb.DuckDBPyConnection, models: list[str]) -> None:
    """Run the models of the readings. Each becomes a temporary table that later models can read."""
    for view in READ_OFTEN:
        connection.execute(f"create temporary table {view} as from {view}")
    for name, query in ordered_queries(models).items():
        with named(f"workflow/sql/readings, {name}"):
            connection.execute(f"create temporary table {name} as {query}")


def main(database: str, models: list[str], schemas: list[str], tables: list[str]) -> str:
    """Write each table to the path that has its name."""
    resources = load_resources(schemas)
    texts: dict[str, list[str]] = {Path(path).stem: [] for path in tables}
    counts = dict.fromkeys(texts, 0)
    with duckdb.connect(database, read_only=True, config=SETTINGS) as connection:
        enumerate_readings(connection, models)
        connection.execute(BATCHES_QUERY)
        families = read_rows(connection, "from families")
        (last,) = connection.execute("select coalesce(max(batches.batch), 0) from batches").fetchone()
        for number in range(last + 1):
            batch = {"batch": number}
            figures = {row["figure_id"]: row for row in read_rows(connection, FIGURES_QUERY, batch)}
            candidates = read_rows(connection, CANDIDATES_QUERY, batch)
            inputs = read_rows(connection, INPUTS_QUERY, batch)
            for name, rows in decide_readings(candidates, inputs, figures, families).items():
                text = to_csv(rows, resources["tables", name])
                # Only the first batch keeps the header.
                texts[name].append(text if number == 0 else text.split("\n", 1)[1])
                counts[name] += len(rows)
    write_all({Path(path): "".join(texts[Path(path).stem]) for path in tables})
    return f"{counts['readings']} readings of {counts['verdicts']} claims decided"


if __name__ == "__main__":
    run_step(
        main,
        log=snakemake.log[0],
        database=snakemake.input.database,
        models=snakemake.input.models,
        schemas=snakemake.input.schemas,
        tables=snakemake.output.tables,
    )
