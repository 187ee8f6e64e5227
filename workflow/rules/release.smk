# Fills build/publish from datapackage/: all files of a release, for the web and for open-data portals.
# Only a release needs it: publish_outputs in reports.smk fills datapackage/ and reports/.
RELEASE_TABLES = [
    *expand("datapackage/data/{table}.csv", table=TABLES),
    *expand("datapackage/derived/{table}.csv", table=DERIVED),
]


rule assemble_package:
    """Assemble the package for a release, as a folder and as an archive."""
    input:
        descriptor="datapackage/datapackage.json",
        tables=RELEASE_TABLES,
        dictionary="datapackage/README.md",
        portals="workflow/portals.yml",
        portals_schema="workflow/portals.schema.yml",
        citation_file="CITATION.cff",
        changelog="CHANGELOG.md",
        licence="workflow/templates/licence.md.j2",
        library=[*GROUND, *TABLES_WING, *PACKAGE_WING, *MARKDOWN_WING, *RELEASE_WING],
    output:
        package=directory("build/publish/package"),
        archive="build/publish/domestic-abuse-outcomes-in-the-press.zip",
    log:
        "build/logs/assemble_package.log",
    conda:
        "../../environment.yml"
    script:
        "../scripts/assemble_package.py"


rule export_database:
    """Write every table as Parquet and copy the database."""
    input:
        descriptor="datapackage/datapackage.json",
        database="datapackage/outcomes.duckdb",
        library=[*GROUND, *TABLES_WING, *PACKAGE_WING],
    output:
        parquet=directory("build/publish/parquet"),
        database_copy="build/publish/outcomes.duckdb",
    log:
        "build/logs/export_database.log",
    conda:
        "../../environment.yml"
    script:
        "../scripts/export_database.py"


rule describe_for_portals:
    """Write the metadata for each portal; skip and name portals that need facts which are not typed yet."""
    input:
        descriptor="datapackage/datapackage.json",
        database="datapackage/outcomes.duckdb",
        archive="build/publish/domestic-abuse-outcomes-in-the-press.zip",
        portals="workflow/portals.yml",
        portals_schema="workflow/portals.schema.yml",
        release="workflow/release.yml",
        template="workflow/templates/release_guide.md.j2",
        library=[*GROUND, *TABLES_WING, *PACKAGE_WING, *MARKDOWN_WING, *RELEASE_WING],
    output:
        metadata=directory("build/publish/metadata"),
        guide="build/publish/README.md",
    log:
        "build/logs/describe_for_portals.log",
    conda:
        "../../environment.yml"
    script:
        "../scripts/describe_for_portals.py"


rule sum_release:
    """Write the SHA-256 sums of all files of a release, and of the files on Zenodo by their names there."""
    input:
        package="build/publish/package",
        parquet="build/publish/parquet",
        metadata="build/publish/metadata",
        files=[
            "build/publish/domestic-abuse-outcomes-in-the-press.zip",
            "build/publish/outcomes.duckdb",
            "build/publish/README.md",
        ],
        library=[*GROUND, *RELEASE_WING],
    output:
        sums="build/publish/SHA256SUMS",
        zenodo_sums="build/publish/zenodo/SHA256SUMS",
    log:
        "build/logs/sum_release.log",
    conda:
        "../../environment.yml"
    script:
        "../scripts/sum_release.py"


rule publish:
    """Make a release in build/publish: archive, Parquet, database, metadata for portals, and sums."""
    input:
        "build/publish/SHA256SUMS",
