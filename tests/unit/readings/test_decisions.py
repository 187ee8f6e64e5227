"""Every family of checks, scenario by scenario: what is computed, decided and rounded, worked by hand."""

from ast import literal_eval
from dataclasses import dataclass
from fractions import Fraction

import pytest

from press_figures.numbers.intervals import Interval
from press_figures.readings.decisions import claim_roundings, cut_off, evaluate, widened
from press_figures.readings.formulas import FAMILIES, WHOLE_NUMBER_FAMILIES, Printed, goal_function, own_goal

from ..conftest import read

# A section is for families and names the roles of their operands. A line has the claim, with its direction
# and hedge; the operands; the verdict, or the reason why there is none; the expression; and what is computed,
# with what the words of the operands suggest after ~ if that is less. The slack may follow, and the least and
# the greatest numerator that fit. Each rounding that holds comes last, with what it allows of the claim or,
# where it widens what enters the sum, with what is computed.
SCENARIOS = """
# A share: 86 per cent is [0.855, 0.865); more than a third is above 1/3, and by convention below 2/5; nearly
# three quarters is between 2/3 and 3/4, and by convention from 17/24.
== share: numerator; denominator
more_than: a third | 449; 1,200 | consistent | 449 / 1,200 | 449/1200 | slack 0
half | 40 + 11; 60 + 41 | consistent | (40 + 11) / (60 + 41) | 51/101 | slack 0
# A printed percentage enters with its value, and not with all that rounds to it.
half | 50 per cent; 1 | consistent | 50 per cent / 1 | 1/2 | slack 0
# 0.865 of 501 is 433.4; 17/24 of 501 is 354.9; 2/5 of 1,203 is 481.2.
86 per cent | 445; 501 | inconsistent | 445 / 501 | 445/501 | slack -12
nearly: three quarters | 351; 501 | inconsistent_wording | 351 / 501 | 351/501 | slack 4
more_than: a third | 541; 1,203 | understated | 541 / 1,203 | 541/1203 | slack -60 | fits (402, 481)
# 0.445 of 999 is 444.6, and 440 is rounded from less than 445.
45 per cent | 440; 999 | inconsistent | 440 / 999 | 440/999 | slack 5 | operands_rounded [435/999, 445/999)
# 0.625 is half-way from 62 to 63, and no whole number of 8 lies from 4.92 to 5 without 5.
62 per cent | 5; 8 | inconsistent | 5 / 8 | 5/8 | fits None
    | half_even [0.615, 0.625] | truncation [0.62, 0.63)
# 63 is odd, so that 63.5 is never rounded to it; 200 is rounded from 150 to 250.
63 per cent | 127; 200 | inconsistent | 127 / 200 | 127/200 | slack -1
    | truncation [0.63, 0.64) | operands_rounded (127/250, 127/150]
# Around 600 is from 400 to 800, and by convention from 550 to 650.
half | 300; around: 600 | consistent | 300 / 600 | [3/8, 3/4] ~ [6/13, 6/11] | fits None
more_than: half | 300; around: 600 | vague | 300 / 600 | [3/8, 3/4] ~ [6/13, 6/11]
# A hedged operand stays what its words suggest when another is rounded: 245 of 550 is less than 45 per cent.
50 per cent | 240; around: 600 | inconsistent_wording | 240 / 600 | [3/10, 3/5] ~ [24/65, 24/55]
# Around 436 is by convention 435.5 to 436.5, all of which is cut off to 86 per cent.
86 per cent | around: 436; 503 | inconsistent_wording | 436 / 503 | [434/503, 438/503] ~ [871/1006, 873/1006]
    | truncation [0.86, 0.87)
# None of some is one number, but how many are missing depends on how many there are.
half | 0; around: 600 | inconsistent | 0 / 600 | 0
half | 50; less_than: 100 | vague
half | 0; 0 | vague
half | around: 300; 101 | inconsistent | 300 / 101 | [100/101, 500/101] ~ [250/101, 350/101] | fits (46, 55)

== share: numerator_part; denominator
nearly: three quarters | 40 + 31; 101 | open_world | at least (40 + 31) / 101 and at most 1 | [71/101, 1]
more_than: a third | 451; 1,001 | understated | at least 451 / 1,001 and at most 1 | [451/1001, 1]
majority: majority | 60; 101 | consistent | at least 60 / 101 and at most 1 | [60/101, 1]
# Fewer than 50 are printed as one part; with the others they may be any number.
more_than: half | less_than: 50; 101 | open_world | at least 50 / 101 and at most 1
    | (unbounded, 1] ~ (40/101, 1] | no power
nearly: three quarters | 0; 101 | open_world | at least 0 / 101 and at most 1 | [0, 1] | no power
majority: majority | 41; 41 | consistent | at least 41 / 41 and at most 1 | 1 | slack 0
half | 61; 41 | inconsistent | at least 61 / 41 and at most 1 | 61/41 | slack -39

# A rounder or hedged count and the precise figure it stands for; a figure printed twice, or in two articles.
== bound, duplicate, repetition: same_as
more_than: 400 | 449 | consistent | 449 | 449 | slack 0
449 | 452 | inconsistent | 452 | 452 | slack -3
nearly: 700 | 643 | inconsistent_wording | 643 | 643 | slack 7
more_than: 400 | 521 | understated | 521 | 521 | slack -22 | fits (401, 499)
700 | 708 | inconsistent | 708 | 708 | slack -8 | claim_rounded [650, 750) | truncation [700, 800)
more_than: 400 | 400 | inconsistent | 400 | 400 | slack 1 | operands_rounded [350, 450)
# No whole change makes 2.45 the 2.4 that is printed.
2.4 | 2.45 | inconsistent | 2.45 | 2.45 | half_even [2.35, 2.45] | truncation [2.4, 2.5)
62 per cent | 62.8 per cent | inconsistent | 62.8 per cent | [0.6275, 0.6285) | truncation [0.62, 0.63)
more_than: 400 | around: 400 | vague | 400 | [200, 600] ~ [350, 450]
plural_magnitude: THOUSANDS | 5,523 | consistent | 5,523 | 5523 | slack 0
plural_magnitude: hundreds | 99 | inconsistent | 99 | 99 | slack 101

# One fact in two forms: the wider words are the claim, whichever of the two is said to be the other.
# One in 15 is between 1/16 and 1/14, and by convention from 2/31 to 2/29.
== two_forms: same_as
one in 15 | 6.6 per cent | consistent | 6.6 per cent | [0.0655, 0.0665)
one in 15 | 7.3 per cent | inconsistent | 7.3 per cent | [0.0725, 0.0735)
a third | 38 per cent | inconsistent_wording | 38 per cent | [0.375, 0.385)
a third | 37 per cent | vague | 37 per cent | [0.365, 0.375)
more_than: a third | 45 per cent | understated | 45 per cent | [0.445, 0.455)
6.6 per cent | 6.68 per cent | inconsistent | 6.68 per cent | [0.06675, 0.06685) | truncation [0.066, 0.067)

# A change as a number or in percentage points.
== difference: later_level; baseline
up 20 | 121; 101 | consistent | 121 - 101 | 20 | slack 0
down 20 | 81; 101 | consistent | 101 - 81 | 20 | slack 0
up 21 | 123; 101 | inconsistent | 123 - 101 | 22 | slack -1
up 5 percentage points | 45 per cent; 40 per cent | consistent | 45 per cent - 40 per cent | 0.05 | slack 0
up plural_magnitude: hundreds | 1,301; 1,001 | consistent | 1,301 - 1,001 | 300 | slack 0
up nearly: 700 | 1,744; 1,101 | inconsistent_wording | 1,744 - 1,101 | 643 | slack 7
up more_than: 400 | 1,622; 1,101 | understated | 1,622 - 1,101 | 521 | slack -22
up 20 | 119; 101 | inconsistent | 119 - 101 | 18 | slack 2 | claim_rounded [15, 25)
up 21 | 120; 101 | inconsistent | 120 - 101 | 19 | slack 2 | operands_rounded [14, 24)
# 2.5 points is half-way from 2 to 3, and both levels are rounded to a tenth.
up 2 percentage points | 12.5 per cent; 10.0 per cent | inconsistent | 12.5 per cent - 10.0 per cent | 0.025
    | half_even [0.015, 0.025] | truncation [0.02, 0.03) | operands_rounded (0.024, 0.026)
up 21 | around: 120; 101 | vague | 120 - 101 | [-1, 39] ~ [14, 24]

# Per cent where percentage points are meant.
== points_as_per_cent: later_level; baseline
up 5 per cent | 45 per cent; 40 per cent | consistent | 45 per cent - 40 per cent | 0.05 | slack 0
up 13 per cent | 45 per cent; 40 per cent | inconsistent | 45 per cent - 40 per cent | 0.05
# 46 and 40 are each rounded by up to half a point.
up 5 per cent | 46 per cent; 40 per cent | inconsistent | 46 per cent - 40 per cent | 0.06
    | operands_rounded (0.05, 0.07)
up 2 per cent | 12.5 per cent; 10.0 per cent | inconsistent | 12.5 per cent - 10.0 per cent | 0.025
    | half_even [0.015, 0.025] | truncation [0.02, 0.03) | operands_rounded (0.024, 0.026)

# A change relative to the earlier level.
== relative_change: later_level; baseline
up 20 per cent | 121; 101 | consistent | (121 - 101) / 101 | 20/101 | slack 0
down 20 per cent | 81; 101 | consistent | (101 - 81) / 101 | 20/101 | slack 0
up 50 per cent | 60%; 40% | consistent | (60% - 40%) / 40% | 1/2 | slack 0
# Of 101: 0.205 is 20.7, 17/24 is 71.5, and 3/5 is 60.6.
up 20 per cent | 126; 101 | inconsistent | (126 - 101) / 101 | 25/101 | slack -5
up nearly: three quarters | 171; 101 | inconsistent_wording | (171 - 101) / 101 | 70/101 | slack 2
up more_than: half | 171; 101 | understated | (171 - 101) / 101 | 70/101 | slack -10
up 45 per cent | 1,440; 999 | inconsistent | (1,440 - 999) / 999 | 441/999 | slack 4
    | operands_rounded [436/999, 446/999)
up 20 per cent | 122; 101 | inconsistent | (122 - 101) / 101 | 21/101 | slack -1 | truncation [0.2, 0.21)
up 12 per cent | 9; 8 | inconsistent | (9 - 8) / 8 | 1/8
    | half_even [0.115, 0.125] | truncation [0.12, 0.13)
# 150 has a granularity of 50.
up half | around: 150; 101 | vague | (150 - 101) / 101 | [-51/101, 149/101] ~ [24/101, 74/101]
up half | 5; 0 | vague

# A multiple of the earlier level: doubled is between 1 and 3, and by convention from 1.5 to 2.5.
== multiple: later_level; baseline
up doubled | 201; 101 | consistent | 201 / 101 | 201/101 | slack 0
down halved | 51; 101 | consistent | 51 / 101 | 51/101 | slack 0
# A fall by a multiple above one is counted in the earlier level.
down threefold | 34; 101 | consistent | 101 / 34 | 101/34 | slack 0
up doubled | 303; 101 | inconsistent | 303 / 101 | 3 | slack -51
up doubled | 151; 103 | inconsistent_wording | 151 / 103 | 151/103 | slack 4
up more_than: doubled | 351; 101 | understated | 351 / 101 | 351/101 | slack -49
up doubled | 150; 101 | inconsistent_wording | 150 / 101 | 150/101 | slack 2
    | operands_rounded [125/101, 175/101)
up doubled | 271; 101 | inconsistent_wording | 271 / 101 | 271/101 | slack -19 | truncation [2, 3)
up doubled | 5; 2 | inconsistent_wording | 5 / 2 | 5/2 | slack -1 | half_even [1.5, 2.5] | truncation [2, 3)
up doubled | around: 200; 101 | vague | 200 / 101 | [0, 400/101] ~ [150/101, 250/101]
up doubled | 5; 0 | vague

# A stated rise or fall, whatever its size.
== trend: later_level; baseline
up | 121; 101 | consistent | 121 - 101 | 20 | slack 0
down | 81; 101 | consistent | 101 - 81 | 20 | slack 0
up | 81; 101 | inconsistent | 81 - 101 | -20 | slack 21
down | 101; 101 | inconsistent | 101 - 101 | 0 | slack 1
up | around: 100; 201 | inconsistent_wording | 100 - 201 | [-301, 99] ~ [-151, -51]
up | 100; 101 | inconsistent | 100 - 101 | -1 | slack 2 | operands_rounded [-51, 49)
up | around: 100; 101 | vague | 100 - 101 | [-201, 199] ~ [-51, 49]
# Both are from 44.5 to 45.5.
up | 45 per cent; 45 per cent | vague | 45 per cent - 45 per cent | (-0.01, 0.01)

# A printed total, and what it adds up.
== sum: addend
702 | 401 + 301 | consistent | 401 + 301 | 702 | slack 0
703 | 401 + 301 | inconsistent | 401 + 301 | 702 | slack 1
nearly: 700 | 342 + 301 | inconsistent_wording | 342 + 301 | 643 | slack 7
more_than: 400 | 220 + 300 + 1 | understated | 220 + 300 + 1 | 521 | slack -22
703 | 400 + 301 | inconsistent | 400 + 301 | 701 | slack 2 | operands_rounded [651, 751)
# All that rounds to 1.2 and to 1.25 is together from 2.395 to 2.505.
2.4 | 1.2 + 1.25 | inconsistent | 1.2 + 1.25 | 2.45
    | half_even [2.35, 2.45] | truncation [2.4, 2.5) | operands_rounded [2.395, 2.505)
702 | around: 400 + 301 | vague | 400 + 301 | [501, 901] ~ [651, 751]

# Parts of a total are together no more than it.
== sum_bound: addend
702 | 401 + 301 | consistent | 702 - 401 - 301 | 0 | slack 0
702 | 401 + 303 | inconsistent | 702 - 401 - 303 | -2 | slack 2
702 | around: 800 | inconsistent_wording | 702 - 800 | [-298, 102] ~ [-148, -48]
702 | 400 + 303 | inconsistent | 702 - 400 - 303 | -1 | slack 1 | operands_rounded (-51, 49]
# 700 is rounded from 650 to 750, and so may 704 be.
700 | 401 + 303 | inconsistent | 700 - 401 - 303 | -4 | slack 4 | claim_rounded [-54, 46)
# The parts enter with their values, and the total with all that rounds to it.
70% | 40% + 30% | vague | 70% - 40% - 30% | [-0.005, 0.005)
around: 700 | 401 + 303 | vague | 700 - 401 - 303 | [-204, 196]

# A part is no more than its whole.
== part_whole: part_of
702 | 702 | consistent | 702 - 702 | 0 | slack 0
703 | 702 | inconsistent | 702 - 703 | -1 | slack 1 | fits (0, None)
702 | around: 600 | inconsistent_wording | 600 - 702 | [-302, 98] ~ [-152, -52]
702 | 700 | inconsistent | 700 - 702 | -2 | slack 2 | operands_rounded [-52, 48)
700 | 694 | inconsistent | 694 - 700 | -6 | slack 6 | claim_rounded (-56, 44]
# A part of two wholes is no more than the smaller.
401 | 702 + 601 | consistent | least of (702, 601) - 401 | 200 | slack 0
649 | 702 + 601 | inconsistent | least of (702, 601) - 649 | -48 | slack 48
40% | 40% | vague | 40% - 40% | (-0.01, 0.01)
around: 700 | 702 | vague | 702 - 700 | [-198, 202]

# The level that a change implies is not below nothing.
== implied_level: later_level
up 201 | 301 | consistent | 301 - 201 | 100 | slack 0
up 20 per cent | 121 | consistent | 121 / (1 + 20 per cent) | (24200/241, 24200/239]
down 20 per cent | 81 | consistent | 81 / (1 - 20 per cent) | [16200/161, 16200/159)
up doubled | 201 | consistent | 201 / doubled | (67, 201)
down halved | 51 | consistent | 51 / halved | (85, 127.5)
# Before a threefold fall, between twice and four times as many.
down threefold | 34 | consistent | 34 * threefold | (68, 136)
up 200 | 151 | inconsistent | 151 - 200 | -49 | slack 49 | claim_rounded (-99, 1]
up 5 percentage points | 5% | vague | 5% - 5 percentage points | (-0.005, 0.005]
up 201 | 151 | inconsistent | 151 - 201 | -50 | slack 50
up 201 | around: 100 | inconsistent_wording | 100 - 201 | [-301, 99] ~ [-151, -51]
up 201 | 200 | inconsistent | 200 - 201 | -1 | slack 1 | operands_rounded [-51, 49)
up 201 | around: 200 | vague | 200 - 201 | [-201, 199] ~ [-51, 49]
down more_than: 40 per cent | 34 | vague

== implied_level: baseline
down 201 | 301 | consistent | 301 - 201 | 100 | slack 0
down 5 percentage points | 40 per cent | consistent | 40 per cent - 5 percentage points | (0.345, 0.355]
up 20 per cent | 101 | consistent | 101 * (1 + 20 per cent) | [120.695, 121.705)
down 20 per cent | 101 | consistent | 101 * (1 - 20 per cent) | (80.295, 81.305]
up doubled | 101 | consistent | 101 * doubled | (101, 303)
down halved | 101 | consistent | 101 * halved | (40.4, 60.6)
down threefold | 300 | consistent | 300 / threefold | (75, 150)

# A number per day of a period, and per so many people: 24 is [23.5, 24.5).
== rate: numerator; denominator
24 | 8,761; 365 | consistent | 8,761 / 365 | 8761/365 | slack 0
0.5 | 50%; 1 | consistent | 50% / 1 | 0.5 | slack 0
# Of 365: 24.5 is 8,942.5, 25 is 9,125, and 30 is 10,950.
24 | 9,202; 365 | inconsistent | 9,202 / 365 | 9202/365 | slack -260
nearly: 30 | 9,002; 365 | inconsistent_wording | 9,002 / 365 | 9002/365 | slack 123
more_than: 20 | 11,001; 365 | understated | 11,001 / 365 | 11001/365 | slack -52
25 | 8,900; 365 | inconsistent | 8,900 / 365 | 8900/365 | slack 43 | operands_rounded [8850/365, 8950/365)
24 | 9,002; 365 | inconsistent | 9,002 / 365 | 9002/365 | slack -60 | truncation [24, 25)
24 | 49; 0 | vague
24 | 49; 2 | inconsistent | 49 / 2 | 24.5 | slack -1 | half_even [23.5, 24.5] | truncation [24, 25)
# A rate that ends in a zero may be rounded as a count is.
20 | 6,001; 365 | inconsistent | 6,001 / 365 | 6001/365 | slack 1117 | claim_rounded [15, 25)
24 | around: 9,000; 365 | vague | 9,000 / 365 | [7000/365, 11000/365] ~ [8500/365, 9500/365]

== rate per 1000: numerator; denominator
24.1 | 241; 10,001 | consistent | 241 / 10,001 * 1,000 | 241000/10001 | slack 0
# 24.15 times 10.001 is 241.52.
24.1 | 245; 10,001 | inconsistent | 245 / 10,001 * 1,000 | 245000/10001 | slack -4

# An order: how far the subject lies beyond the nearest comparator.
== rank: subject; comparator
up | 501; 401 + 301 | consistent | 501 against 401, 301 | 100 | slack 0
down | 201; 401 + 301 | consistent | 401, 301 against 201 | 100 | slack 0
up | 301; 401 + 201 | inconsistent | 301 against 401, 201 | -100 | slack 101
up | 401; 401 | inconsistent | 401 against 401 | 0 | slack 1
up | around: 100; 201 | inconsistent_wording | 100 against 201 | [-301, 99] ~ [-151, -51]
up | 100; 101 | inconsistent | 100 against 101 | -1 | slack 2 | operands_rounded [-51, 49)
up | around: 100; 101 | vague | 100 against 101 | [-201, 199] ~ [-51, 49]
up | 45%; 45% | vague | 45% against 45% | (-0.01, 0.01)
# Higher than nearly any allows exceptions, unless there are none.
up nearly: | 501; 401 + 601 | vague | 501 against 401, 601 | (unbounded, unbounded) | no power
up nearly: | 501; 401 + 301 | consistent | 501 against 401, 301 | 100 | slack 0

== rank: subject; comparator_part
up | 501; 401 + 301 | open_world | 501 against 401, 301 | (unbounded, 100]
up | 301; 401 | inconsistent | 301 against 401 | (unbounded, -100]

# Does a whole number of the base give the printed share? 0.01 of 100 is one: each per cent has its number.
== grim, feasible_denominator: denominator
86 per cent | 35 | consistent | 30 / 35 | 30/35
86 per cent | 20 + 15 | consistent | 30 / (20 + 15) | 30/35
0 per cent | 35 | consistent | 0 / 35 | 0
# 4.275 to 4.325 of 5, and the nearest to 4.3 is 4.
86 per cent | 5 | inconsistent | 4 / 5 | 4/5 | fits None
one in 15 | 16 | inconsistent | 1 / 16 | 1/16
# 5 of 8 is 62.5 per cent, which is 63 half up; 4.96 is the nearest.
62 per cent | 8 | inconsistent | 5 / 8 | 5/8 | half_even [0.615, 0.625] | truncation [0.62, 0.63)
# 6 of 7 is 85.71 per cent, which is cut off to 85.
85 per cent | 7 | inconsistent | 6 / 7 | 6/7 | truncation [0.85, 0.86)
86 per cent | 100 | no_power | 86 / 100 | 86/100 | no power
86 per cent | 1,000 | no_power | 855 to 864 / 1,000 | [0.855, 0.864] | fits (855, 864) | no power
more_than: a third | 9 | no_power | 4 to 9 / 9 | [4/9, 1] | no power
86 per cent | around: 35 | vague
86 per cent | 0 | vague
86 per cent | 2.5 | vague
"""


