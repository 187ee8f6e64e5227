# From raw/ (written by people) to datapackage/ and reports/ (written by this workflow).
import re
from pathlib import Path

from snakemake.exceptions import WorkflowError
from snakemake.utils import min_version

min_version("9.0")

# Refused here, because Snakemake overlooks a name with a line end, fails on bytes that are no text, and takes braces
# for a wildcard.
UNUSABLE = sorted(
    path for path in Path("raw").rglob("*") if not path.name.isprintable() or set("{}") & set(path.name)
)
if UNUSABLE:
    raise WorkflowError(
        f"{ascii(str(UNUSABLE[0]))}: found a file name with braces or signs that nobody sees, "
        f"one of {len(UNUSABLE)}; expected letters, digits and hyphens. Rename or remove the file."
    )

ARTICLES = sorted(glob_wildcards("raw/articles/{file}").file)
ANNOTATIONS = sorted(file for file in glob_wildcards("raw/annotations/{file}").file if file != "README.md")
INDEPENDENT = sorted(str(path) for path in Path("raw/independent").rglob("*") if path.is_file())
REFERENCE = sorted(glob_wildcards("raw/reference/{table}.csv").table)
ARTICLE_IDS = sorted(glob_wildcards("raw/articles/{article}.txt").article)
MODELS = sorted(glob_wildcards("workflow/sql/models/{model}.sql").model)
TABLE_SCHEMAS = sorted(str(path) for path in Path("workflow/schemas/tables").glob("*.yml"))
# The schema of a table states which step writes it. Bytes that are no text are replaced here: check_raw refuses them,
# and a schema without a step, with a clear message.
WRITTEN_BY = {
    Path(path).stem: re.findall(
        r"^written_by: (\w+)$", Path(path).read_text("utf-8", "replace"), re.MULTILINE
    )
    for path in TABLE_SCHEMAS
}
EXTRACTED = [table for table, steps in WRITTEN_BY.items() if "extract_figures" in steps]
COMPARED = [table for table, steps in WRITTEN_BY.items() if "compare_annotators" in steps]
COMPUTED = [table for table, steps in WRITTEN_BY.items() if "compute_metrics" in steps]
DECIDED = [table for table, steps in WRITTEN_BY.items() if "decide_readings" in steps]
DERIVED = COMPUTED + DECIDED


rule all:
    """Build the package, its database and the reports."""
    input:
        "datapackage/outcomes.duckdb",
        "reports/README.md",
        # Published last. If it is missing, publishing was interrupted and must be done again.
        "datapackage/datapackage.json",


include: "workflow/rules/wings.smk"
include: "workflow/rules/package.smk"
include: "workflow/rules/database.smk"
include: "workflow/rules/reports.smk"
include: "workflow/rules/release.smk"


onsuccess:
    print("Read reports/README.md, or query datapackage/outcomes.duckdb.")
