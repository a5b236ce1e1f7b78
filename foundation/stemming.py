"""Reduces English words to their stems, so that a search finds every form of a word."""

from functools import lru_cache

import snowballstemmer


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """Return the stem of a lower-case word."""
    # A stemmer keeps the word that it is at, so threads cannot share one.
    return str(snowballstemmer.stemmer("english").stemWord(word))
