"""What a post says, with those whom it names as links to their pages."""

from community.boards.mentions import Named, mentioned
from community.models import Board, Member
from community.text.markdown import rendered


def links_of(text: str, named: list[Named]) -> dict[str, str]:
    """The words of each mention, and the page of the member."""
    return {text[one.start : one.end]: one.member.get_absolute_url() for one in named}


def shown_and_named(text: str, board: Board) -> tuple[str, list[Member]]:
    """The HTML of a post on a board, and the members whom it names."""
    named = mentioned(text, board)
    return rendered(text, links_of(text, named)), [one.member for one in named]
