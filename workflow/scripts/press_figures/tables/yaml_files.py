"""Read YAML files that cannot exhaust memory or end the process."""

from pathlib import Path

import yaml

from press_figures.errors import InputError, Problem, stop_on
from press_figures.tables.text_files import read_bytes

# The loader in C is ten times as fast; not every installed YAML library has it.
YAML_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# Deeper than any file here. At some thousand levels the YAML library ends the process.
MOST_LEVELS = 20


def read_yaml(path: Path | str) -> object:
    """Return the content of a YAML file.

    Raises InputError on text that is not YAML, has an alias, or has too many levels.
    """
    text = read_bytes(Path(path))
    try:
        stop_on(yaml_problems(str(path), text))
        return yaml.load(text, YAML_LOADER)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = f"{path}, line {mark.line + 1}" if mark else str(path)
        found = f"text that is not YAML ({getattr(error, 'problem', None) or error})"
        action = "Check indentation, colons and quotation marks on this line and the one before."
        raise InputError([Problem(place, found, "YAML", action)]) from None


def yaml_problems(path: str, text: str) -> list[Problem]:
    """Find an alias, because a few lines of them can make a billion values, and too many levels."""
    depth = 0
    for event in yaml.parse(text, YAML_LOADER):
        place = f"{path}, line {event.start_mark.line + 1}"
        if isinstance(event, yaml.AliasEvent):
            return [Problem(place, f"the alias *{event.anchor}", "the values themselves", "Write them out.")]
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > MOST_LEVELS:
            found = f"more than {MOST_LEVELS} levels of lists and mappings"
            return [Problem(place, found, "fewer", "Write what it holds less deep.")]
    return []
