"""Whether an e-mail address looks like one person's. A team's mailbox that a source publishes
is shown; a person's never is: people move on, and their name is theirs."""

import re

# Words that a team's mailbox carries. An address with one of them is a team's, however built.
TEAM_WORDS = frozenset(
    """
    access admin adoption advice assessment assist business care centre child children
    childrens commissioning community contact contactus court customer duty early edge
    enquire enquiries enquiry families family fdac fdact feedback first front frontdoor
    hello help helpdesk hope house hub info information intake mail mailbox mash mother
    mothers mum mums new office parent parenting parents partnership pause post postbox
    postmaster practice prebirth pregnancy programme project reception recurrent referral
    referrals safeguarding secure service services social start support team teams trust
    unit we welcome women womens young
    """.split()
)
SEPARATORS = re.compile(r"[._-]+")


def personal_reason(address: str, known_as: str = "") -> str:
    """Why `address` looks like one person's, as a sentence; empty where it looks like a team's.

    `known_as` holds names of the service: “strengthening.families@” is a person's name to a
    rule that knows none, and a team's to one that knows the service Strengthening Families.
    """
    local = address.partition("@")[0].partition("+")[0].lower()
    parts = [part.rstrip("0123456789") for part in SEPARATORS.split(local)]
    parts = [part for part in parts if part]
    own_words = set(re.findall(r"[a-z]+", known_as.lower().replace("’", "").replace("'", "")))
    if len(parts) < 2 or any(part in TEAM_WORDS | own_words for part in parts):
        return ""
    if any(team in part for part in parts for team in TEAM_WORDS if len(team) > 5):
        return ""
    if not all(part.isalpha() for part in parts) or len(parts) > 3:
        return ""
    if len(parts[0]) == 1 or len(parts[-1]) == 1:
        built = "an initial and a surname"
    else:
        built = "a first and a last name"
    return (
        f"“{local}” looks like one person's address ({built}). Give a mailbox of the team that "
        "a source publishes, or leave this blank."
    )
