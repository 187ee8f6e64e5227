"""Read the Table Schemas in workflow/schemas, where each file describes one table."""

from pathlib import Path

from press_figures.errors import InputError, Problem, stop_on
from press_figures.tables.confinement import outside_problems
from press_figures.tables.yaml_files import read_yaml

# Who writes a table, as written_by in its schema states, and the folder of the package that has the table.
PEOPLE = "people"
FOLDERS = {
    PEOPLE: "data",
    "extract_figures": "data",
    "compare_annotators": "data",
    "compute_metrics": "derived",
    "decide_readings": "derived",
}


def load_resource(path: Path | str) -> dict:
    """Return the resource descriptor (name, path, schema) in a YAML file.

    Raises InputError on text that is not YAML, that describes no table, or that names anything outside the
    package.
    """
    resource = read_yaml(path)
    stop_on(outside_problems(str(path), resource))
    if not isinstance(resource, dict) or not describes_table(resource.get("schema")):
        expected = "a schema with the name and the type of every field"
        raise InputError([Problem(str(path), "no description of a table", expected, "Complete the schema.")])
    return resource


def describes_table(schema: object) -> bool:
    """Tell whether the schema in a YAML file has fields, each with a name and a type."""
    fields = schema.get("fields") if isinstance(schema, dict) else None
    return isinstance(fields, list) and all(
        isinstance(field, dict) and {"name", "type"} <= field.keys() for field in fields
    )


def load_resources(schemas: list[str]) -> dict[tuple[str, str], dict]:
    """Return resource descriptors by folder (raw or tables) and name."""
    return {(Path(path).parent.name, Path(path).stem): load_resource(path) for path in schemas}


def column_names(resource: dict) -> list[str]:
    return [column["name"] for column in resource["schema"]["fields"]]
