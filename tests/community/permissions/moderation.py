"""The part of the permission table about reports, decisions and the moderators' desk."""

from tests.community.permissions.rows import get, post

REPORTS = [
    get("/community/reports/", "in join yes yes yes yes join yes"),
    get("/community/posts/{opening}/report/", "in join yes yes may may join may"),
    get("/community/posts/{restricted_reply}/report/", "in join no may no may join may"),
    get("/community/posts/{hidden}/report/", "in join no no no no join no"),
    get("/community/members/{author}/report/", "in join yes yes may may join may"),
    post("/community/posts/{opening}/report/", "in join done done may may join may", kind="abuse"),
    post("/community/members/{author}/report/", "in join done done may may join may", kind="abuse"),
    post(
        "/community/posts/{restricted_reply}/report/",
        "in join no may no may join may",
        kind="abuse",
    ),
    post("/community/posts/{held}/report/", "in join no no may may join may", kind="abuse"),
    post("/community/posts/{hidden}/report/", "in join no no no no join no", kind="abuse"),
    post("/community/members/999999/report/", "in join no no no no join no", kind="abuse"),
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
    *(
        post(
            f"/community/moderation/posts/{{{about}}}/",
            f"in join no no no {answer} join {answer}",
            act=act,
            words="Somebody may be in danger.",
        )
        for about, act, answer in (
            ("nameless", "ask", "done"),
            ("nameless", "warn", "done"),
            ("nameless", "suspend", "late"),
            ("opening", "ask", "no"),
        )
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
    get("/community/moderation/boards/", "in join no no no yes join yes"),
    get("/community/moderation/boards/new/", "in join no no no yes join yes"),
    get("/community/moderation/boards/leads/", "in join no no no yes join yes"),
    get("/community/moderation/boards/none/", "in join no no no no join no"),
    post(
        "/community/moderation/boards/new/",
        "in join no no no done join done",
        name="Fathers",
        purpose="Work with fathers.",
        kind="open",
        place="3",
    ),
    post(
        "/community/moderation/boards/practice/",
        "in join no no no done join done",
        act="save",
        name="Practice",
        purpose="How we work.",
        kind="open",
        place="1",
    ),
    post(
        "/community/moderation/boards/leads/",
        "in join no no no yes join yes",
        act="let_in",
        email="nobody@example.org",
    ),
    post(
        "/community/moderation/boards/leads/",
        "in join no no no no join no",
        act="take_out",
        member="999999",
    ),
    post("/community/moderation/boards/leads/", "in join no no no no join no", act="nonsense"),
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
    get("/community/moderation/members/{author}/", "in join no no no yes join yes"),
    get("/community/moderation/posts/{restricted_reply}/", "in join no no no yes join yes"),
    get("/community/moderation/posts/{hidden}/", "in join no no no yes join yes"),
    post(
        "/community/moderation/members/{applicant}/",
        "in join no no no done join done",
        act="ask",
        words="Where do you work?",
    ),
    post(
        "/community/moderation/members/{applicant}/",
        "in join no no no done join done",
        act="decline",
        words="Not in this work.",
    ),
    post("/community/moderation/members/{author}/", "in join no no no late join late", act="keep"),
    post("/community/moderation/members/{author}/", "in join no no no no join no", act="nonsense"),
    get("/community/moderation/appeals/{appeal}/", "in join no no no yes join yes"),
    post(
        "/community/moderation/appeals/{appeal}/",
        "in join no no no done join done",
        outcome="refused",
        words="It stands.",
    ),
    get("/community/moderation/complaints/{complaint}/", "in join no no no yes join yes"),
    post(
        "/community/moderation/complaints/{complaint}/",
        "in join no no no done join done",
        words="We are sorry.",
    ),
    get("/community/moderation/complaints/{about_moderator}/", "in join no no no no join yes"),
    post(
        "/community/moderation/complaints/{about_moderator}/",
        "in join no no no no join done",
        words="We are sorry.",
    ),
]
