"""What the project depends on: pinned, hashed, and listed with its licence for whoever must clear it."""

import csv
import hashlib
import importlib.metadata
import re
import subprocess
import sys
import zipfile

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

# What the build needs, and what only the tests need besides.
BUILD_LOCK, TESTS_LOCK = "requirements.txt", "requirements-tests.txt"
LINE = re.compile(
    r"(?P<name>[a-z0-9][a-z0-9-]*)==(?P<version>[0-9][0-9a-z.]*)( ; [^\\]*)?"
    r"(?: \\\n    --hash=sha256:[0-9a-f]{64})+"
)
ADDRESS = re.compile(r"://|@|index-url|find-links|\bgit\+|file:")
COLUMNS = "name version licence licence_basis is_direct needed_for used_for known_problems".split()
# A publisher of a work that has the code of these in it has duties beyond naming the authors.
SHARE_ALIKE = re.compile(r"\b(A|L)?GPL\b|\bMPL\b|\bEPL\b|\bCDDL\b|\bEUPL\b")


def pinned(text: str) -> dict[str, str]:
    """Return the version of every distribution of a lock."""
    return {found["name"]: found["version"] for found in LINE.finditer(text)}


@pytest.fixture(scope="module")
def lock_texts(root):
    return {name: (root / name).read_text(encoding="utf-8") for name in (BUILD_LOCK, TESTS_LOCK)}


@pytest.fixture(scope="module")
def lock(lock_texts):
    """Return the version of every distribution of both locks."""
    return pinned(lock_texts[BUILD_LOCK]) | pinned(lock_texts[TESTS_LOCK])


@pytest.fixture(scope="module")
def built(lock_texts):
    """Return the version of every distribution of the lock of the build."""
    return pinned(lock_texts[BUILD_LOCK])


@pytest.fixture(scope="module")
def environment(root):
    return (root / "environment.yml").read_text(encoding="utf-8")


def direct_pins(environment: str) -> dict[str, str]:
    """Return the version of every distribution that an environment.yml, or a part of it, pins."""
    return dict(re.findall(r"^ +- ([a-z0-9-]+)==(\S+)$", environment, re.MULTILINE))


@pytest.fixture(scope="module")
def direct(environment):
    pins = direct_pins(environment)
    (pip,) = [part["pip"] for part in yaml.safe_load(environment)["dependencies"] if isinstance(part, dict)]
    assert [f"{name}=={version}" for name, version in pins.items()] == pip
    return pins


@pytest.fixture(scope="module")
def direct_of_build(environment):
    build, _ = environment.split("# Only tests, linters")
    return direct_pins(build)


