"""What a stranger relies on: pins that agree, a lock without addresses, the same commands everywhere."""

import ast
import csv
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
PIN = re.compile(r"^([A-Za-z0-9._-]+)==([^ ;\\]+)")


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


# Environments of their own, and what runs in them.
SEPARATE = ("cffconvert", "ckan", "croissant", "datajson", "invenio")
RUN_ELSEWHERE = ("validate_with_invenio.py", "count_with_mlcroissant.py")


def locked(lock: str = "requirements.txt") -> dict[str, str]:
    lines = (ROOT / lock).read_text("utf-8").splitlines()
    return {normal(found[1]): found[2] for line in lines if (found := PIN.match(line))}


def direct() -> dict[str, str]:
    environment = yaml.safe_load((ROOT / "environment.yml").read_text("utf-8"))
    (pins,) = [part["pip"] for part in environment["dependencies"] if isinstance(part, dict)]
    return dict(pin.split("==") for pin in pins)


def test_every_direct_pin_is_in_the_lock_with_the_same_version():
    assert {name: locked().get(normal(name)) for name in direct()} == direct()


LOCKS = ["requirements.txt", *(f"tests/publish/requirements/{name}.txt" for name in SEPARATE)]


@pytest.mark.parametrize("lock", LOCKS)
def test_every_line_of_a_lock_has_hashes_and_no_address(lock):
    text = (ROOT / lock).read_text("utf-8")
    assert "://" not in text and "-index" not in text.replace("invenio-indexer", "") and "--find" not in text
    requirements = re.split(r"\n(?=\S)", text.strip())
    # Some have two versions of a package, for two versions of Python.
    assert len(requirements) >= len(locked(lock)) >= 5
    assert all("--hash=sha256:" in requirement for requirement in requirements)


def test_every_separate_lock_has_the_pins_that_it_was_made_from():
    found = {path.stem for path in (ROOT / "tests/publish/requirements").glob("*.txt")}
    assert found == set(SEPARATE)
    for name in SEPARATE:
        pins = (ROOT / f"tests/publish/requirements/{name}.in").read_text("utf-8").split()
        pinned = dict(re.sub(r"\[.*\]", "", pin).split("==") for pin in pins)
        assert pinned.items() <= locked(f"tests/publish/requirements/{name}.txt").items()


def test_every_imported_package_is_pinned_directly():
    distributions = {"yaml": "pyyaml", "dplib": "dplib-py"}
    scripts = [*(ROOT / "workflow").rglob("*.py"), *(ROOT / "tests").rglob("*.py")]
    own = {path.stem for path in scripts} | {path.parent.name for path in scripts}
    imported = set()
    for path in [path for path in scripts if path.name not in RUN_ELSEWHERE]:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                imported |= {name.name.split(".")[0] for name in node.names}
            if isinstance(node, ast.ImportFrom):
                imported.add(node.module.split(".")[0])
    imported -= sys.stdlib_module_names | own
    assert {"duckdb", "frictionless", "jinja2"} <= imported
    assert {distributions.get(name, name) for name in imported} <= set(direct())


def test_the_commands_of_the_readme_are_those_of_ci():
    commands = re.findall(r"```sh\n(.*?)\n```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL)
    ci = (ROOT / ".ci/run").read_text("utf-8")
    assert commands[0].endswith(".venv/bin/snakemake --cores 1")
    assert ".venv/bin/pip install --quiet --require-hashes -r requirements.txt" in commands[0]
    assert ".venv/bin/pip install --quiet --require-hashes -r requirements.txt" in ci
    assert commands[1] == ".venv/bin/python -m pytest"
    assert ci.rstrip().endswith(commands[1])


@pytest.mark.parametrize("version", [(3, 10, 13), (3, 14, 0), (2, 7, 18)])
def test_another_python_gets_a_clear_message(version):
    code = f"import sys; sys.version_info = {version}; exec(open('workflow/check_python.py').read())"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 1
    number = ".".join(map(str, version))
    assert f"This project needs Python 3.11, 3.12 or 3.13; this is Python {number}." in done.stderr


def test_git_keeps_its_hands_off_the_raw_texts():
    assert (ROOT / "raw/.gitattributes").read_text("utf-8") == "* -text\n"


def test_every_raw_list_has_a_schema_and_every_check_says_what_is_good():
    lists = {path.stem for path in (ROOT / "raw/reference").glob("*.csv")}
    assert lists <= {path.stem for path in (ROOT / "workflow/schemas/tables").glob("*.yml")}
    for path in (ROOT / "workflow/sql").rglob("*.sql"):
        assert path.read_text("utf-8").startswith("-- "), path


def test_the_guideline_names_every_column_and_kind():
    guideline = (ROOT / "raw/annotations/README.md").read_text("utf-8")
    schema = yaml.safe_load((ROOT / "workflow/schemas/raw/annotations.yml").read_text("utf-8"))
    for column in schema["schema"]["fields"]:
        assert re.search(rf"\b{column['name']}\b", guideline), column["name"]
    kinds = (ROOT / "raw/reference/kinds.csv").read_text("utf-8").splitlines()[1:]
    for kind in kinds:
        assert f"`{kind.split(',')[0]}`" in guideline


def test_the_readme_shows_what_the_verifier_prints():
    readme = (ROOT / "README.md").read_text("utf-8")
    command, printed = re.search(
        r"```sh\n\.venv/bin/python (workflow/verify\.py .*?)\n```\n\n```text\n(.*?)```", readme, re.DOTALL
    ).groups()
    (arguments,) = csv.reader([command], delimiter=" ")
    done = subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, capture_output=True, encoding="utf-8", check=True
    )
    assert done.stdout == printed
