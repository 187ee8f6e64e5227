"""Find listed words in a quote, the longest first."""

from press_figures.texts.search import find_occurrences


def longest_first(words: dict[str, str]) -> dict[str, str]:
    return {word: words[word] for word in sorted(words, key=len, reverse=True)}


def words_in(quote: str, known: dict[str, str]) -> dict[str, str]:
    """Return the known words that stand in a quote, with what they mean.

    known has the longest words first; words within longer ones do not count.
    """
    rest, found = quote.lower(), {}
    for words, meaning in known.items():
        if words in rest and find_occurrences(rest, words):
            found[words] = meaning
            rest = rest.replace(words, " ")
    return found
