# The modules that scripts import, by the folder (wing) that they are in. A rule names as input all wings that its script
# needs, also through another wing, because Snakemake notices a change of the script but not of what it imports.
# tests/package/test_wings.py compares the lists of the rules with the imports.
LIBRARY = "workflow/scripts/press_figures"
# Commands have their own start, commands.py, which no rule needs.
GROUND = [f"{LIBRARY}/{module}.py" for module in ("__init__", "errors", "files", "step")]
MODULES = sorted(str(path) for path in Path(LIBRARY).glob("*/**/*.py"))
TABLES_WING = [path for path in MODULES if path.startswith(f"{LIBRARY}/tables/")]
TEXTS_WING = [path for path in MODULES if path.startswith(f"{LIBRARY}/texts/")]
NUMBERS_WING = [path for path in MODULES if path.startswith(f"{LIBRARY}/numbers/")]
ANNOTATIONS_WING = [path for path in MODULES if path.startswith(f"{LIBRARY}/annotations/")]
READINGS_WING = [path for path in MODULES if path.startswith(f"{LIBRARY}/readings/")]
PACKAGE_WING = [path for path in MODULES if path.startswith(f"{LIBRARY}/package/")]
MARKDOWN_WING = [path for path in MODULES if path.startswith(f"{LIBRARY}/markdown/")]
REPORTS_WING = [path for path in MODULES if path.startswith(f"{LIBRARY}/reports/")]
RELEASE_WING = [path for path in MODULES if path.startswith(f"{LIBRARY}/release/")]
