"""Check portals.yml with its schema, so that a message names a missing or misspelt key."""

from jsonschema import Draft202012Validator

from press_figures.errors import Problem


def terms_problems(path: str, terms: object, schema: dict) -> list[Problem]:
    """Find keys of portals.yml that are missing, unknown or in a wrong form."""
    errors = sorted(Draft202012Validator(schema).iter_errors(terms), key=lambda error: error.json_path)
    return [
        Problem(
            f"{path}, {error.json_path.removeprefix('$').removeprefix('.') or 'the whole'}",
            error.message,
            "what workflow/portals.schema.yml asks for",
            "Correct it.",
        )
        for error in errors
    ]
