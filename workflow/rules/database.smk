# Fills build/working.duckdb from build/package/data, then build/package/derived from that database,
# and build/package/outcomes.duckdb from the whole package.
MACROS = sorted(
    f"workflow/sql/macros/{macro}.sql" for macro in glob_wildcards("workflow/sql/macros/{macro}.sql").macro
)
DATA_VIEWS = sorted(
    f"workflow/sql/views/{view}.sql" for view in glob_wildcards("workflow/sql/views/{view,[a-z_]+}.sql").view
)
# The enumeration of readings has a file for each family, and for each rule of the shares: these folders are the lists.
READING_MODELS = sorted(str(path) for path in Path("workflow/sql/readings").rglob("*.sql"))
DERIVED_VIEWS = sorted(
    f"workflow/sql/views/derived/{view}.sql"
    for view in glob_wildcards("workflow/sql/views/derived/{view}.sql").view
)
DATA_CHECKS = sorted(
    f"workflow/sql/checks/data/{check}.sql"
    for check in glob_wildcards("workflow/sql/checks/data/{check}.sql").check
)
# What several checks read and nobody else: it is not published.
CHECK_VIEWS = sorted(
    f"workflow/sql/check_views/{view}.sql"
    for view in glob_wildcards("workflow/sql/check_views/{view}.sql").view
)
# What is checked once, before anything is derived: it is about what people declared and not about the package.
ANNOTATION_CHECKS = sorted(
    f"workflow/sql/checks/annotations/{check}.sql"
    for check in glob_wildcards("workflow/sql/checks/annotations/{check}.sql").check
)
DERIVED_CHECKS = sorted(
    f"workflow/sql/checks/derived/{check}.sql"
    for check in glob_wildcards("workflow/sql/checks/derived/{check}.sql").check
)
PACKAGE_FILES = [
    "build/package/datapackage.json",
    "build/package/README.md",
    "build/package/outcomes.duckdb",
    *expand("build/package/data/{table}.csv", table=TABLES),
    *expand("build/package/derived/{table}.csv", table=DERIVED),
]


rule load_working_database:
    """Load the tables that come from the annotations into a working database and check them."""
    input:
        descriptor="build/data.json",
        macros=MACROS,
        views=DATA_VIEWS,
        check_views=CHECK_VIEWS,
        checks=ANNOTATION_CHECKS + DATA_CHECKS,
        library=[*GROUND, *TABLES_WING, *PACKAGE_WING],
    output:
        database="build/working.duckdb",
        report="build/data_checks.json",
    log:
        "build/logs/load_working_database.log",
    conda:
        "../../environment.yml"
    script:
        "../scripts/load_working_database.py"


rule compute_metrics:
    """Run the SQL models and write a table for each."""
    input:
        database="build/working.duckdb",
        models=expand("workflow/sql/models/{model}.sql", model=MODELS),
        schemas=TABLE_SCHEMAS,
        library=[*GROUND, *TABLES_WING, *PACKAGE_WING],
    output:
        tables=expand("build/package/derived/{table}.csv", table=COMPUTED),
    log:
        "build/logs/compute_metrics.log",
    conda:
        "../../environment.yml"
    script:
        "../scripts/compute_metrics.py"


rule decide_readings:
    """Enumerate the readings, decide each on exact fractions and give each claim its verdict."""
    input:
        database="build/working.duckdb",
        models=READING_MODELS,
        schemas=TABLE_SCHEMAS,
        library=[*GROUND, *TABLES_WING, *NUMBERS_WING, *READINGS_WING, *PACKAGE_WING],
    output:
        tables=expand("build/package/derived/{table}.csv", table=DECIDED),
    log:
        "build/logs/decide_readings.log",
    conda:
        "../../environment.yml"
    script:
        "../scripts/decide_readings.py"


rule load_database:
    """Load the whole validated package into the published database and check it."""
    input:
        descriptor="build/package/datapackage.json",
        validation="build/package_valid.json",
        macros=MACROS,
        views=DATA_VIEWS + DERIVED_VIEWS,
        check_views=CHECK_VIEWS,
        checks=DATA_CHECKS + DERIVED_CHECKS,
        library=[*GROUND, *TABLES_WING, *PACKAGE_WING],
    output:
        database="build/package/outcomes.duckdb",
        report="build/package_checks.json",
    log:
        "build/logs/load_database.log",
    conda:
        "../../environment.yml"
    script:
        "../scripts/load_database.py"
