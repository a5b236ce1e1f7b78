"""What the words around a stretch speak of."""

import re

from guard.people import KIN, ONE_PERSON, WORK
from guard.text import Text

REACH = 220
# A family that the writer works with, in the words and short forms of the trade.
FAMILY = re.compile(
    rf"(?i)\b(?:{KIN}|she|he|her|him|his|shes|hes|mums?|mgm|pgm|mgf|lac|cla|unborn|bby|bubs?|preg|"
    r"pregnant|wks|weeks pregnant|removal|removed|placement|carers?|adopters?|adopted|contact|"
    r"letterbox|midwife|hv|iro|cafcass|guardian|proceedings|interpreter|tenancy|bail|refuge|"
    r"hostel|taken away|dob|lone visits?|older sibs?|lives?|living|staying|moved|rang)\b"
)
# Dates, places and numbers of work among colleagues.
TRADE = re.compile(
    r"(?i)\b(?:conference|training|webinar|workshop|seminar|course|launch|network meeting|"
    r"community of practice|cpd|speakers?|agenda|venue|delegates?|tickets?|booking|invoice|purchase|grant|"
    r"tender|funding|away day|room (?:is )?booked|parking|report|evaluation|published|cohort|sample|per cent|statistics|annual|"
    r"consultation|isbn|doi|edition|chapter|journal|vacancy|recruit\w*|interviews?|salary)\b"
)


def around(text: Text, start: int, end: int, reach: int = REACH) -> str:
    return text.before(start, reach) + " " + text.after(end, reach)


def of_one_family(text: Text, start: int, end: int) -> bool:
    """The words beside speak of one family, and neither of literature nor of an event."""
    words = around(text, start, end)
    sentence = text.sentence(start, end)
    if TRADE.search(sentence) or WORK.search(sentence):
        return False
    return bool(ONE_PERSON.search(words) or FAMILY.search(words))
