# The modules that scripts import, by the folder of their kind. A rule names the wings that its script uses, itself or by
# way of another wing: Snakemake sees the script of a rule and not what the script imports.
# tests/package/test_wings.py compares them with the imports.
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