@dataclass(frozen=True)
class Scenario:
    family: str
    per: int
    roles: tuple[str, ...]
    cells: tuple[str, ...]

    @property
    def marks(self):
        """Return what follows the computed value, by first word: slack, power and roundings."""
        return dict(cell.split(" ", 1) for cell in self.cells[5:])


def scenarios(text):
    families, per, roles = "", "1", ()
    for line in text.replace("\n    |", " |").splitlines():
        if line.startswith("== "):
            heading, _, named = line.removeprefix("== ").partition(": ")
            families, _, per = heading.partition(" per ")
            roles = tuple(named.split("; "))
        elif line and not line.startswith("#"):
            for family in families.split(", "):
                yield Scenario(family, int(per or 1), roles, tuple(line.split(" | ")))


def claim_of(scenario, printed):
    direction, _, rest = scenario.cells[0].partition(" ")
    if direction not in ("up", "down"):
        direction, rest = None, scenario.cells[0]
    return printed(rest, direction, "quotient" if scenario.family == "rate" else None, scenario.per)


def parts_from(words, roles, printed):
    operands = [several.split(" + ") for several in words.split("; ")]
    return {role: [printed(one) for one in several] for role, several in zip(roles, operands, strict=True)}


ALL = list(scenarios(SCENARIOS))


