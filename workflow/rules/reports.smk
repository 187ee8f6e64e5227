# Fills build/reports from build/package/outcomes.duckdb, and copies the finished package and reports to
# datapackage/ and reports/ once everything is valid, checked and rendered: a refused build leaves both as they were.
REPORT_QUERIES = sorted(
    f"workflow/sql/reports/{query}.sql" for query in glob_wildcards("workflow/sql/reports/{query}.sql").query
)
EXAMPLE_QUERIES = sorted(
    f"workflow/sql/queries/{query}.sql" for query in glob_wildcards("workflow/sql/queries/{query}.sql").query
)
TEMPLATES = sorted(
    f"workflow/templates/{template}" for template in glob_wildcards("workflow/templates/{template}").template
)


rule render_reports:
    """Render the pages and charts."""
    input:
        citation="CITATION.cff",
        database="build/package/outcomes.duckdb",
        validation="build/package_valid.json",
        checks="build/package_checks.json",
        queries=REPORT_QUERIES,
        examples=EXAMPLE_QUERIES,
        templates=TEMPLATES,
        library=[
            *GROUND,
            *TABLES_WING,
            *NUMBERS_WING,
            *READINGS_WING,
            *PACKAGE_WING,
            *MARKDOWN_WING,
            *REPORTS_WING,
        ],
    output:
        # The data decide which forces have a page and which pages have a chart.
        reports=directory("build/reports"),
    log:
        "build/logs/render_reports.log",
    conda:
        "../../environment.yml"
    script:
        "../scripts/render_reports.py"


rule check_places:
    """Refuse files in the published folders that no build put there."""
    input:
        files=PACKAGE_FILES,
        reports="build/reports",
        library=[*GROUND, *TABLES_WING, *PACKAGE_WING],
    output:
        report="build/places.json",
    log:
        "build/logs/check_places.log",
    conda:
        "../../environment.yml"
    script:
        "../scripts/check_places.py"


rule publish_outputs:
    """Put the package and the reports into their places, whole, now that all is checked and rendered."""
    input:
        files=PACKAGE_FILES,
        reports="build/reports",
        places_report="build/places.json",
        library=[*GROUND, *TABLES_WING, *PACKAGE_WING],
    output:
        placed=temp("build/placed.json"),
    log:
        "build/logs/publish_outputs.log",
    conda:
        "../../environment.yml"
    script:
        "../scripts/publish_outputs.py"


# Snakemake deletes the outputs of a script before it runs, and after it fails. Nothing runs here, so what is
# published stays where readers look for it until publish_outputs replaces it.
rule published:
    """Name the files that publish_outputs has put into their places."""
    input:
        placed="build/placed.json",
    output:
        published=[file.replace("build/package/", "datapackage/") for file in PACKAGE_FILES]
        + ["reports/README.md", *expand("reports/articles/{article}.md", article=ARTICLE_IDS)],
