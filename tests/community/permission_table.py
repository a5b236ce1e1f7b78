"""Who may do what in the community: every address and act, as every kind of person.

An address may name things of `World`, as in `{topic}`. The answers stand in the order of `AS`:

`in`     signed out: led to the sign-in page, whatever is asked
`join`   signed in, no member: led to the one page about joining
`yes`    200: the page is shown, or the form with what is wrong in it
`done`   302: it was done, or there is a better page for it
`late`   409: it does not fit the state that the thing is in
`may`    403: not allowed, in words (only where the thing itself may be seen)
`no`     404: it is not there for this person
"""

from dataclasses import dataclass, field

AS = (
    "anonymous",
    "applicant",
    "member",
    "group member",
    "author",
    "moderator",
    "editor",
    "administrator",
)


@dataclass(frozen=True)
class Row:
    method: str
    address: str
    answers: str
    sent: dict[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        act = f" {self.sent['act']}" if "act" in self.sent else ""
        return f"{self.method} {self.address}{act}"


def get(address: str, answers: str) -> Row:
    return Row("GET", address, answers)


def post(address: str, answers: str, **sent: str) -> Row:
    return Row("POST", address, answers, sent)


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
    get("/community/posts/{nameless}/author/", "in join no no no no join yes"),
    get("/community/posts/{opening}/author/", "in join no no no no join no"),
    post("/community/posts/{nameless}/author/", "in join no no no no join yes", reason="A danger."),
    get("/community/posts/{opening}/versions/", "in join no no no yes join yes"),
]
MEMBERS = [
    get("/community/joining/", "in yes done done done yes yes yes"),
    post("/community/joining/confirm/", "in late done done done done done done"),
    post("/community/joining/leave/", "in done done done done done done done"),
    get("/community/joining/export/", "in yes yes yes yes yes yes yes"),
    get("/community/joining/delete/", "in done done done done done done done"),
    get("/community/joining/decisions/", "in yes yes yes yes yes yes yes"),
    get("/community/joining/decisions/999999/", "in no no no no no no no"),
    get("/community/joining/complaints/", "in yes yes yes yes done done done"),
    get("/community/joining/terms/", "in yes yes yes yes yes yes yes"),
    get("/community/terms/", "in join yes yes yes yes join yes"),
    get("/community/terms/?version=99", "in join no no no no join no"),
    post("/community/terms/", "in join done done done done join done"),
    get("/community/how-we-moderate/", "in join yes yes yes yes join yes"),
    get("/community/profile/", "in join yes yes yes join join join"),
    get("/community/drafts/", "in join yes yes yes may join may"),
    post("/community/drafts/", "in join done done done may join may", draft="999999"),
    get("/community/members/{author}/", "in join yes yes yes yes join yes"),
    get("/community/members/999999/", "in join no no no no join no"),
]
SEARCH = [
    get("/community/search/", "in join yes yes yes yes join yes"),
    get("/community/search/?q=others", "in join yes yes yes yes join yes"),
    get("/community/search/?q=others&board=leads", "in join yes yes yes yes join yes"),
]
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
]
NOTICES = [
    get("/community/notices/", "in join yes yes yes may join may"),
    post("/community/notices/", "in join done done done may join may", digest="daily"),
    post("/community/topics/{topic}/watch/", "in join done done done may join may", level="mute"),
    post("/community/topics/{restricted}/watch/", "in join no done no may join may", level="mute"),
    post("/community/boards/leads/watch/", "in join no done no may join may", level="watch"),
    post("/community/boards/practice/watch/", "in join no no no may join may", level="nonsense"),
]
REPORTS = [
    get("/community/reports/", "in join yes yes yes yes join yes"),
    get("/community/posts/{opening}/report/", "in join yes yes may may join may"),
    get("/community/posts/{restricted_reply}/report/", "in join no may no may join may"),
    get("/community/posts/{hidden}/report/", "in join no no no no join no"),
    get("/community/members/{author}/report/", "in join yes yes may may join may"),
    post("/community/posts/{opening}/report/", "in join done done may may join may", kind="abuse"),
    post("/community/members/{author}/report/", "in join done done may may join may", kind="abuse"),
]
MODERATION = [
    get("/community/moderation/", "in join no no no yes join yes"),
    get("/community/moderation/members/{applicant}/", "in join no no no yes join yes"),
    get("/community/moderation/?kind=reports", "in join no no no yes join yes"),
    get("/community/moderation/posts/999999/", "in join no no no no join no"),
    post("/community/moderation/posts/{opening}/", "in join no no no no join no", act="nonsense"),
    post(
        "/community/moderation/posts/{opening}/",
        "in join no no no done join done",
        act="edit",
        text="A question.",
        title="A question",
        words="It names a town.",
    ),
    post("/community/moderation/posts/{hidden}/", "in join no no no done join done", act="restore"),
    post("/community/moderation/posts/{opening}/", "in join no no no late join late", act="accept"),
    *(
        post(
            f"/community/moderation/{about}/",
            "in join no no no done join done",
            act=act,
            words="Please be kinder.",
        )
        for about in ("posts/{opening}", "members/{author}")
        for act in ("warn", "suspend")
    ),
    post(
        "/community/moderation/members/{author}/",
        "in join no no no done join done",
        act="clear",
        words="It names a child.",
    ),
    post("/community/moderation/members/{author}/", "in join no no no late join late", act="lift"),
    get("/community/moderation/audit/", "in join no no no no join yes"),
    get("/community/moderation/audit.csv", "in join no no no no join yes"),
    get("/community/moderation/reviews/", "in join no no no yes join yes"),
    post(
        "/community/moderation/reviews/",
        "in join no no no done join done",
        on="2026-11-01",
        found="All is well.",
    ),
    get("/community/moderation/risk-assessment/", "in join no no no yes join yes"),
    get("/community/moderation/appeals/999999/", "in join no no no no join no"),
    get("/community/moderation/complaints/999999/", "in join no no no no join no"),
    get("/community/moderation/members/999999/", "in join no no no no join no"),
    post(
        "/community/moderation/members/{applicant}/",
        "in join no no no done join done",
        act="approve",
    ),
    get("/community/moderation/posts/{held}/", "in join no no no yes join yes"),
    post("/community/moderation/posts/{held}/", "in join no no no done join done", act="accept"),
    post(
        "/community/moderation/posts/{opening}/",
        "in join no no no done join done",
        act="hide",
        words="It names a school.",
    ),
]
TABLE = [*BOARDS, *TOPICS, *MEMBERS, *SEARCH, *EVENTS, *NOTICES, *REPORTS, *MODERATION]
