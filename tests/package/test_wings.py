"""The library is built in wings: imports go one way, and a rule names the wings that its script uses."""

import ast
import re
from graphlib import TopologicalSorter

import pytest

# From the ground up; a module imports its own wing and those before it.
WINGS = "ground tables texts numbers package annotations readings markdown reports release".split()
APART = {("readings", "annotations"), ("package", "texts"), ("package", "numbers"), ("release", "reports")}
RULE = re.compile(r"^rule (\w+):\n(.*?)(?=^rule |\Z)", re.MULTILINE | re.DOTALL)
MOST_LINES = 119


@pytest.fixture(scope="module")
def scripts(root):
    return root / "workflow" / "scripts"


@pytest.fixture(scope="module")
def imports(scripts):
    """Return the modules of the library that each of its modules and each script imports."""
    files = [*scripts.glob("*.py"), *scripts.glob("press_figures/**/*.py")]
    return {path: imported(path, scripts) for path in files}


@pytest.fixture(scope="module")
def steps(root):
    """Return the scripts of every rule that has one, with the wings that it names."""
    found = {}
    for path in (root / "workflow" / "rules").glob("*.smk"):
        for rule, body in RULE.findall(path.read_text(encoding="utf-8")):
            script = re.search(r'script:\s+"\.\./scripts/(\w+)\.py"', body)
            if script:
                library = re.search(r"library=\[(.*?)\]", body, re.DOTALL)[1]
                names = re.findall(r"\*([A-Z]+?)(?:_WING)?\b", library)
                found[rule] = (script[1], {name.lower() for name in names})
    return found


def imported(path, scripts):
    """Return the files below a folder that a file imports."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = []
        if isinstance(node, ast.ImportFrom):
            names = [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        found |= {file for name in names if (file := scripts / f"{name.replace('.', '/')}.py").exists()}
    return found


def wing_of(path, scripts):
    _, *folders, _ = path.relative_to(scripts).parts
    return folders[0] if folders else "ground"


def test_imports_go_one_way_and_in_no_circle(imports, scripts):
    wrong = [
        (path.name, other.name)
        for path, modules in imports.items()
        if path.parent != scripts
        for other in modules
        for wing, used in [(wing_of(path, scripts), wing_of(other, scripts))]
        if WINGS.index(used) > WINGS.index(wing) or (wing, used) in APART
    ]
    assert wrong == []
    assert len(list(TopologicalSorter(imports).static_order())) == len(imports)


def test_a_script_is_one_step_and_no_module(imports, scripts, steps):
    assert sorted(script for script, _ in steps.values()) == sorted(
        path.stem for path in scripts.glob("*.py")
    )
    assert [path for modules in imports.values() for path in modules if path.parent == scripts] == []


def test_a_rule_names_the_wings_that_its_script_uses_and_no_other(imports, scripts, steps):
    for rule, (script, wings) in steps.items():
        reached, waiting = set(), [scripts / f"{script}.py"]
        while waiting:
            more = imports[waiting.pop()] - reached
            reached |= more
            waiting += more
        assert wings == {wing_of(path, scripts) for path in reached}, rule


def test_no_rule_of_the_build_names_what_only_a_release_uses(root, steps):
    text = (root / "workflow" / "rules" / "release.smk").read_text(encoding="utf-8")
    of_release = {rule for rule, _ in RULE.findall(text)}
    assert {rule for rule, (_, wings) in steps.items() if "release" in wings} <= of_release


def test_a_script_is_short_and_calls_its_step_with_names_that_it_reads(scripts):
    for path in scripts.glob("*.py"):
        text = path.read_text(encoding="utf-8")
        assert text.count("\n") <= MOST_LINES, path.name
        tree = ast.parse(text)
        (call,) = [node.body[0].value for node in tree.body if isinstance(node, ast.If)]
        assert call.func.id == "run_step" and len(call.args) == 1
        given = {keyword.arg for keyword in call.keywords} - {"log"}
        for main in [node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name == "main"]:
            read = {node.id for part in main.body for node in ast.walk(part) if isinstance(node, ast.Name)}
            assert given == {argument.arg for argument in main.args.args} <= read, path.name
