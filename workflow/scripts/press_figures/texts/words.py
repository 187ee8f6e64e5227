"""Find listed words in a quote, the longest first."""

from press_figures.texts.search import find_occurrences


def longest_first(words: dict[str, str]) -> dict[str, str]:
    """Return words with the longest first, so that a phrase is found before the words within it."""
    return {word: words[word] for word in sorted(words, key=len, reverse=True)}


def words_in(quote: str, known: dict[str, str]) -> dict[str, str]:
    """Return the known words that a quote contains, with their meaning.

    known has the longest words first. A word within a longer known phrase does not count.
    """
    rest, found = quote.lower(), {}
    for words, meaning in known.items():
        if words in rest and find_occurrences(rest, words):
            found[words] = meaning
            # Taken out, so that a shorter phrase within it is not found too.
            rest = rest.replace(words, " ")
    return found
