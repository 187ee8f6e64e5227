# Fills build/package/data from raw/, and describes and validates build/package.
RAW_SCHEMAS = expand("workflow/schemas/raw/{table}.yml", table=["articles", "annotations", "adjudications"])
TABLES = EXTRACTED + COMPARED + REFERENCE
RAW = {
    "catalogue": "raw/articles.csv",
    "articles": expand("raw/articles/{file}", file=ARTICLES),
    "annotations": expand("raw/annotations/{file}", file=ANNOTATIONS),
    "reference": expand("raw/reference/{table}.csv", table=REFERENCE),
    "schemas": RAW_SCHEMAS + TABLE_SCHEMAS,
}


rule check_raw:
    """Check raw/ before anything is read from it: encodings, headers, cells, codes, and rows for every text."""
    input:
        **RAW,
        library=[*GROUND, *TABLES_WING, *TEXTS_WING, *NUMBERS_WING, *ANNOTATIONS_WING],
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
        library=[*GROUND, *TABLES_WING, *TEXTS_WING, *NUMBERS_WING, *ANNOTATIONS_WING],
    output:
        tables=expand("build/package/data/{table}.csv", table=EXTRACTED + REFERENCE),
    log:
        "build/logs/extract_figures.log",
    conda:
        "../../environment.yml"
    script:
        "../scripts/extract_figures.py"


rule compare_annotators:
    """Compare two independent annotations of each article with each other and with the published rows."""
    input:
        **RAW,
        independent=INDEPENDENT,
        adjudications="raw/adjudications.csv",
        # Not read: it makes this wait, so that errors in the published rows are reported first.
        mentions="build/package/data/mentions.csv",
        library=[*GROUND, *TABLES_WING, *TEXTS_WING, *ANNOTATIONS_WING],
    output:
        tables=expand("build/package/data/{table}.csv", table=COMPARED),
    log:
        "build/logs/compare_annotators.log",
    conda:
        "../../environment.yml"
    script:
        "../scripts/compare_annotators.py"


rule describe_data:
    """Describe the tables that come from the annotations, for the working database."""
    input:
        citation="CITATION.cff",
        package="workflow/package.yml",
        release="workflow/release.yml",
        schemas=TABLE_SCHEMAS,
        tables=expand("build/package/data/{table}.csv", table=TABLES),
        library=[*GROUND, *TABLES_WING, *PACKAGE_WING],
    output:
        descriptor="build/data.json",
    log:
        "build/logs/describe_data.log",
    conda:
        "../../environment.yml"
    script:
        "../scripts/describe_data.py"


rule describe_package:
    """Describe the whole package and write its data dictionary."""
    input:
        citation="CITATION.cff",
        package="workflow/package.yml",
        release="workflow/release.yml",
        schemas=TABLE_SCHEMAS,
        tables=expand("build/package/data/{table}.csv", table=TABLES)
        + expand("build/package/derived/{table}.csv", table=DERIVED),
        template="workflow/templates/data_dictionary.md.j2",
        library=[*GROUND, *TABLES_WING, *PACKAGE_WING, *MARKDOWN_WING],
    output:
        descriptor="build/package/datapackage.json",
        dictionary="build/package/README.md",
    log:
        "build/logs/describe_package.log",
    conda:
        "../../environment.yml"
    script:
        "../scripts/describe_package.py"


rule validate_package:
    """Validate the whole package as it will be published."""
    input:
        descriptor="build/package/datapackage.json",
        library=[*GROUND, *TABLES_WING, *PACKAGE_WING],
    output:
        report="build/package_valid.json",
    log:
        "build/logs/validate_package.log",
    conda:
        "../../environment.yml"
    script:
        "../scripts/validate_package.py"
