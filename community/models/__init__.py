"""The community of practice, by noun."""

from community.models.audit import AuditEntry
from community.models.boards import Board
from community.models.letters import Letter
from community.models.members import Member
from community.models.notices import Mention, Watch
from community.models.posts import Post, PostVersion
from community.models.reading import Draft, ReadMark
from community.models.topics import Topic

__all__ = [
    "AuditEntry",
    "Board",
    "Draft",
    "Letter",
    "Member",
    "Mention",
    "Post",
    "PostVersion",
    "ReadMark",
    "Topic",
    "Watch",
]