@pytest.mark.parametrize("scenario", ALL, ids=lambda one: f"{one.family} {' from '.join(one.cells[:2])}")
def test_a_reading_is_computed_and_decided(scenario, printed):
    parts = parts_from(scenario.cells[1], scenario.roles, printed)
    exact, *rounded = evaluate(scenario.family, claim_of(scenario, printed), parts)
    verdict, marks = scenario.cells[2], scenario.marks
    is_reason = verdict in ("vague", "open_world", "no_power")
    assert (exact.verdict, exact.reason) == (("indeterminate", verdict) if is_reason else (verdict, None))
    if len(scenario.cells) == 3:
        assert (exact.expression, exact.computed, exact.computed_soft) == ("", None, None)
        assert (exact.slack, exact.has_power, exact.feasible, rounded) == (None, None, None, [])
        return
    computed, _, suggested = scenario.cells[4].partition(" ~ ")
    assert (exact.expression, exact.rounding) == (scenario.cells[3], "")
    assert (exact.computed, exact.computed_soft) == (read(computed), read(suggested or computed))
    assert exact.slack == (int(marks["slack"]) if "slack" in marks else None)
    assert exact.has_power is ("no" not in marks)
    assert "fits" not in marks or exact.feasible == literal_eval(marks["fits"])
    roundings = {rule: read(marks[rule]) for rule in marks if rule not in ("slack", "no", "fits")}
    assert {outcome.rounding for outcome in rounded} == set(roundings)
    for outcome in rounded:
        assert (outcome.verdict, outcome.reason) == ("consistent_by_rounding", None)
        assert (outcome.expression, outcome.slack, outcome.has_power) == (exact.expression, exact.slack, True)
        allowed = roundings[outcome.rounding]
        if outcome.rounding == "operands_rounded" or goal_function(scenario.family) is not own_goal:
            assert (outcome.computed, outcome.computed_soft) == (allowed, allowed)
            assert (outcome.hard, outcome.soft) == (exact.hard, exact.soft)
        else:
            assert (outcome.hard, outcome.soft) == (allowed, allowed)
            assert (outcome.computed, outcome.computed_soft) == (exact.computed, exact.computed_soft)


