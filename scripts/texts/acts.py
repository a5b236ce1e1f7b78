"""Acts that give occasion to mail, and forms that are filled in wrongly."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from scripts.texts.browser import Browser
from scripts.texts.layout import Folder, build_path
from scripts.texts.links import Form, parse_page

SESSION = "/community/events/ending-well-three-ways-to-stop/"
PASSWORD = "a made-up long password"


@dataclass(frozen=True)
class Act:
    """The form of `page` whose action ends so, sent with `values` in the place of its own."""

    role: str
    page: str
    values: Mapping[str, str] = field(default_factory=dict)
    action: str = ""

    def form(self, browser: Browser) -> Form | None:
        forms = parse_page(self.page, browser.get(self.page).html).forms
        wanted = (form for form in forms if form.method == "post" and self._fits(form))
        return next(wanted, None)

    def _fits(self, form: Form) -> bool:
        known = form.names | {name for name, _ in form.buttons}
        path = form.action.partition("#")[0]
        return path.endswith(self.action or self.page) and known >= self.values.keys()


# Done one after another, for good. Then the workers send what follows from them.
ACTS = (
    Act("visitor", "/accounts/password/reset/", {"email": "member@demo.example"}),
    Act("visitor", "/accounts/password/reset/", {"email": "unknown@demo.example"}),
    Act(
        "visitor",
        "/accounts/signup/",
        {"email": "new@demo.example", "password1": PASSWORD, "password2": PASSWORD},
    ),
    Act(
        "visitor",
        "/accounts/signup/",
        {"email": "member@demo.example", "password1": PASSWORD, "password2": PASSWORD},
    ),
    Act("member", "/accounts/email/", {"email": "other@demo.example", "action_add": ""}),
    Act("member", "/community/topics/5/", {"level": "watch"}, "/topics/5/watch/"),
    Act("member", "/community/topics/12/", {"text": "We do the same, @The moderator."}),
    Act("moderator", "/community/topics/12/", {"text": "Thank you, @The member."}),
    Act("moderator", "/community/topics/5/", {"text": "So do we."}),
    Act(
        "moderator",
        "/community/boards/practice/new/",
        {"title": "A made-up topic", "text": "What do others do?"},
    ),
    Act("member", "/community/posts/5/report/", {"kind": "abuse", "words": "Unkind."}),
    Act("moderator", "/community/moderation/members/19/", {"act": "approve"}),
    Act("moderator", "/community/moderation/members/20/", {"act": "decline", "words": "Not now."}),
    Act("moderator", "/community/moderation/members/13/", {"act": "ask", "words": "Which team?"}),
    Act("moderator", "/community/moderation/posts/151/", {"act": "hide", "words": "A number."}),
    Act(
        "moderator",
        "/community/moderation/posts/152/",
        {"act": "edit", "text": "Ring me.", "words": "A number."},
    ),
    Act("moderator", "/community/moderation/posts/153/", {"act": "accept"}),
    Act("moderator", "/community/moderation/members/10/", {"act": "warn", "words": "Kinder."}),
    Act(
        "moderator",
        "/community/moderation/appeals/1/",
        {"outcome": "allowed", "words": "We erred."},
    ),
    Act("moderator", "/community/moderation/complaints/1/", {"words": "Thank you. It is mended."}),
    Act(
        "moderator",
        "/community/moderation/boards/team-leads/",
        {"act": "let_in", "email": "member@demo.example"},
    ),
    Act("member", SESSION, {}, "sign-up/"),
    Act("moderator", "/community/events/midwives-and-us/notes/", {"text": "What was said."}),
    Act("moderator", f"{SESSION}edit/", {"place": "A made-up hall"}),
    Act("moderator", f"{SESSION}cancel/", {"reason": "The speaker is ill."}),
)

# Forms filled in wrongly: the answer names what is wrong, and nothing is changed.
WRONG = (
    Act("visitor", "/services/", {"q": "M5 4WT"}, "/services/find/"),
    Act("visitor", "/services/", {"q": "ZZ99 9ZZ"}, "/services/find/"),
    Act("visitor", "/services/", {"q": "SW1A 1"}, "/services/find/"),
    Act("visitor", "/services/", {"q": "EH1 1YZ"}, "/services/find/"),
    Act("visitor", "/services/", {"q": "nowhere at all"}, "/services/find/"),
    Act("visitor", "/search/", {"q": "M5 4WT"}),
    Act("visitor", "/accounts/login/", {"login": "member@demo.example", "password": "wrong"}),
    Act("visitor", "/accounts/login/", {"login": "no address", "password": ""}),
    Act(
        "visitor",
        "/accounts/signup/",
        {"email": "no address", "password1": "short", "password2": "other"},
    ),
    Act("visitor", "/accounts/password/reset/", {"email": "no address"}),
    Act("member", "/accounts/email/", {"email": "no address", "action_add": ""}),
    Act(
        "member",
        "/accounts/password/change/",
        {"oldpassword": "wrong", "password1": "short", "password2": "other"},
    ),
    Act(
        "member",
        "/community/topics/12/",
        {"text": "Jane Smith of 12 High Street, NHS number 999 123 4560."},
    ),
    Act("member", "/community/topics/12/", {"text": "x" * 20_001}),
    Act("member", "/community/topics/12/", {"text": "**bold** @The moderator", "preview": "1"}),
    Act(
        "member",
        "/community/boards/practice/new/",
        {
            "title": "Jane Smith, born 3 May 2019",
            "text": "Her number is 07700 900 123.",
        },
    ),
    Act(
        "member",
        "/community/boards/practice/new/",
        {
            "title": "x" * 300,
            "text": "",
            "tags": ", ".join("abcdefghijk"),
            "about": "nothing",
        },
    ),
    Act("member", "/community/profile/", {"display_name": "x" * 300}),
    Act("member", "/community/profile/", {"display_name": "The moderator"}),
    Act(
        "moderator",
        "/community/events/new/",
        {
            "title": "A session",
            "about": "x",
            "begins_at_0": "2020-01-01",
            "begins_at_1": "14:00",
            "ends_at_0": "x",
            "ends_at_1": "25:00",
            "places": "-1",
            "link": "no link",
        },
    ),
    Act(
        "moderator",
        "/community/moderation/members/10/",
        {"act": "suspend", "words": "x", "until": "2020-01-01"},
    ),
    Act(
        "moderator",
        "/community/moderation/boards/team-leads/",
        {"act": "let_in", "email": "unknown@demo.example"},
    ),
    Act(
        "moderator",
        "/community/moderation/boards/new/",
        {"name": "Practice", "purpose": "", "place": "-1", "act": "save"},
    ),
    Act("administrator", "/community/moderation/reviews/", {"on": "2030-01-01", "found": ""}),
)


def send_wrong(role: str, folder: Folder) -> None:
    browser = Browser(role)
    for number, act in enumerate(WRONG, 1):
        if act.role == role:
            _save(f"wrong-{number:02}", act, browser, folder)


def run_all(folder: Folder) -> None:
    for number, act in enumerate(ACTS, 1):
        browser = Browser(act.role)
        browser.keeps = True
        _save(f"act-{number:02}", act, browser, folder)


def _save(name: str, act: Act, browser: Browser, folder: Folder) -> None:
    """Save what the form answers, or that the page has no such form."""
    form = act.form(browser)
    title = f"POST {act.page} {name}"
    text = f"{title}\nno such form" if form is None else ""
    if form is not None:
        kept = [(key, value) for key, _, value in form.fields if key not in act.values]
        data: dict[str, object] = {}
        for key, value in kept:
            data.setdefault(key, [])
            data[key] = [*data[key], value]  # type: ignore[misc]
        data.pop("csrfmiddlewaretoken", None)
        text = browser.post(form.action, data | dict(act.values), title)
    folder.write(build_path("forms", act.role, f"{act.page}@{name}"), text)
