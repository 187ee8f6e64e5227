# Fills datapackage/data from raw/, and datapackage/datapackage.json from datapackage/data and derived.
LIBRARY = sorted(
    f"workflow/scripts/lib/{module}.py"
    for module in glob_wildcards("workflow/scripts/lib/{module}.py").module
)
RAW_SCHEMAS = expand("workflow/schemas/raw/{table}.yml", table=["articles", "annotations"])
TABLE_SCHEMAS = sorted(
    f"workflow/schemas/tables/{table}.yml"
    for table in glob_wildcards("workflow/schemas/tables/{table}.yml").table
)
EXTRACTED = ["articles", "mentions", "dates", "mention_dates", "figures", "figure_relations", "quotations"]
RAW = {
    "catalogue": "raw/articles.csv",
    "articles": expand("raw/articles/{file}", file=ARTICLES),
    "annotations": expand("raw/annotations/{file}", file=ANNOTATIONS),
    "reference": expand("raw/reference/{table}.csv", table=REFERENCE),
    "schemas": RAW_SCHEMAS + TABLE_SCHEMAS,
}


rule check_raw:
    """Check the raw matter: encodings, headers, cells, codes, and that texts and rows pair up."""
    input:
        **RAW,
        library=LIBRARY,
    output:
        report="build/raw.json",
    log:
        "build/logs/check_raw.log",
    conda:
        "../../environment.yml"
    script:
        "../scripts/check_raw.py"


rule extract_figures:
    """Locate every annotation in its text and write the tables of the package."""
    input:
        **RAW,
        raw_report="build/raw.json",
        library=LIBRARY,
    output:
        tables=expand("datapackage/data/{table}.csv", table=EXTRACTED + REFERENCE),
    log:
        "build/logs/extract_figures.log",
    conda:
        "../../environment.yml"
    script:
        "../scripts/extract_figures.py"