def test_every_family_is_tried():
    # Days are tried with the rows of readings, because a calendar gives them.
    assert {"temporal", *(one.family for one in ALL)} == {*FAMILIES, *WHOLE_NUMBER_FAMILIES}


@pytest.mark.parametrize(
    ("decimals", "step", "bases"),
    [
        # To the least base under which every whole percentage can be printed, and beyond.
        (0, 1, [*range(1, 31), 99, 100, 101, 199, 200, 201]),
        (1, 7, [*range(1, 31), 999, 1000, 1001]),
    ],
)
def test_the_whole_number_of_a_base_agrees_with_trying_every_number(decimals, step, bases, printed):
    scale = 100 * 10**decimals
    numbers = range(0, scale + 1, step)
    claims = {number: printed(f"{number / 10**decimals:.{decimals}f} per cent") for number in numbers}
    for base in bases:
        # What each number of the base is printed as, half up, half even and cut off, in whole numbers.
        half_up = {(2 * part * scale + base) // (2 * base) for part in range(base + 1)}
        half_even = {round(Fraction(part * scale, base)) for part in range(base + 1)}
        cut = {part * scale // base for part in range(base + 1)}
        is_telling = len(half_up) < scale + 1
        point = Interval.point(base)
        parts = {"denominator": [Printed(str(base), Fraction(base), "count", "none", point, point, 0)]}
        for number, claim in claims.items():
            exact, *rounded = evaluate("grim", claim, parts)
            assert exact.has_power is is_telling
            assert (exact.feasible is not None) is (number in half_up)
            verdict = "consistent" if number in half_up else "inconsistent"
            decided = (verdict, None) if is_telling else ("indeterminate", "no_power")
            assert (exact.verdict, exact.reason) == decided
            rules = {"half_even": number in half_even, "truncation": number in cut}
            expected = {rule for rule, holds in rules.items() if holds and exact.verdict == "inconsistent"}
            assert {outcome.rounding for outcome in rounded} == expected


def test_the_outcome_of_one_fact_in_two_forms_is_about_the_wider_form_or_else_the_claim(printed):
    one_in_15, per_cent, other = (printed(words) for words in ("one in 15", "6.6 per cent", "7.6 per cent"))
    for claim, twin, wider in (
        (one_in_15, per_cent, one_in_15),
        (per_cent, one_in_15, one_in_15),
        (per_cent, other, per_cent),
    ):
        outcome, *_ = evaluate("two_forms", claim, {"same_as": [twin]})
        assert (outcome.claim, outcome.hard, outcome.soft) == (wider, wider.hard, wider.soft)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("86 per cent", {"half_even": "[0.855, 0.865]", "truncation": "[0.86, 0.87)"}),
        ("87 per cent", {"truncation": "[0.87, 0.88)"}),
        ("8.6 per cent", {"half_even": "[0.0855, 0.0865]", "truncation": "[0.086, 0.087)"}),
        ("700", {"claim_rounded": "[650, 750)", "truncation": "[700, 800)"}),
        ("350", {"claim_rounded": "[325, 375)", "truncation": "[350, 400)"}),
        ("2.4", {"half_even": "[2.35, 2.45]", "truncation": "[2.4, 2.5)"}),
        ("doubled", {"half_even": "[1.5, 2.5]", "truncation": "[2, 3)"}),
        ("2.5 times", {"truncation": "[2.5, 2.6)"}),
        # A rate may be rounded as a count, too.
        ("rate: 24", {"half_even": "[23.5, 24.5]", "truncation": "[24, 25)"}),
        ("rate: 20", {"half_even": "[19.5, 20.5]", "claim_rounded": "[15, 25)", "truncation": "[20, 30)"}),
        ("rate: 0", {"half_even": "[-0.5, 0.5]", "truncation": "[0, 1)"}),
    ],
)
def test_a_bare_number_may_have_been_rounded_otherwise_or_cut_off(words, expected, printed):
    found = claim_roundings(rate_or_other(words, printed))
    assert found == {rule: read(allowed) for rule, allowed in expected.items()}


