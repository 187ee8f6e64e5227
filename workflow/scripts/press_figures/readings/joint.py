"""Find which claims of an article hold together, and which exclude each other."""

from collections import defaultdict
from itertools import combinations

from press_figures.readings.verdicts import TRUE_VERDICTS, short_name

Decided = dict[str, dict[str, bool]]


def decided_claims(readings: list[dict]) -> Decided:
    """Return whether a claim holds under a reading, by the claim and the short name of the reading.

    Readings of other texts and readings that decide nothing are left out. A claim holds under a reading if
    it does so, exactly or after rounding, in each family that has the reading.
    """
    names = {reading["reading_id"]: short_name(reading) for reading in readings}
    holds: dict[tuple[str, str, str], bool] = {}
    for reading in readings:
        if reading["evidence_scope"] == "same_text" and reading["verdict"] != "indeterminate":
            # A rounding counts for the reading that it rounds.
            name = names[reading["rounds"] or reading["reading_id"]]
            key = reading["figure_id"], name, reading["family"]
            holds[key] = holds.get(key, False) or reading["verdict"] in TRUE_VERDICTS
    decided: Decided = defaultdict(dict)
    for (claim, name, _), family_holds in holds.items():
        decided[claim][name] = decided[claim].get(name, True) and family_holds
    return decided


def joint_readings(readings: list[dict], articles: dict[str, str]) -> list[dict]:
    """Return a row for each article and reading: how many claims it decides, and whether all of them hold.

    articles are the articles by claim.
    """
    groups: dict[tuple[str, str], dict[str, bool]] = defaultdict(dict)
    for claim, own in decided_claims(readings).items():
        for name, holds in own.items():
            groups[articles[claim], name][claim] = holds
    return [
        {
            "joint_reading_id": f"{article}.{name}",
            "article_id": article,
            "reading": name.split(".")[0],
            "claim_count": len(claims),
            "holding_count": sum(claims.values()),
            "holds_together": all(claims.values()),
            "failing_figure_ids": " ".join(sorted(claim for claim, holds in claims.items() if not holds)),
        }
        for (article, name), claims in sorted(groups.items())
    ]


def exclusive_claims(readings: list[dict], articles: dict[str, str]) -> list[dict]:
    """Return the pairs of claims of an article that never both hold under a reading that decides both.

    Each of the two holds under some of its readings and fails under others. A claim that always holds is
    excluded by nothing, and one that never holds excludes nothing.
    """
    decided = decided_claims(readings)
    by_article: dict[str, list[str]] = defaultdict(list)
    for claim, own in sorted(decided.items()):
        if any(own.values()) and not all(own.values()):
            by_article[articles[claim]].append(claim)
    pairs = []
    for claims in by_article.values():
        for first, second in combinations(claims, 2):
            shared = sorted(set(decided[first]) & set(decided[second]))
            if shared and not any(decided[first][name] and decided[second][name] for name in shared):
                pairs.append(
                    {
                        "first_figure_id": first,
                        "second_figure_id": second,
                        "shared_readings": " ".join(shared),
                    }
                )
    return sorted(pairs, key=lambda pair: (pair["first_figure_id"], pair["second_figure_id"]))
