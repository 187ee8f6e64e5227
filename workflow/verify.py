"""Check a claim against its parts, both written as a newspaper prints them. No build is needed.

    .venv/bin/python workflow/verify.py FAMILY CLAIM PART [PART ...]
    .venv/bin/python workflow/verify.py --csv claims.csv

    share            a numerator and its base     verify.py share "about 17 per cent" 666 3,937
                     also one in N                verify.py share "one in every 24" three 72
    grim             the base alone               verify.py grim "28.6%" 7
    relative_change  later and earlier level      verify.py relative_change "up 40%" 160,015 116,885
    difference       later and earlier level      verify.py difference "a rise of 1,488" 13,568 12,080
    multiple         later and earlier level      verify.py multiple sevenfold 2,443 351
    sum              addends                      verify.py sum "1.1m" 604,000 518,400
    rate             count and time or people     verify.py rate "584 a day" 213,279 365
                     time and count               verify.py rate "every 21 minutes" 525,600 24,482
    two_forms        the fact in another form     verify.py two_forms "6.6 per cent" "one in 15"
    bound            the precise figure           verify.py bound "more than 400" 449

Type claims and parts as they are printed, with their hedges. A CSV file needs the columns family, parts
(separated by |) and printed_claim; other columns are copied. Verdicts and bounds come from the functions and
the hedge lexicon that build the package.
"""

import csv
import sys
from pathlib import Path

# The modules are not installed: this runs in a clone, as the build does.
sys.path.insert(0, str(Path(__file__).resolve().parent / "scripts"))

from press_figures.commands import DONE, NOT_READ, command, command_line, start
from press_figures.numbers.lexicon import LEXICON_LISTS, load_lexicon
from press_figures.readings.verifier import describe, verify, verify_file

ROOT = Path(__file__).resolve().parents[1]


def reference_rows(name: str) -> list[dict[str, str]]:
    with open(ROOT / "raw" / "reference" / f"{name}.csv", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@command(refused=NOT_READ)
def main(arguments: list[str]) -> int:
    """Print the verdict of a claim, or of each claim of a file, and return the exit status."""
    parser = command_line("verify.py", __doc__)
    parser.add_argument("--csv", metavar="FILE", help="a file of claims instead of one claim")
    parser.add_argument("family", nargs="?", help="what kind of claim it is")
    parser.add_argument("claim", nargs="?", help="the claim as printed")
    parser.add_argument("parts", nargs="*", metavar="part", help="its parts as printed")
    # After --, so that a claim such as -3.4% is not read as an option.
    is_one_claim = arguments and not arguments[0].startswith("-")
    given = parser.parse_args(["--", *arguments] if is_one_claim else arguments)
    if bool(given.csv) == bool(given.family) or (given.family and given.claim is None):
        parser.error("give a family, a claim and its parts, or --csv and a file")
    lists = {name: reference_rows(name) for name in LEXICON_LISTS}
    lexicon, version = load_lexicon(lists), lists["hedges"][0]["lexicon_version"]
    if given.csv:
        sys.stdout.write(verify_file(given.csv, lexicon, version))
        return DONE
    words = {row["verdict_id"]: row["name"] for row in reference_rows("verdict_codes")}
    words |= {row["reason_id"]: row["definition"] for row in reference_rows("reason_codes")}
    found = verify(given.family, given.claim, given.parts, lexicon, "what you typed")
    print(describe(found, words, version))
    return DONE


if __name__ == "__main__":
    start(main)
