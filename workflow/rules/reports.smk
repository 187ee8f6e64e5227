# Fills build/reports from build/package/outcomes.duckdb. Then copies the package and the reports to datapackage/ and
# reports/, but only after everything is valid, checked and rendered: a refused build changes neither folder.
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
        # A folder and no list of files, because the data decide which forces have a page and which pages have a chart.
        reports=directory("build/reports"),
    log:
        "build/logs/render_reports.log",
    conda:
        "../../environment.yml"
    script:
        "../scripts/render_reports.py"


rule check_published_folders:
    """Refuse links and foreign files in the published folders."""
    input:
        files=PACKAGE_FILES,
        reports="build/reports",
        library=[*GROUND, *TABLES_WING, *PACKAGE_WING],
    output:
        report="build/published_folders.json",
    log:
        "build/logs/check_published_folders.log",
    conda:
        "../../environment.yml"
    script:
        "../scripts/check_published_folders.py"


rule publish_outputs:
    """Publish the package and the reports together, after everything is checked and rendered."""
    input:
        files=PACKAGE_FILES,
        reports="build/reports",
        places_report="build/published_folders.json",
        library=[*GROUND, *TABLES_WING, *PACKAGE_WING],
    output:
        placed=temp("build/placed.json"),
    log:
        "build/logs/publish_outputs.log",
    conda:
        "../../environment.yml"
    script:
        "../scripts/publish_outputs.py"


# Snakemake deletes the outputs of a script before it runs and after it fails. The published files are outputs of this
# rule, which runs nothing: so readers find the old files until publish_outputs replaces them.
rule published:
    """Name the files that publish_outputs has published."""
    input:
        placed="build/placed.json",
    output:
        published=[file.replace("build/package/", "datapackage/") for file in PACKAGE_FILES]
        + ["reports/README.md", *expand("reports/articles/{article}.md", article=ARTICLE_IDS)],