@pytest.fixture(scope="module")
def listed(root):
    with open(root / "workflow" / "dependencies.csv", encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        assert reader.fieldnames == COLUMNS
        return list(reader)


@pytest.mark.parametrize(("name", "fewest"), [(BUILD_LOCK, 70), (TESTS_LOCK, 50)])
def test_every_line_of_a_lock_is_a_pinned_version_with_its_hashes(lock_texts, name, fewest):
    text = lock_texts[name]
    assert LINE.sub("", text).strip() == "", "a line without an exact version or without a hash"
    assert len(pinned(text)) > fewest
    assert len(pinned(text)) == len(re.findall("==[0-9]", text)), "a distribution is pinned twice"
    assert not ADDRESS.search(text)


def test_the_environment_pins_what_the_locks_pin(environment, direct, direct_of_build, lock, built):
    assert not ADDRESS.search(environment)
    assert direct.items() <= lock.items()
    assert direct_of_build.items() <= built.items()
    assert len(direct) > len(direct_of_build) >= 9


def test_the_locks_agree_and_share_only_what_some_systems_need(lock_texts):
    build, rest = ({found["name"]: found for found in LINE.finditer(text)} for text in lock_texts.values())
    shared = build.keys() & rest.keys()
    # Lines with a condition are in both locks, since the tests may need such a package on more systems.
    assert shared == {name for name, found in build.items() if found[3]}
    for name in shared:
        assert hashes(build[name]) == hashes(rest[name]), name
        assert build[name]["version"] == rest[name]["version"], name


def hashes(line: re.Match) -> list[str]:
    return re.findall("sha256:([0-9a-f]{64})", line.group())


def needed(names: set[str]) -> set[str]:
    """Return the names of distributions and of all that they need on this system, from what is installed."""
    found, left = set(), [(name, "") for name in names]
    while left:
        name, extra = left.pop()
        if (name, extra) not in found:
            found.add((name, extra))
            for one in map(Requirement, importlib.metadata.requires(name) or []):
                if applies(one, extra):
                    left += [(canonicalize_name(one.name), asked) for asked in ("", *one.extras)]
    return {name for name, _ in found}


def applies(requirement: Requirement, extra: str = "") -> bool:
    return requirement.marker is None or requirement.marker.evaluate({"extra": extra})


def test_the_lock_of_the_build_has_what_the_build_needs_and_nothing_else(lock_texts, direct_of_build):
    here = {
        found["name"]
        for found in LINE.finditer(lock_texts[BUILD_LOCK])
        if applies(Requirement(f"{found['name']}=={found['version']}{found[3] or ''}"))
    }
    assert needed(set(direct_of_build)) == here


def test_no_tool_of_the_tests_is_installed_for_the_build(direct, direct_of_build, built):
    tools = direct.keys() - direct_of_build.keys()
    assert {"pytest", "hypothesis", "nltk", "pandas", "polars", "ruff", "sqlfluff", "duckdb-cli"} <= tools
    # Snakemake needs it; the tests import it too.
    assert tools & built.keys() == {"packaging"}


def test_the_environment_of_conda_has_a_python_that_was_tried(root, environment):
    tried = re.search(
        r"^NEWEST_TRIED = \(3, (\d+)\)$", (root / "workflow/check_python.py").read_text(), re.MULTILINE
    )
    assert f"- python >=3.11,<3.{int(tried[1]) + 1}\n" in environment


def test_every_way_to_install_a_lock_requires_its_hashes(root):
    for path in (root / "README.md", root / ".ci" / "run"):
        commands = re.findall(r"pip install [^\n&`]*requirements[^\n&`]*", path.read_text(encoding="utf-8"))
        assert any(TESTS_LOCK in command for command in commands), path
        assert any(TESTS_LOCK not in command for command in commands), path
        assert [command for command in commands if "--require-hashes" not in command] == [], path
        # uv trusts nothing that is installed already: the second lock is installed with the first.
        assert [command for command in commands if f"-r {BUILD_LOCK}" not in command] == [], path


def wheel(folder):
    """Write a wheel with one empty module; return its SHA-256."""
    path = folder / "tiny-1.0-py3-none-any.whl"
    files = {
        "tiny.py": "",
        "tiny-1.0.dist-info/METADATA": "Metadata-Version: 2.1\nName: tiny\nVersion: 1.0\n",
        "tiny-1.0.dist-info/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    names = [*files, "tiny-1.0.dist-info/RECORD"]
    files[names[-1]] = "".join(f"{name},,\n" for name in names)
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in files.items():
            archive.writestr(zipfile.ZipInfo(name), text)
    return hashlib.sha256(path.read_bytes()).hexdigest()


def install(folder, requirement):
    """Install a requirement from a folder alone, as the lock is installed."""
    (folder / "requirements.txt").write_text(requirement, encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "pip",
        "--isolated",
        "install",
        "--no-index",
        "--find-links",
        str(folder),
    ]
    command += ["--no-cache-dir", "--disable-pip-version-check", "--target", str(folder / "installed")]
    command += ["--require-hashes", "-r", str(folder / "requirements.txt")]
    return subprocess.run(command, capture_output=True, text=True)


def tiny_requirement(*hashes):
    """Return a line of a lock for the tiny package, with these hashes."""
    line = "tiny==1.0" + "".join(f" \\\n    --hash=sha256:{digest}" for digest in hashes)
    assert not hashes or LINE.fullmatch(line)
    return line + "\n"


def test_a_package_with_another_hash_than_the_lock_says_is_not_installed(tmp_path):
    digest = wheel(tmp_path)
    wrong = digest.translate(str.maketrans("0123456789abcdef", "123456789abcdef0"))
    refused = install(tmp_path, tiny_requirement(wrong))
    assert refused.returncode != 0
    assert "DO NOT MATCH THE HASHES" in refused.stderr
    assert f"Expected sha256 {wrong}" in refused.stderr
    assert not (tmp_path / "installed").exists()
    unhashed = install(tmp_path, tiny_requirement())
    assert unhashed.returncode != 0
    assert "Hashes are required in --require-hashes mode" in unhashed.stderr
    accepted = install(tmp_path, tiny_requirement(wrong, digest))
    assert accepted.returncode == 0, accepted.stderr
    assert (tmp_path / "installed" / "tiny.py").exists()


def test_every_distribution_of_the_locks_is_listed_with_its_version(listed, lock):
    assert [row["name"] for row in listed] == sorted(lock)
    assert {row["name"]: row["version"] for row in listed} == lock


def test_every_row_says_licence_basis_and_use(listed, direct, built):
    for row in listed:
        assert row["licence"] and row["licence_basis"] and row["used_for"], row["name"]
        assert row["is_direct"] == ("yes" if row["name"] in direct else "no"), row["name"]
        assert row["needed_for"] == ("build" if row["name"] in built else "tests"), row["name"]


def test_licences_are_those_of_the_installed_metadata_where_these_are_exact(listed):
    compared = 0
    for row in listed:
        try:
            metadata = importlib.metadata.metadata(row["name"])
        except importlib.metadata.PackageNotFoundError:
            continue  # Needed on another system only.
        # Not by brackets: a backport of importlib.metadata, once imported, raises KeyError there.
        if exact := metadata.get("License-Expression"):
            assert row["licence"] == exact, row["name"]
            assert row["licence_basis"] == "metadata", row["name"]
            compared += 1
    assert compared > 40


def test_licences_with_duties_beyond_naming_the_authors_are_these(listed):
    """Nothing of these is in the published package; whoever ships the environment must know them."""
    assert {row["name"]: row["licence"] for row in listed if SHARE_ALIKE.search(row["licence"])} == {
        "certifi": "MPL-2.0",
        "docutils": "Public domain AND BSD-2-Clause AND 0BSD AND GPL-3.0-or-later",
        "hypothesis": "MPL-2.0",
        "isbnlib2": "LGPL-3.0-or-later",
        "num2words": "LGPL-2.1",
        "pathspec": "MPL-2.0",
        "portion": "LGPL-3.0-or-later",
        "text-unidecode": "Artistic-1.0 OR GPL-2.0-or-later",
        "tqdm": "MPL-2.0 AND MIT",
    }
    for row in listed:
        if re.search(r"GPL", row["licence"]):
            assert "GPL" in row["known_problems"], row["name"]


def test_nothing_that_is_published_is_somebody_elses_code(root):
    suffixes = {path.suffix for path in (root / "datapackage").rglob("*") if path.is_file()}
    assert suffixes <= {".csv", ".json", ".md", ".duckdb"}
