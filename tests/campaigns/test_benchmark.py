"""The benchmark: its invented corpora are the same for a seed, and it measures what it says."""

import subprocess
import sys
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def benchmark(root):
    """Return a function that runs a script of the benchmark and returns what it prints."""

    def run(script: str, *arguments: str) -> str:
        command = [sys.executable, str(root / "tests" / "campaigns" / "benchmark" / script), *arguments]
        done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False, timeout=300)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    return run


def generate(benchmark, folder: Path, seed: int) -> dict[str, bytes]:
    """Return the articles and annotations of a corpus of five by their paths."""
    benchmark("generate_corpus.py", "--articles", "5", "--seed", str(seed), "--output", str(folder))
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_seed_gives_the_same_corpus_again_and_another_seed_another(benchmark, tmp_path):
    first, again, other = (
        generate(benchmark, tmp_path / name, seed) for name, seed in (("a", 1), ("b", 1), ("c", 2))
    )
    assert sum(path.startswith("raw/articles/") for path in first) == 5
    assert first == again
    assert not {text for path, text in first.items() if path.endswith(".txt")} & set(other.values())


def test_a_larger_corpus_begins_with_the_smaller_one(benchmark, tmp_path):
    smaller = generate(benchmark, tmp_path / "five", 1)
    benchmark("generate_corpus.py", "--articles", "6", "--output", str(tmp_path / "six"))
    texts = [path for path in smaller if path.endswith(".txt")]
    assert len(texts) == 5
    assert all((tmp_path / "six" / path).read_bytes() == smaller[path] for path in texts)


def test_a_folder_with_a_corpus_is_left_alone(benchmark, root, tmp_path):
    (tmp_path / "raw").mkdir()
    script = str(root / "tests" / "campaigns" / "benchmark" / "generate_corpus.py")
    done = subprocess.run(
        [sys.executable, script, "--articles", "1", "--output", str(tmp_path)],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr == (
        f"{tmp_path / 'raw'}: found a folder; expected none. Name a folder without raw, or delete it.\n"
    )
    assert list((tmp_path / "raw").iterdir()) == []


def table_after(printed: str, *first_cells: str) -> list[list[str]]:
    """Return the rows, as cells, of the table whose header begins with these cells."""
    lines = printed.splitlines()
    start_of_header = f"| {' | '.join(first_cells)} |"
    (start,) = (number for number, line in enumerate(lines) if line.startswith(start_of_header))
    rows = []
    for line in lines[start:]:
        if not line.startswith("|"):
            break
        rows.append([cell.strip() for cell in line.strip("|").split("|")])
    return rows


def test_both_corpora_are_built_and_measured(benchmark):
    printed = benchmark("measure.py", "--repetitions", "1", "--articles", "2")
    header, _, first, forced, idle, plain, validation = table_after(printed, "Run")
    assert header[1:3] == ["Seconds", "Times the idle workflow"]
    assert [row[0].split(",")[0] for row in (first, forced, idle, plain, validation)] == [
        "First build",
        "Forced rebuild",
        "Idle workflow with as many script jobs",
        "Second plain run",
        "`frictionless validate` alone",
    ]
    assert idle[2] == "1.00"
    # A plain run starts no job, so it takes less than one that runs them all.
    assert float(plain[1]) < float(forced[1])
    steps = [row[0] for row in table_after(printed, "Step of the forced rebuild")[2:]]
    assert (steps[0], steps[-1]) == ("`check_raw`", "`published`")
    (sizes,) = table_after(printed, "Articles", "Build, s")[2:]
    assert sizes[0] == "2"
    assert float(sizes[1]) > 0
    header, _, readings = table_after(printed, "Articles", "Figures")
    counted = dict(zip(header, readings, strict=True))
    assert int(counted["Figures"]) > int(counted["Claims"]) > 0
    assert int(counted["Readings"]) >= int(counted["Claims"])
    assert counted["Times that of the smallest corpus"] == "1.00"
