"""The community of practice, by noun."""

from community.models.attachments import Attachment
from community.models.audit import AuditEntry
from community.models.boards import Board
from community.models.complaints import Complaint
from community.models.decisions import Appeal, Decision
from community.models.events import Event, SignUp
from community.models.letters import Letter
from community.models.members import Member
from community.models.notices import Mention, Watch
from community.models.posts import Post, PostVersion
from community.models.reading import Draft, ReadMark
from community.models.reports import Report
from community.models.reviews import SafetyReview
from community.models.search import Stem
from community.models.summaries import Summary, SummaryConsent
from community.models.terms import Consent, TermsVersion
from community.models.topics import Topic
from community.models.tracing import TraceRequest

__all__ = [
    "Appeal",
    "Attachment",
    "AuditEntry",
    "Board",
    "Complaint",
    "Consent",
    "Decision",
    "Draft",
    "Event",
    "Letter",
    "Member",
    "Mention",
    "Post",
    "PostVersion",
    "ReadMark",
    "Report",
    "SafetyReview",
    "SignUp",
    "Stem",
    "Summary",
    "SummaryConsent",
    "TermsVersion",
    "Topic",
    "TraceRequest",
    "Watch",
]
