"""What holds for every answer of the site."""

from config.middleware import personal_prefixes


def test_what_depends_on_the_reader_is_below_three_addresses() -> None:
    """Answers below these are kept by no shared cache."""
    assert set(personal_prefixes()) == {"/admin/", "/accounts/", "/community/"}
