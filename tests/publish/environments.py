"""Make the environments of what is too heavy, or too much at odds with the rest, for the lock of the project.

    .venv/bin/python tests/publish/environments.py [NAME ...]

One environment in build/environments for each lock in tests/publish/requirements (all, or those named), with
hashes enforced. The tests that need one are skipped where it is missing. An environment whose lock has not
changed is left alone.
"""

import argparse
import hashlib
import shutil
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LOCKS = ROOT / "tests" / "publish" / "requirements"
ENVIRONMENTS = ROOT / "build" / "environments"
# Written last, so that an interrupted installation is no environment.
RECORD = "lock.sha256"


def python_of(name: str) -> Path:
    """Return where the interpreter of an environment is or would be."""
    return ENVIRONMENTS / name / "bin" / "python"


def is_made(name: str) -> bool:
    """Tell whether an environment was installed from the lock as it is now."""
    record = ENVIRONMENTS / name / RECORD
    return record.exists() and record.read_text(encoding="ascii") == digest(name)


def digest(name: str) -> str:
    return hashlib.sha256((LOCKS / f"{name}.txt").read_bytes()).hexdigest()


def make(name: str) -> None:
    """Install an environment anew. Raises CalledProcessError if pip refuses."""
    folder = ENVIRONMENTS / name
    shutil.rmtree(folder, ignore_errors=True)
    venv.create(folder, with_pip=True)
    lock = LOCKS / f"{name}.txt"
    command = [str(python_of(name)), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*command, "--require-hashes", "-r", str(lock)], check=True)
    (folder / RECORD).write_text(digest(name), encoding="ascii")


def main(arguments: list[str]) -> int:
    known = sorted(path.stem for path in LOCKS.glob("*.txt"))
    parser = argparse.ArgumentParser(
        prog="environments.py", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(known))
    names = parser.parse_args(arguments).names or known
    if unknown := sorted(set(names) - set(known)):
        parser.error(f"found {', '.join(unknown)}; expected some of {', '.join(known)}")
    for name in names:
        if is_made(name):
            print(f"{name}: is there.")
            continue
        print(f"{name}: installing ...", flush=True)
        make(name)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
