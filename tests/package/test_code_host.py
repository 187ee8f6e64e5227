"""What a maintainer finds on a code host and in an editor: a workflow file, a form, hooks and settings."""

import configparser
import re
import shutil
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
# One after the newest that was tried: its packages are found, and one is compiled.
NEXT_PYTHON = "3.14"


def text_of(path: str) -> str:
    return (ROOT / path).read_text("utf-8")


@pytest.fixture(scope="module")
def workflow() -> dict:
    return yaml.safe_load(text_of(".github/workflows/ci.yml"))


@pytest.fixture(scope="module")
def form() -> dict:
    return yaml.safe_load(text_of(".github/ISSUE_TEMPLATE/contest-a-figure.yml"))


@pytest.fixture(scope="module")
def hooks() -> dict[str, dict]:
    (local,) = yaml.safe_load(text_of(".pre-commit-config.yaml"))["repos"]
    assert local["repo"] == "local"
    return {hook["id"]: hook for hook in local["hooks"]}


def commands(job: dict) -> list[str]:
    return [step["run"].strip() for step in job["steps"] if "run" in step]


def test_the_workflow_file_runs_what_ci_runs(workflow):
    assert commands(workflow["jobs"]["everything"])[-1] == "bash .ci/run"
    assert workflow["env"] == {"CI": "true"}


def test_the_workflow_file_may_only_read_and_names_the_major_version_of_each_action(workflow):
    assert workflow["permissions"] == {"contents": "read"}
    assert not [job for job in workflow["jobs"].values() if "permissions" in job]
    used = re.findall(r"uses: (\S+)", text_of(".github/workflows/ci.yml"))
    assert used and all(re.fullmatch(r"actions/[a-z-]+@v\d+", action) for action in used)


def test_the_first_command_of_the_readme_is_tried_on_each_python_and_its_bytes_compared(workflow):
    install, compare = commands(workflow["jobs"]["first-command"])
    assert install == re.search(r"```sh\n(.*?)\n```", text_of("README.md"), re.DOTALL)[1]
    assert compare.endswith('test -z "$(git status --porcelain)"')


def test_the_versions_of_python_are_those_that_readme_and_check_name(workflow):
    tried = re.search(r"tried were ([^\"]*?)\. ", text_of("workflow/check_python.py"))[1]
    versions = re.findall(r"3\.\d+", tried)
    job = workflow["jobs"]["first-command"]
    assert job["strategy"]["matrix"]["python"] == [*versions, NEXT_PYTHON]
    assert f"tried: {tried}; {NEXT_PYTHON} needs a C compiler" in " ".join(text_of("README.md").split())
    assert f"On {NEXT_PYTHON} pip compiles" in text_of("workflow/check_python.py")
    everything = [
        step for step in workflow["jobs"]["everything"]["steps"] if "setup-python" in step.get("uses", "")
    ]
    assert everything[0]["with"]["python-version"] in versions


def test_a_link_can_fill_in_the_id_of_the_figure(form):
    fields = {part["id"]: part for part in form["body"] if part["type"] != "markdown"}
    assert list(fields) == ["figure_id", "what_is_wrong", "article_prints", "source", "remarks"]
    # Only a field of one or more lines takes its text from a link by its id.
    assert fields["figure_id"]["type"] == "input"
    assert "template=contest-a-figure.yml&figure_id=" in text_of(
        ".github/ISSUE_TEMPLATE/contest-a-figure.yml"
    )
    required = [name for name, field in fields.items() if field["validations"]["required"]]
    assert required == ["figure_id", "what_is_wrong", "article_prints", "source"]


def test_the_form_is_as_the_code_host_wants_it(form):
    assert form.keys() == {"name", "description", "title", "body"}
    for part in form["body"]:
        attributes = part["attributes"]
        assert part["type"] in ("markdown", "input", "textarea", "dropdown")
        assert part["type"] == "markdown" or re.fullmatch("[a-z_]+", part["id"])
        assert set(attributes) <= {"value", "label", "description", "placeholder", "options"}
        assert part["type"] == "markdown" or attributes["label"]
    (wrong,) = [part for part in form["body"] if part["type"] == "dropdown"]
    options = wrong["attributes"]["options"]
    assert len(options) == len(set(options)) > 5 and all(isinstance(option, str) for option in options)


def test_the_form_asks_for_no_personal_data(form):
    labels = " ".join(part["attributes"].get("label", "") for part in form["body"])
    assert not re.search(r"\b(your|name|e-?mail|address|phone|contact)\b", labels, re.IGNORECASE)
    assert "name no private person" in text_of(".github/ISSUE_TEMPLATE/contest-a-figure.yml")


def test_other_issues_start_from_an_empty_page():
    assert yaml.safe_load(text_of(".github/ISSUE_TEMPLATE/config.yml")) == {"blank_issues_enabled": True}


def test_the_hooks_run_the_tools_of_the_lock(hooks):
    assert list(hooks) == ["ruff-check", "ruff-format", "snakefmt", "sqlfluff-fix", "sqlfluff-lint"]
    for hook in hooks.values():
        tool = hook["entry"].split()[0]
        assert hook["language"] == "system"
        assert re.search(rf"^{tool}==", text_of("requirements-tests.txt"), re.MULTILINE)
        assert shutil.which(tool, path=Path(sys.executable).parent), tool


def test_the_hooks_leave_alone_what_is_compared_byte_for_byte():
    excluded = re.compile(yaml.safe_load(text_of(".pre-commit-config.yaml"))["exclude"])
    for folder in ("raw/articles", "datapackage/data", "reports/articles", "tests/corpus/articles"):
        assert excluded.search(f"{folder}/a.txt")
    assert not excluded.search("workflow/annotate.py") and not excluded.search("tests/raw.py")


def test_the_hooks_take_each_rule_and_each_query(hooks):
    rules = [*(ROOT / "workflow/rules").glob("*.smk"), ROOT / "Snakefile"]
    for hook, paths in (("snakefmt", rules), ("sqlfluff-fix", [*(ROOT / "workflow/sql").rglob("*.sql")])):
        pattern = re.compile(hooks[hook]["files"])
        assert paths and all(pattern.search(path.relative_to(ROOT).as_posix()) for path in paths)
    assert hooks["sqlfluff-fix"]["files"] == hooks["sqlfluff-lint"]["files"]


def test_an_editor_changes_no_character_of_what_is_compared_byte_for_byte():
    settings = configparser.ConfigParser()
    settings.read_string("[first]\n" + text_of(".editorconfig"))
    assert settings["first"]["root"] == "true"
    by_itself = {"charset", "end_of_line", "insert_final_newline", "trim_trailing_whitespace"}
    assert by_itself <= settings["*"].keys()
    untouched = "{raw,tests/corpus,datapackage,reports}/**"
    assert {settings[untouched][name] for name in by_itself} == {"unset"}
    # Later sections win: none after this one sets these again.
    later = settings.sections()[settings.sections().index(untouched) + 1 :]
    assert not [name for name in later if by_itself & settings[name].keys()]
