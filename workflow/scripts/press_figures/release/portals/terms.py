"""The file portals.yml, held against its schema: a key that is missing or misspelt is told with its name."""

from jsonschema import Draft202012Validator

from press_figures.errors import Problem


def terms_problems(path: str, terms: object, schema: dict) -> list[Problem]:
    """Find what a file of terms lacks, has too much, or says in another form."""
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
