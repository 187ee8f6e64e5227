# Fills reports/ from datapackage/outcomes.duckdb.
REPORT_QUERIES = sorted(
    f"workflow/sql/reports/{query}.sql" for query in glob_wildcards("workflow/sql/reports/{query}.sql").query
)


rule render_reports:
    """Render the index and one page per article."""
    input:
        database="datapackage/outcomes.duckdb",
        queries=REPORT_QUERIES,
        index_template="workflow/templates/index.md.j2",
        article_template="workflow/templates/article.md.j2",
        macros="workflow/templates/macros.md.j2",
        library=LIBRARY,
    output:
        pages=["reports/README.md", *expand("reports/articles/{article}.md", article=ARTICLE_IDS)],
    log:
        "build/logs/render_reports.log",
    conda:
        "../../environment.yml"
    script:
        "../scripts/render_reports.py"
