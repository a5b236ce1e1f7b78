"""Acts of the audit log, in words that stand in a history."""

ACTS = {
    "accepted": "Shown to members",
    "answered": "The question was answered",
    "answered_appeal": "An appeal was answered",
    "answered_complaint": "A complaint was answered",
    "appealed": "Appealed against a decision",
    "applied": "Applied to join",
    "approved": "Approved as a member",
    "asked": "Asked to say more",
    "changed_board": "A board was changed",
    "changed_profile": "Changed their page",
    "cleared_files": "Files that its author took out were deleted",
    "cleared_page": "Words on the page were taken away",
    "complained": "Complained",
    "confirmed": "Confirmed the membership",
    "consented": "Agreed to the terms",
    "declined": "The application was declined",
    "edited": "Edited by its author",
    "edited_with_notice": "Edited by a moderator",
    "exported_audit": "The audit log was exported",
    "exported": "Took everything they wrote away",
    "held_at_once": "Taken out of sight after a report",
    "hid": "Hidden",
    "kept": "Left as it is",
    "left": "Left",
    "let_in": "A member was let into a board",
    "lifted": "The suspension was lifted",
    "made_board": "A board was made",
    "published_terms": "Terms were published",
    "reminded_of_review": "Reminded of the safety review",
    "replied": "Written",
    "reported": "Reported",
    "restored": "Brought back",
    "reviewed": "The yearly review was recorded",
    "settled": "A report was decided",
    "started": "The topic was started",
    "suspended": "The membership was suspended",
    "suspension_ended": "The suspension came to its end",
    "took_out": "A member was taken out of a board",
    "warned": "The author was warned",
}


def in_words(act: str) -> str:
    """An act that this list does not know is named as it is stored."""
    return ACTS.get(act, act.replace("_", " ").capitalize())
