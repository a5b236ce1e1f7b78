"""The part of the permission table about summaries. `summary` is of `topic` and being written,
`sent` of the restricted topic and with the editors."""

from tests.community.permissions.rows import get, post

WRITTEN = {"title": "How others begin", "text": "[post 1]", "stands": "asking"}
ANSWERED = {"answer_1": "no", "seen_1": "first"}

SUMMARIES = [
    #                                        anon applic member group author moder editor admin
    get("/community/summaries/", "in join yes yes yes yes yes yes"),
    get("/community/topics/{topic}/summary/", "in join no no yes yes join yes"),
    get("/community/topics/{restricted}/summary/", "in join no yes no yes join yes"),
    get("/community/topics/{waiting}/summary/", "in join no no no no join no"),
    post("/community/topics/{topic}/summary/", "in join no no done done join done", post="{reply}"),
    post("/community/topics/{topic}/summary/", "in join no no yes yes join yes", post="999999"),
    get("/community/summaries/{summary}/", "in join no no yes yes no yes"),
    get("/community/summaries/{sent}/", "in join no yes no yes yes yes"),
    get("/community/summaries/999999/", "in join no no no no no no"),
    post("/community/summaries/{summary}/", "in join no no late late no late", **WRITTEN),
    post("/community/summaries/{sent}/", "in join no late no late may late", **WRITTEN),
    post("/community/summaries/{summary}/act/", "in join no no done done no done", act="give_up"),
    post("/community/summaries/{sent}/act/", "in join no done no done may done", act="give_up"),
    post("/community/summaries/{sent}/act/", "in join no done no done may done", act="take_back"),
    post("/community/summaries/{sent}/act/", "in join no no no no may no", act="nonsense"),
    post(
        "/community/summaries/{sent}/act/",
        "in join no may no may late late",
        act="hand_over",
        place="page",
        stands="stale",
    ),
    post(
        "/community/summaries/{sent}/act/",
        "in join no may no may no no",
        act="hand_over",
        place="none",
    ),
    get("/community/joining/summaries/", "in yes yes yes yes yes yes yes"),
    get("/community/joining/summaries/{summary}/", "in no no no yes no no no"),
    get("/community/joining/summaries/{sent}/", "in no no yes no no no no"),
    get("/community/joining/summaries/999999/", "in no no no no no no no"),
    post("/community/joining/summaries/{summary}/", "in no no no done no no no", **ANSWERED),
    post("/community/joining/summaries/{sent}/", "in no no done no no no no", **ANSWERED),
]
