"""The table, checked in full by `test_permissions.py`; `rows.py` says how to read it."""

from tests.community.permissions.moderation import MODERATION, REPORTS
from tests.community.permissions.rows import Row, get, post
from tests.community.permissions.summaries import SUMMARIES

POST = {"text": "How do others do this?", "title": "A question", "stands": "first"}

BOARDS = [
    #                                        anon applic member group author moder editor admin
    get("/community/", "in join yes yes yes yes join yes"),
    get("/community/about/?page=/areas/E08000006/", "in join yes yes yes yes join yes"),
    get("/community/about/?page=/nowhere/", "in join no no no no join no"),
    get("/community/boards/practice/", "in join yes yes yes yes join yes"),
    get("/community/boards/news/", "in join yes yes yes yes join yes"),
    get("/community/boards/leads/", "in join no yes no yes join yes"),
    get("/community/boards/none/", "in join no no no no join no"),
    get("/community/boards/practice/new/", "in join yes yes yes may join may"),
    get("/community/boards/leads/new/", "in join no yes no may join may"),
    get("/community/boards/news/new/", "in join may may may may join may"),
    post("/community/boards/practice/new/", "in join done done done may join may", **POST),
    post("/community/boards/leads/new/", "in join no done no may join may", **POST),
    post("/community/boards/news/new/", "in join may may may may join may", **POST),
    get("/community/boards/practice/?before=nonsense", "in join yes yes yes yes join yes"),
]
TOPICS = [
    get("/community/topics/{topic}/", "in join yes yes yes yes join yes"),
    get("/community/topics/{restricted}/", "in join no yes no yes join yes"),
    get("/community/topics/{waiting}/", "in join no no yes yes join yes"),
    get("/community/topics/999999/", "in join no no no no join no"),
    post("/community/topics/{topic}/", "in join done done done may join may", **POST),
    post("/community/topics/{restricted}/", "in join no done no may join may", **POST),
    post("/community/topics/{waiting}/", "in join no no may may join may", **POST),
    post("/community/topics/{closed}/", "in join may may may may join may", **POST),
    *(
        post("/community/topics/{topic}/act/", "in join no no no done join done", act=act)
        for act in ("pin", "unpin", "close", "reopen", "about")
    ),
    post("/community/topics/{topic}/act/", "in join no no no no join no", act="nonsense"),
    post(
        "/community/topics/{topic}/act/",
        "in join no no no done join done",
        act="move",
        board="leads",
    ),
    get("/community/topics/{topic}/act/", "in join no no no done join done"),
    get("/community/posts/{reply}/split/", "in join no no no done join done"),
    get("/community/topics/{topic}/move/", "in join no no no yes join yes"),
    get("/community/topics/{restricted}/move/", "in join no no no yes join yes"),
    post("/community/posts/{reply}/answer/", "in join may may done done join done"),
    post("/community/posts/{opening}/answer/", "in join no no no no join no"),
    post("/community/posts/{restricted_reply}/answer/", "in join no done no done join done"),
    post("/community/posts/{reply}/split/", "in join no no no done join done", title="Apart"),
    post("/community/posts/{opening}/split/", "in join no no no no join no", title="Apart"),
    get("/community/posts/{opening}/edit/", "in join no no yes no join no"),
    get("/community/posts/{hidden}/edit/", "in join no no may no join no"),
    get("/community/posts/{in_closed}/edit/", "in join no no may no join no"),
    get("/community/posts/{held}/edit/", "in join no no yes no join no"),
    post("/community/posts/{opening}/edit/", "in join no no done no join no", **POST),
    get("/community/attachments/{file}/", "in join yes yes yes yes join yes"),
    get("/community/attachments/{restricted_file}/", "in join no yes no yes join yes"),
    get("/community/attachments/{held_file}/", "in join no no yes yes join yes"),
    get("/community/attachments/{hidden_file}/", "in join no no yes yes join yes"),
    get("/community/attachments/{taken_out_file}/", "in join no no no yes join yes"),
    get("/community/attachments/{draft_file}/", "in join no no yes no join no"),
    get("/community/attachments/999999/", "in join no no no no join no"),
    get("/community/posts/{nameless}/author/", "in join no no no no join yes"),
    get("/community/posts/{opening}/author/", "in join no no no no join no"),
    post("/community/posts/{nameless}/author/", "in join no no no no join yes", reason="A danger."),
    *(
        post(
            "/community/posts/{nameless}/author/",
            f"in join no no no no join {answer}",
            act=act,
            reason="A danger.",
            words="It cannot go on.",
        )
        for act, answer in (("suspend", "yes"), ("done", "done"), ("nonsense", "no"))
    ),
    get("/community/tracing/", "in join no no no no join yes"),
    get("/community/posts/{opening}/versions/", "in join no no no yes join yes"),
    get("/community/topics/{topic}/?quote={opening}", "in join yes yes yes yes join yes"),
    get("/community/topics/{topic}/?quote={restricted_reply}", "in join yes yes yes yes join yes"),
    post(
        "/community/topics/{topic}/",
        "in join yes yes yes may join may",
        preview="1",
        text="**bold**",
    ),
    post("/community/topics/{topic}/", "in join yes yes yes may join may", keep="1", text="Later."),
    post("/community/topics/{topic}/", "in join yes yes yes may join may", attach_now="1"),
    post("/community/topics/{topic}/", "in join yes yes yes may join may", find="1", who="Kim"),
    post(
        "/community/topics/{topic}/", "in join yes yes yes may join may", mention="@Kim", text="Ask"
    ),
    post("/community/topics/{restricted}/", "in join no yes no may join may", find="1", who="Kim"),
    post(
        "/community/boards/practice/new/", "in join yes yes yes may join may", find="1", who="Kim"
    ),
    post(
        "/community/boards/leads/new/",
        "in join no yes no may join may",
        preview="1",
        text="**bold**",
    ),
    post(
        "/community/posts/{opening}/edit/",
        "in join no no yes no join no",
        preview="1",
        text="**bold**",
        stands="first",
    ),
    post(
        "/community/posts/{hidden}/edit/",
        "in join no no may no join no",
        text="Other.",
        stands="first",
    ),
    post(
        "/community/posts/{in_closed}/edit/",
        "in join no no may no join no",
        text="Other.",
        stands="first",
    ),
    post("/community/topics/{restricted}/act/", "in join no no no done join done", act="close"),
    post("/community/topics/{topic}/act/", "in join no no no no join no", act="move", board="none"),
    post(
        "/community/posts/{restricted_reply}/split/",
        "in join no no no done join done",
        title="Apart",
    ),
    post("/community/posts/{hidden}/answer/", "in join no no no no join no"),
    get("/community/posts/999999/author/", "in join no no no no join no"),
    get("/community/posts/999999/versions/", "in join no no no no join no"),
    get("/community/posts/999999/edit/", "in join no no no no join no"),
]
MEMBERS = [
    get("/community/joining/", "in yes done done done yes yes yes"),
    post("/community/joining/confirm/", "in late done done done done done done"),
    post("/community/joining/leave/", "in done done done done done done done"),
    get("/community/joining/export/", "in done done done done done done done"),
    post("/community/joining/export/", "in done done done done done done done"),
    get("/community/joining/delete/", "in done done done done done done done"),
    get("/community/joining/decisions/", "in yes yes yes yes yes yes yes"),
    get("/community/joining/decisions/999999/", "in no no no no no no no"),
    get("/community/joining/complaints/", "in yes yes yes yes done done done"),
    get("/community/joining/terms/", "in yes yes yes yes yes yes yes"),
    get("/community/terms/", "in join yes yes yes yes join yes"),
    get("/community/terms/?version=99", "in join no no no no join no"),
    post("/community/terms/", "in join done done done done join done", version="1"),
    get("/community/how-we-moderate/", "in join yes yes yes yes join yes"),
    get("/community/profile/", "in join yes yes yes join join join"),
    get("/community/drafts/", "in join yes yes yes may join may"),
    post("/community/drafts/", "in join done done done may join may", draft="999999"),
    get("/community/members/{author}/", "in join yes yes yes yes join yes"),
    get("/community/members/999999/", "in join no no no no join no"),
    post("/community/joining/", "in yes done done done yes yes yes"),
    post(
        "/community/joining/delete/",
        "in done done done done done done done",
        posts="go",
        sure="delete",
    ),
    get("/community/joining/decisions/{decision}/", "in no no no yes no no no"),
    post(
        "/community/joining/decisions/{decision}/", "in no no no done no no no", words="I was kind."
    ),
    post(
        "/community/joining/complaints/",
        "in done done done done done done done",
        about="service",
        words="It went wrong.",
    ),
    post("/community/joining/terms/", "in done done done done done done done", version="1"),
    post("/community/profile/", "in join done done done join join join", display_name=""),
    post("/community/drafts/", "in join done done done may join may", draft="{draft}"),
    get("/community/members/{applicant}/", "in join no no no yes join yes"),
]
SEARCH = [
    get("/community/search/", "in join yes yes yes yes join yes"),
    get("/community/search/?q=others", "in join yes yes yes yes join yes"),
    get("/community/search/?q=others&board=leads", "in join yes yes yes yes join yes"),
]
EVENT = {
    "title": "A new session",
    "about": "What it is for.",
    "begins_at_0": "2027-03-01",
    "begins_at_1": "10:00",
    "ends_at_0": "2027-03-01",
    "ends_at_1": "11:00",
}
EVENTS = [
    get("/community/events/", "in join yes yes yes yes join yes"),
    get("/community/events/?before=none", "in join no no no no join no"),
    get("/community/events/session/", "in join yes yes yes yes join yes"),
    get("/community/events/for-leads/", "in join no yes no yes join yes"),
    get("/community/events/session.ics", "in join yes yes yes yes join yes"),
    get("/community/events/for-leads.ics", "in join no yes no yes join yes"),
    post("/community/events/session/sign-up/", "in join done done done may join may"),
    post("/community/events/for-leads/sign-up/", "in join no done no may join may"),
    post("/community/events/calendar/", "in join done done done may join may"),
    get("/community/events/new/", "in join no no no yes join yes"),
    get("/community/events/session/edit/", "in join no no no yes join yes"),
    get("/community/events/session/cancel/", "in join no no no yes join yes"),
    post("/community/events/session/cancel/", "in join no no no done join done", reason="Ill."),
    get("/community/events/session/notes/", "in join no no no yes join yes"),
    post("/community/events/new/", "in join no no no done join done", **EVENT),
    post("/community/events/session/edit/", "in join no no no done join done", stands="0", **EVENT),
    post(
        "/community/events/session/notes/",
        "in join no no no done join done",
        text="We talked.",
        stands="none",
    ),
    post("/community/events/session/sign-up/", "in join done done done may join may", withdraw="1"),
    get("/community/events/none/", "in join no no no no join no"),
    get("/community/events/for-leads/edit/", "in join no no no yes join yes"),
    post("/community/events/calendar/", "in join done done done may join may", stop="1"),
]
NOTICES = [
    get("/community/notices/", "in join yes yes yes may join may"),
    post("/community/notices/", "in join done done done may join may", digest="daily"),
    post("/community/topics/{topic}/watch/", "in join done done done may join may", level="mute"),
    post("/community/topics/{restricted}/watch/", "in join no done no may join may", level="mute"),
    post("/community/boards/leads/watch/", "in join no done no may join may", level="watch"),
    post("/community/boards/practice/watch/", "in join no no no may join may", level="nonsense"),
    post("/community/boards/practice/watch/", "in join done done done may join may", level="watch"),
]
# Open to whoever has the address (a calendar program, a mail program), and one's own account.
ACCOUNTS = [
    get("/accounts/calendar/{calendar}.ics", "yes yes yes yes yes yes yes yes"),
    get("/accounts/calendar/00000000-0000-4000-8000-000000000000.ics", "no no no no no no no no"),
    get("/accounts/stop/{stop}/", "yes yes yes yes yes yes yes yes"),
    post("/accounts/stop/{stop}/", "yes yes yes yes yes yes yes yes"),
    post("/accounts/stop/{stop}/", "yes yes yes yes yes yes yes yes", undo="1"),
    get("/accounts/stop/nonsense/", "no no no no no no no no"),
    post("/accounts/stop/nonsense/", "no no no no no no no no"),
    get("/accounts/sessions/", "in yes yes yes yes yes yes yes"),
    get("/accounts/2fa/", "in yes yes yes yes yes yes yes"),
    get("/accounts/email/", "in yes yes yes yes yes yes yes"),
    get("/accounts/password/change/", "in yes yes yes yes yes yes yes"),
    get("/accounts/editors/", "in may may may may may may may"),
]
TABLE: list[Row] = [
    *BOARDS,
    *TOPICS,
    *MEMBERS,
    *SEARCH,
    *EVENTS,
    *NOTICES,
    *REPORTS,
    *MODERATION,
    *SUMMARIES,
    *ACCOUNTS,
]
