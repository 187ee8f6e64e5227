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
# Environments of their own, and what runs in them.
SEPARATE = ("cffconvert", "ckan", "croissant", "datajson", "invenio")
RUN_ELSEWHERE = ("validate_with_invenio.py", "count_with_mlcroissant.py")


def pins(lock: str) -> dict[str, str]:
    """Return the versions that a lock or an environment.yml pins, by distribution."""
    text = (ROOT / lock).read_text("utf-8")
    return dict(re.findall(r"^(?: +- )?([a-z0-9.-]+)==([^ ;\\\n]+)", text, re.MULTILINE))


@pytest.mark.parametrize("name", SEPARATE)
def test_a_separate_lock_has_its_pins_with_hashes_and_no_address(name):
    found = {path.stem for path in (ROOT / "tests/publish/requirements").glob("*.txt")}
    assert found == set(SEPARATE)
    lock = f"tests/publish/requirements/{name}.txt"
    text = (ROOT / lock).read_text("utf-8")
    assert not re.search(r"://|@|-index(?!er)|--find", text)
    requirements = re.split(r"\n(?=\S)", text.strip())
    # Some have two versions of a package, for two versions of Python.
    assert len(requirements) >= len(pins(lock)) >= 5
    assert all("--hash=sha256:" in requirement for requirement in requirements)
    asked = (ROOT / lock).with_suffix(".in").read_text("utf-8").split()
    assert dict(re.sub(r"\[.*\]", "", pin).split("==") for pin in asked).items() <= pins(lock).items()


# What is imported by another name than it is installed by.
DISTRIBUTIONS = {"yaml": "pyyaml", "dplib": "dplib-py"}


def scripts_in(*folders: str) -> list[Path]:
    return [path for folder in folders for path in (ROOT / folder).rglob("*.py")]


def imported_by(scripts: list[Path]) -> set[str]:
    """Return the distributions that scripts import, without what is in this repository."""
    own = {name for path in scripts_in("workflow", "tests") for name in (path.stem, path.parent.name)}
    imported = set()
    for path in scripts:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                imported |= {name.name.split(".")[0] for name in node.names}
            if isinstance(node, ast.ImportFrom):
                imported.add(node.module.split(".")[0])
    return {DISTRIBUTIONS.get(name, name) for name in imported - sys.stdlib_module_names - own}


def test_every_imported_package_is_pinned_directly():
    imported = imported_by(
        [path for path in scripts_in("workflow", "tests") if path.name not in RUN_ELSEWHERE]
    )
    assert {"duckdb", "frictionless", "jinja2", "pytest"} <= imported
    assert imported <= pins("environment.yml").keys()


def test_the_build_imports_only_what_is_installed_for_it():
    imported = imported_by(scripts_in("workflow"))
    assert {"duckdb", "frictionless", "jinja2"} <= imported
    direct, _ = (ROOT / "environment.yml").read_text("utf-8").split("# Only tests, linters")
    assert imported <= set(re.findall(r"- (\S+)==", direct)) & pins("requirements.txt").keys()


def readme_commands() -> list[str]:
    return re.findall(r"```sh\n(.*?)\n```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL)


def test_the_commands_of_the_readme_are_those_of_ci():
    ci = (ROOT / ".ci/run").read_text("utf-8")
    build, tests, *_ = [command.split(" && ") for command in readme_commands()]
    assert build == [
        "python3 workflow/check_python.py",
        "python3 -m venv .venv",
        ".venv/bin/pip install --quiet --require-hashes -r requirements.txt",
        ".venv/bin/snakemake --cores 1",
    ]
    assert tests == [
        ".venv/bin/pip install --quiet --require-hashes -r requirements.txt -r requirements-tests.txt",
        ".venv/bin/python -m pytest",
    ]
    assert f"\n{build[2]}\n" in ci and f"\n{tests[0]}\n" in ci
    assert ci.index(f"\n{build[2]}\n") < ci.index("snakemake --cores 2 --forceall") < ci.index(tests[0])
    assert ci.index(tests[0]) < ci.index(f"\n{tests[1]}\n") < ci.index(f"\n{tests[1]} -m campaign\n")
    assert ci.rstrip().endswith(f"\n{tests[1]} -m heavy")


def test_the_command_with_uv_installs_and_builds_the_same():
    build, _, with_uv, *_ = [command.split(" && ") for command in readme_commands()]
    assert re.fullmatch(r"uv venv --python 3\.1[123]", with_uv[0])
    assert with_uv[1] == build[2].replace(".venv/bin/pip", "uv pip").replace(" --quiet", "")
    assert with_uv[2] == build[3]


def check_python(version: tuple[int, int, int]) -> subprocess.CompletedProcess:
    """Run workflow/check_python.py as if this were another version of Python."""
    code = f"import sys; sys.version_info = {version}; exec(open('workflow/check_python.py').read())"
    return subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)


@pytest.mark.parametrize("version", [(3, 10, 13), (2, 7, 18)])
def test_a_python_that_is_too_old_is_refused(version):
    done = check_python(version)
    assert done.returncode == 1
    number = ".".join(map(str, version))
    assert f"This project needs Python 3.11 or newer; this is Python {number}." in done.stderr


@pytest.mark.parametrize("version", [(3, 11, 0), (3, 13, 9), (3, 14, 0), (4, 0, 0)])
def test_a_python_that_was_tried_is_taken_in_silence_and_a_newer_one_with_a_line(version):
    done = check_python(version)
    assert (done.returncode, done.stdout) == (0, "")
    if version < (3, 14):
        assert done.stderr == ""
    else:
        number = ".".join(map(str, version))
        assert done.stderr.startswith(f"This is Python {number}; tried were 3.11, 3.12 and 3.13. ")
        assert done.stderr.count("\n") == 1 and "C compiler" in done.stderr


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
