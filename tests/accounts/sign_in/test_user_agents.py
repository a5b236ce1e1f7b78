"""The browser of a session, in words."""

import pytest

from accounts.sign_in.user_agents import browser_in_words

ENGINE = "AppleWebKit/537.36 (KHTML, like Gecko)"


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (f"Mozilla/5.0 (X11; Linux x86_64) {ENGINE} Chrome/126.0 Safari/537.36", "Chrome on Linux"),
        (
            f"Mozilla/5.0 (Windows NT 10.0; Win64) {ENGINE} Chrome/126.0 Safari/537.36 Edg/126.0",
            "Edge on Windows",
        ),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) Version/17.5 Safari/604.1",
            "Safari on an iPhone",
        ),
        ("Mozilla/5.0 (Android 14; Mobile; rv:127.0) Firefox/127.0", "Firefox on Android"),
        ("Mozilla/5.0 (X11; CrOS x86_64) Gecko", "A browser on ChromeOS"),
        ("", "A browser that we do not know"),
    ],
)
def test_a_browser_and_its_system_are_named(line: str, words: str) -> None:
    assert browser_in_words(line) == words
