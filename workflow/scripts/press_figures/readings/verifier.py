"""Check a claim against its parts, all of them written as a newspaper prints them."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path

from press_figures.errors import InputError, Problem, stop_on, suggestion
from press_figures.numbers.intervals import Interval
from press_figures.numbers.lexicon import Lexicon
from press_figures.readings.decisions import Outcome, evaluate
from press_figures.readings.formulas import Parts, Printed
from press_figures.readings.printed_claims import UnreadableClaim, read_printed
from press_figures.tables.csv_files import format_cell

# The most in a claim or a part: far more than a newspaper prints, and few enough to be read at once.
MOST_CHARACTERS = 200
# The roles of the parts, in the order in which they are typed. Dots mean that the last may be repeated.
ROLES = {
    "share": ("numerator", "denominator"),
    "grim": ("denominator",),
    "relative_change": ("later_level", "baseline"),
    "difference": ("later_level", "baseline"),
    "multiple": ("later_level", "baseline"),
    "sum": ("addend", "addend", "..."),
    "rate": ("numerator", "denominator"),
    "two_forms": ("same_as",),
    "bound": ("derived_from",),
}
OTHER_NAMES = {"one_in_n": "share", "ratio": "multiple", "change": "relative_change", "one_in": "share"}
# The forms that a claim of a family can have, and the words for them in messages. Others take any form.
FORMS = {
    "share": (("percentage", "fraction", "ratio", "words"), "a share such as 17%, a third or one in nine"),
    "grim": (("percentage", "fraction", "ratio"), "a share such as 17%, a third or one in nine"),
    "relative_change": (("percentage", "fraction", "multiple"), "a change such as 40%, a third or doubled"),
}
COLUMNS = ("family", "parts", "printed_claim")


@dataclass(frozen=True)
class Verified:
    """A claim with its parts, read and evaluated. The exact outcome is first; roundings that hold follow."""

    family: str
    claim: Printed
    parts: Parts
    outcomes: list[Outcome]

    @property
    def final(self) -> Outcome:
        """Return the outcome that counts: the first rounding that holds, or else the exact one."""
        return self.outcomes[-1] if len(self.outcomes) == 1 else self.outcomes[1]

    @property
    def roundings(self) -> list[str]:
        return [outcome.rounding for outcome in self.outcomes[1:]]


def verify(family: str, claim_text: str, part_texts: Sequence[str], lexicon: Lexicon, place: str) -> Verified:
    """Return the verdict of a printed claim on its printed parts.

    place is where they were typed. Raises InputError on an unknown family, a wrong number of parts, or words
    that cannot be read.
    """
    name = family.strip().lower().replace(" ", "_").replace("-", "_")
    name = OTHER_NAMES.get(name, name)
    if name not in ROLES:
        hint = suggestion(name, list(ROLES))
        refuse(place, f"the family {family!r}{hint}", f"one of {', '.join(ROLES)}", "Correct the family.")
    claim = read(claim_text, lexicon, name, f"{place}, claim")
    if name == "two_forms":
        part_texts = other_form(claim_text, part_texts)
    roles = roles_of(name, part_texts, place)
    parts: Parts = {}
    for number, (role, text) in enumerate(zip(roles, part_texts, strict=True), 1):
        parts.setdefault(role, []).append(read(text, lexicon, "", f"{place}, part {number}"))
    classes, expected = FORMS.get(name, ((claim.value_class,), ""))
    if claim.value_class not in classes:
        refuse(
            f"{place}, claim", repr(claim_text), expected, "Write the claim with its per cent sign or words."
        )
    if claim.direction and "baseline" not in ROLES[name]:
        found, expected = f"{claim_text!r}, which has a direction", "a number without one"
        refuse(f"{place}, claim", found, expected, "Leave the direction out, or take a family of changes.")
    # A change such as doubled is a quotient of the levels, from which nothing is subtracted.
    if name == "relative_change" and claim.value_class == "multiple":
        name = "multiple"
    problem = unusable_base(name, parts)
    if problem:
        refuse(place, *problem)
    claim = with_direction(name, claim, parts)
    return Verified(name, claim, parts, evaluate(name, claim, parts))


def refuse(place: str, found: str, expected: str, action: str) -> None:
    raise InputError([Problem(place, found, expected, action)])


def read(text: str, lexicon: Lexicon, family: str, place: str) -> Printed:
    """Return printed words as a number with its intervals. Raises InputError."""
    if len(text) > MOST_CHARACTERS:
        expected = f"one printed number of at most {MOST_CHARACTERS} characters"
        action = "Leave out everything but the number and its hedge."
        refuse(place, f"{len(text):,} characters", expected, action)
    try:
        return read_printed(text, lexicon, family)
    except UnreadableClaim as error:
        found = f"{text!r}, of which {str(error)!r} cannot be read"
        expected = (
            "one printed number with its hedge, such as 3,937, nearly 40%, one in 24, sevenfold or 1.1m"
        )
        action = "Leave out what is counted; a new number word or hedge is a row in raw/reference."
        raise InputError([Problem(place, found, expected, action)]) from error


def other_form(claim_text: str, part_texts: Sequence[str]) -> list[str]:
    """Return the form that is not the claim, if both forms are given as parts."""
    others = [text for text in part_texts if text.strip().lower() != claim_text.strip().lower()]
    return others if len(part_texts) == 2 else list(part_texts)


def roles_of(family: str, part_texts: Sequence[str], place: str) -> list[str]:
    """Return the role of each part. Raises InputError on a number of parts that the family does not take."""
    *roles, last = ROLES[family]
    is_open = last == "..."
    roles = roles if is_open else [*roles, last]
    if len(part_texts) < len(roles) or (len(part_texts) > len(roles) and not is_open):
        wanted = f"{len(roles)}{' or more' if is_open else ''}: {', '.join(roles).replace('_', ' ')}"
        count = f"{len(part_texts)} part{'s' if len(part_texts) != 1 else ''}"
        found = f"{count} ({' | '.join(part_texts) or 'none'})"
        refuse(f"{place}, parts", found, wanted, f"Give the parts that {family} takes.")
    return roles + roles[-1:] * (len(part_texts) - len(roles))


def unusable_base(family: str, parts: Parts) -> tuple[str, str, str] | None:
    """Return found, expected and action for a base that the family cannot use, or None."""
    for base in [*parts.get("denominator", []), *parts.get("baseline", [])]:
        can_be_zero = base.hard.low is None or base.hard.low < 0 or 0 in base.hard
        if can_be_zero and family != "difference":
            return f"the base {base.text!r}, which can be zero", "a base above zero", "Correct the parts."
        if family == "grim" and not (base.is_precise and base.value.denominator == 1):
            return f"the base {base.text!r}", "a whole number without a hedge", "Correct the base."
    return None


def with_direction(family: str, claim: Printed, parts: Parts) -> Printed:
    """Return a change with the direction of its words, or else that of its levels."""
    if claim.direction or family not in ("relative_change", "difference", "multiple"):
        return claim
    (later,), (earlier,) = parts["later_level"], parts["baseline"]
    falls = family != "multiple" and later.value is not None and earlier.value is not None
    return replace(claim, direction="down" if falls and later.value < earlier.value else "up")


def result_columns(found: Verified, lexicon_version: str) -> dict[str, object]:
    """Return the columns that a CSV file gets for a claim."""
    exact, final = found.outcomes[0], found.final
    point = exact.computed.low if exact.computed and exact.computed.is_point() else None
    low, high = exact.feasible or (None, None)
    return {
        "expression": exact.expression,
        "computed": point,
        "computed_low": exact.computed.low if exact.computed else None,
        "computed_high": exact.computed.high if exact.computed else None,
        "claimed_low": exact.hard.low,
        "claimed_high": exact.hard.high,
        "claimed_soft_low": exact.soft.low,
        "claimed_soft_high": exact.soft.high,
        "verdict": final.verdict,
        "holds_after": " ".join(found.roundings),
        "exact_verdict": exact.verdict,
        "reason": final.reason,
        "slack": exact.slack,
        "feasible_low": low,
        "feasible_high": high,
        "has_power": exact.has_power,
        "lexicon_row": lexicon_row(exact.claim, lexicon_version),
    }


def describe(found: Verified, words: dict[str, str], lexicon_version: str) -> str:
    """Return the lines that are printed for a claim: bounds, sum, verdict, slack and whole numbers."""
    exact, final = found.outcomes[0], found.final
    is_share = computes_share(found)
    soft = "" if exact.soft == exact.hard else f"; by convention {in_brackets(exact.soft, is_share)}"
    bounds = f"{in_brackets(exact.hard, is_share)}{soft}"
    lines = {
        "claim": f"{exact.claim.text}: {bounds} (lexicon {lexicon_row(exact.claim, lexicon_version)})",
        "computed": computed_line(exact, is_share),
        "verdict": f"{final.verdict}: {words[final.verdict]}",
    }
    if found.roundings:
        lines["exactly"] = f"{exact.verdict}: {words[exact.verdict]}"
        lines["holds after"] = ", ".join(found.roundings)
    if final.reason:
        lines["reason"] = words[final.reason]
    if exact.slack is not None:
        lines["slack"] = f"{exact.slack:+,} in the numerator" if exact.slack else "0"
    # Not for percentages that are added or compared: their numerators are no counts.
    counts = found.family in ("share", "relative_change", "multiple", "rate") or not is_share
    if exact.computed is not None and counts:
        lines["whole numbers"] = whole_numbers_line(exact)
    if exact.has_power is False:
        lines["power"] = "none: any number printed in this form would have passed"
    if found.family in ("relative_change", "difference") and found.claim.direction:
        lines["direction"] = found.claim.direction
    return "\n".join(f"{name + ':':<15}{line}" for name, line in lines.items())


def lexicon_row(claim: Printed, lexicon_version: str) -> str:
    return f"{claim.hedge_id}/{claim.value_class}/{lexicon_version}"


def computes_share(found: Verified) -> bool:
    """Tell whether the result is a fraction of one."""
    if found.family in ("share", "grim", "relative_change"):
        return True
    return found.claim.value_class in ("percentage", "fraction", "ratio") and found.family != "multiple"


def computed_line(exact: Outcome, is_share: bool) -> str:
    if exact.computed is None:
        return "nothing: the parts allow a base of zero"
    if exact.computed.is_point():
        return f"{exact.expression} = {number(exact.computed.low, is_share)}"
    ranges = in_brackets(exact.computed, is_share)
    if exact.computed_soft != exact.computed:
        ranges += f"; by convention {in_brackets(exact.computed_soft, is_share)}"
    return f"{exact.expression}: {ranges}"


def whole_numbers_line(exact: Outcome) -> str:
    if exact.feasible is None:
        return "none fits as numerator"
    low, high = exact.feasible
    if low == high:
        return f"{low:,} fits as numerator"
    if low is None or high is None:
        return f"{low:,} or more fit as numerator" if high is None else f"{high:,} or less fit as numerator"
    return f"{low:,} to {high:,} fit as numerator"


def in_brackets(interval: Interval, is_share: bool) -> str:
    """Return an interval as in mathematics: a square bracket for an end that is included."""
    low = "" if interval.low is None else number(interval.low, is_share)
    high = "" if interval.high is None else number(interval.high, is_share)
    opening, closing = "[" if interval.low_inclusive else "(", "]" if interval.high_inclusive else ")"
    return f"{opening}{low or 'no bound'}, {high or 'no bound'}{closing}"


def number(value: Fraction, is_share: bool) -> str:
    """Return a number with at most four decimal places, with about before it if it was rounded."""
    scaled = value * 100 if is_share else value
    rounded = Fraction(round(scaled * 10_000), 10_000)
    whole, _, decimals = format_cell(abs(rounded)).partition(".")
    sign = "-" if rounded < 0 else ""
    text = f"{sign}{int(whole):,}{'.' if decimals else ''}{decimals}"
    return f"{'' if rounded == scaled else 'about '}{text}{'%' if is_share else ''}"


def verify_file(path: str, lexicon: Lexicon, lexicon_version: str) -> str:
    """Return the rows of a CSV file of claims with their verdicts as CSV.

    Raises InputError with a problem for every row that cannot be read.
    """
    header, rows = read_claims(path)
    verified, problems = [], []
    for line, row in rows:
        parts = [part.strip() for part in row["parts"].split("|")]
        try:
            found = verify(row["family"], row["printed_claim"], parts, lexicon, f"{path}, line {line}")
            verified.append(row | result_columns(found, lexicon_version))
        except InputError as error:
            # Collected, so that a person sees the problems of all rows at once.
            problems += error.problems
    stop_on(problems)
    buffer = io.StringIO()
    columns = [*header, *(name for name in (verified[0] if verified else {}) if name not in header)]
    writer = csv.DictWriter(buffer, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows({name: format_cell(cell) for name, cell in row.items()} for row in verified)
    return buffer.getvalue()


def read_claims(path: str) -> tuple[list[str], list[tuple[int, dict[str, str]]]]:
    """Return the header of a CSV file, and its rows with their lines. Raises InputError."""
    try:
        # With -sig, because spreadsheets write a byte order mark.
        text = Path(path).read_bytes().decode("utf-8-sig")
    except OSError as error:
        refuse(path, str(error.strerror).lower(), "a readable CSV file", "Correct the path.")
    except UnicodeDecodeError as error:
        refuse(path, f"bytes that are not UTF-8 ({error.reason})", "UTF-8", "Save the file as UTF-8.")
    reader = csv.DictReader(io.StringIO(text, newline=""))
    header = list(reader.fieldnames or [])
    missing = [name for name in COLUMNS if name not in header]
    if missing:
        found = f"the columns {', '.join(header) or 'none'}"
        refuse(f"{path}, line 1", found, f"also {', '.join(missing)}", "Add the columns.")
    rows, problems = [], []
    for row in reader:
        if None in row or None in row.values():
            place = f"{path}, line {reader.line_num}"
            action = "Put cells with commas in quotation marks."
            problems.append(Problem(place, "another number of cells", f"{len(header)} cells", action))
        rows.append((reader.line_num, row))
    stop_on(problems)
    return header, rows
