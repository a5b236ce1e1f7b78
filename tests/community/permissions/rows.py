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