@pytest.mark.parametrize(
    "words", ["449", "a third", "one in nine", "more_than: 86 per cent", "around: 700", ""]
)
def test_a_precise_count_a_fraction_and_hedged_words_are_not_rounded_otherwise(words, printed):
    assert claim_roundings(printed(words)) == {}


def rate_or_other(words, printed):
    return printed(words.removeprefix("rate: "), value_class="quotient" if "rate: " in words else None)


def test_a_number_is_cut_off_towards_zero():
    assert cut_off(Fraction(-5), Fraction(1)) == read("(-6, -5]")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("13,690", "[13685, 13695)"),
        ("350", "[325, 375)"),
        ("2.5", "[2.45, 2.55)"),
        ("8.6 per cent", "[0.0855, 0.0865)"),
        ("rate: 20", "[19.5, 20.5)"),
        ("449", "449"),
        ("0", "0"),
        # Hedged words and fractions stay what they suggest.
        ("around: 700", "[650, 750]"),
        ("a third", "[7/24, 11/30)"),
        ("doubled", "[1.5, 2.5)"),
    ],
)
def test_a_bare_operand_is_widened_to_all_that_rounds_to_it(words, expected, printed):
    assert widened(rate_or_other(words, printed)) == read(expected)


def test_a_family_that_is_not_known_stops(printed):
    with pytest.raises(KeyError):
        evaluate("guess", printed("86 per cent"), {})
