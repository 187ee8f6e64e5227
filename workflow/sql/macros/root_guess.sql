-- the square root of a whole number as a float rounded to a whole number, off by one at most below 2 to the power of 104
create macro root_guess(number) as
cast(round(sqrt(cast(number as double))) as hugeint);
