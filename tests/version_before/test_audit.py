"""The community's audit log says of each act that was written down before what it was."""

import html
import json
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from community.models import AuditEntry
from tests.version_before.people import as_user, text_of
from tests.version_before.stored import LINKS

pytestmark = pytest.mark.usefixtures("stored")
LOG = "/community/moderation/audit/"
# What a moderator reads of each act. A sentence may be put better; an act is never renamed.
SENTENCES: dict[str, str] = json.loads(
    Path(__file__).with_name("sentences.json").read_text(encoding="utf-8")
)


def test_each_act_that_there_was_stands_in_the_log() -> None:
    assert set(AuditEntry.objects.values_list("act", flat=True)) == set(LINKS["acts"])
    assert set(SENTENCES) == set(LINKS["acts"])
    assert len(SENTENCES) == 76


def test_each_act_is_told_by_its_sentence() -> None:
    client, told = as_user("administrator"), {}
    for act in SENTENCES:
        page = BeautifulSoup(text_of(client.get(LOG, {"act": act})), "html.parser")
        rows = [row.select("td") for row in page.select("tbody tr")]
        told[act] = {html.unescape(cells[1].get_text()) for cells in rows}
    assert told == {act: {sentence} for act, sentence in SENTENCES.items()}


def test_an_entry_names_what_it_is_about_and_who_did_it() -> None:
    page = text_of(as_user("administrator").get(LOG, {"act": "closed"}))
    assert "How do you end well?" in html.unescape(page)
    assert "person700000" in page.replace("\u200b", "").replace("<wbr>", "")
