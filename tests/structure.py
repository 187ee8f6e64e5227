"""Measure how the repository is built: files, lines, functions, imports, and what an edit re-runs.

    .venv/bin/python tests/structure.py                 # counts, from any checkout: --root FOLDER
    .venv/bin/python tests/structure.py --jobs          # also builds a copy and says what an edit re-runs

Lines are those of the files that git tracks. A module is a Python file that scripts import. An edit is a
comment at the end of a module, after which Snakemake is asked what it would do.
"""

import argparse
import ast
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

CODE = (".py", ".sql", ".smk", ".j2")
CAMPAIGNS = ("tests/campaigns/", "tests/mutation/", "tests/faults/", "tests/hostile/", "tests/benchmark/")
# What the build writes.
WRITTEN = ("datapackage", "reports")


def tracked(root: Path, *folders: str) -> list[Path]:
    """Return the files below folders that git tracks and that are there."""
    said = subprocess.run(["git", "ls-files", *folders], cwd=root, capture_output=True, text=True, check=True)
    return [root / name for name in said.stdout.splitlines() if (root / name).exists()]


def line_count(paths: list[Path]) -> int:
    return sum(path.read_text(encoding="utf-8").count("\n") for path in paths)


def functions(paths: list[Path]) -> list[tuple[int, str]]:
    """Return the lines and the name of every function, in order of length."""
    found = []
    for path in paths:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef):
                found.append((node.end_lineno - node.lineno + 1, f"{path.name}:{node.name}"))
    return sorted(found)


def imported_modules(path: Path, scripts: Path) -> set[Path]:
    """Return the modules of the repository that a file imports."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            for name in (node.module, *(f"{node.module}.{alias.name}" for alias in node.names)):
                module = scripts / (name.replace(".", "/") + ".py")
                found |= {module} if module.exists() else set()
        elif isinstance(node, ast.Import):
            modules = [scripts / (alias.name.replace(".", "/") + ".py") for alias in node.names]
            found |= {module for module in modules if module.exists()}
    return found - {path}


def counts(root: Path) -> dict[str, object]:
    """Return what is counted, by what it is called."""
    workflow = [path for path in tracked(root, "workflow", "Snakefile") if path.suffix in CODE]
    tests = [path for path in tracked(root, "tests") if path.suffix in (".py", ".yml")]
    apart = [path for path in tests if path.relative_to(root).as_posix().startswith(CAMPAIGNS)]
    python = [path for path in workflow if path.suffix == ".py"]
    scripts = root / "workflow" / "scripts"
    imports = {path: imported_modules(path, scripts) for path in python}
    importers = Counter(module for modules in imports.values() for module in modules)
    lengths = functions(python)
    sizes = [length for length, _ in lengths]
    steps = sorted(scripts.glob("*.py"))
    everyday = line_count(tests) - line_count(apart)
    return {
        "Python files of the workflow": len(python),
        "lines of the workflow (Python, SQL, rules, templates)": line_count(workflow)
        + line_count([root / "Snakefile"]),
        "of these in Python": line_count(python),
        "functions": len(lengths),
        "lines of a function: median, 90th percentile, largest": (
            f"{statistics.median(sizes):.0f}, {statistics.quantiles(sizes, n=10)[-1]:.0f}, "
            f"{lengths[-1][0]} ({lengths[-1][1]})"
        ),
        "modules": len(
            [
                path
                for path in python
                if path.parent != scripts and scripts in path.parents and path.stem != "__init__"
            ]
        ),
        "imports between files": sum(map(len, imports.values())),
        "modules with one importer": sum(count == 1 for count in importers.values()),
        "scripts that another file imports": sum(path in importers for path in steps),
        "scripts with 120 lines or more": sum(line_count([path]) >= 120 for path in steps),
        "lines of tests, campaigns apart": everyday,
        "of these in Python; the others are scenarios and refusals in YAML": line_count(
            [path for path in tests if path.suffix == ".py" and path not in apart]
        ),
        "lines of campaigns": line_count(apart),
        "lines of tests for each line of the workflow, campaigns apart": (
            f"{everyday / line_count(workflow):.2f}"
        ),
        "the same with campaigns": f"{line_count(tests) / line_count(workflow):.2f}",
        "lines of README.md": line_count([root / "README.md"]),
    }


def run(folder: Path, *options: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "snakemake", "--cores", "2", *options],
        cwd=folder,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
    )
    if done.returncode:
        raise SystemExit(done.stdout + done.stderr)
    return done.stdout + done.stderr


def jobs_after_edits(root: Path) -> dict[str, list[str]]:
    """Return the rules that an edit would run, by a module of each folder: rules name folders."""
    found = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "copy"
        for path in [path for path in tracked(root) if path.relative_to(root).parts[0] not in WRITTEN]:
            (folder / path.relative_to(root)).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, folder / path.relative_to(root))
        run(folder)
        scripts = folder / "workflow" / "scripts"
        modules = [path for path in sorted(scripts.glob("*/**/*.py")) if path.stem != "__init__"]
        for module in {path.parent: path for path in reversed(modules)}.values():
            content, times = module.read_bytes(), module.stat()
            module.write_bytes(content + b"\n# An edit.\n")
            said = run(folder, "--dry-run", "--quiet", "progress").splitlines()
            module.write_bytes(content)
            os.utime(module, ns=(times.st_atime_ns, times.st_mtime_ns))
            rules = [line.split()[1].rstrip(":") for line in said if line.startswith(("rule ", "localrule "))]
            found[module.relative_to(scripts).as_posix()] = [rule for rule in rules if rule != "all"]
    return dict(sorted(found.items()))


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--root", type=Path, default=Path(__file__).resolve().parents[1])
    parser.add_argument("--jobs", action="store_true", help="also say what an edit of a module re-runs")
    given = parser.parse_args()
    for name, value in counts(given.root).items():
        print(f"{name}: {value if isinstance(value, str) else f'{value:,}'}")
    for module, rules in (jobs_after_edits(given.root) if given.jobs else {}).items():
        print(f"after an edit of {module}: {len(rules)} jobs ({', '.join(rules) or 'none'})")


if __name__ == "__main__":
    main()
