"""Public buildings: courts, council offices, hospitals. Their postcodes and streets are printed
on every letter; a family's are not."""

import re

from guard.text import Text

PUBLIC = re.compile(
    r"(?:\b(?:Courts?|Council|Archives?|Buildings?|Studios?|Civic|Town Hall|City Hall|County Hall|"
    r"Shire Hall|Guildhall|Hospital|"
    r"Infirmary|University|Library|College|Museum|Cathedral|Justice Centre|Law Courts|Offices?|"
    r"Headquarters|HQ|Contact Centre|Children's Centre|Family Hub|Family Centre|Women's Centre|"
    r"WomenCentre|Health Centre|Medical Centre|Community Centre|Leisure Centre|Life Centre|"
    r"Conference Centre|Conference|Freud Centre|Centre|Centre for|Trust|Foundation|Institute|Chambers|Hotel|Church|"
    r"Station|Parliament|Ministry|Department|Freepost|FREEPOST|PO Box|Charity|Society|Association|"
    r"Team|Venue|Commissioner|Registry|Tribunal|Cafcass|Coram|Barnardo's|NSPCC|Pause|FDAC|HMCTS|"
    r"Police|Rights Group|Print House|Alliance|Federation)\b"
    r"|(?i:\bvenue\b|\bour (?:main |new |registered |head |town )?(?:offices?|building|base|"
    r"centre)\b"
    r"|\boffices? (?:is|are|was|has|moved|at)\b|\bmoving office\b|\bfamily court\b|\bjustice centre\b|\blectures?\b|\bfront desk\b|\bcounter\b|\bstudents £\d|\bdeliveries\b"
    r"|\bregistered office\b|\bhead office\b|\bwrite to us\b|\bwe (?:are|'re) (?:based|at|in)\b"
    r"|\bteam(?: is|'s)? base|\b(?:training|event|workshop|conference|meeting|session|course|"
    r"launch|seminar)\b[^.]{0,40}\b(?:at|in)\b|\b(?:contact|women's|children's|health|family|"
    r"conference|community|civic|council|court|hospital|library|town hall|university) "
    r"(?:centre|offices?|building|hub|house|site)\b|\bhospital\b|\bthe court\b|\blibrary\b"
    r"|\b\d{1,2}(?:[.:]\d\d)?\s?(?:am|pm)?\s?(?:to|-|until)\s?\d{1,2}(?:[.:]\d\d)?\s?(?:am|pm)\b"
    r"|\btown hall\b|\bcouncil\b))"
)
HOME = re.compile(
    r"(?i)\b(?:she|he|they (?:live|moved|stay)|they're|grand\w+|aunt\w*|sister|brother|partner|"
    r"ex|neighbours?|mum|mam|mother|dad|father|nan|gran|her|his|my (?:mum|client|lady|girl)"
    r"|(?:the|her|his|my|this|their) family|family (?:lives?|moved|is|are|were)|lives?|living|"
    r"lived|stay(?:s|ing)|moved?|moving|rehoused|tenancy|home address|"
    r"flat|hostel|refuge|placement|carers?|foster|temp accom|gone away|bedsit)(?:'s|'re)?\b"
)


OURS = re.compile(
    r"(?i)\b(?:our|the team's|team) (?:\w+ )?(?:offices?|base|building|hub|centre|venue|"
    r"training|event)\b"
    r"|\b(?:session|drop-in|event|training|workshop|conference|venue|launch|"
    r"network meeting)\b[^.\n]{0,60}?[,:]"
    r"[^.\n]*\b(?:\d{1,2}(?:[.:]\d\d)?\s?(?:am|pm|to|-)|monday|tuesday|wednesday|thursday|friday)\b"
)


# How one finds the way to a place that is open to many.
WAY = re.compile(
    r"(?i)\b(?:car ?park|parking|half[- ]day|speakers?|lunch (?:is )?(?:not )?provided|doors \d|delegates?|drop-?in|postal address|for your sat ?nav|"
    r"hearing rooms?|waiting room|ushers?|dogs ok|anyone can come|all welcome|open to (?:all|anyone)|"
    r"walk round|bus(?:es)? (?:\d+|stops?)|on diversion|memorial|arboretum|mbu|corn exchange|civic hall|guildhall|reservoir|gardens are)\b"
)
# "Which centre covers bd3 8wt? That's where mum's been rehoused."
REHOUSED = re.compile(
    r"(?i)\b(?:that's|that is|which is|it's) where (?:she|he|they|mum|mam|dad|the family|her|his)\b|\brehoused\b|\bto (?:him|her) at $"
)
LIVES_THERE = re.compile(
    r"(?i)\b(?:mother|mum|mam|dad|father|family|she|he|they|parents?|client|lady)\b[^.\n]{0,35}\b(?:lives?|is living|moved|staying|stays|rehoused)\b"
)
# "Sheffield's Family Hearing Centre, 50 West Bar, S3 8PH"
ADJACENT = re.compile(
    r"(?:\b(?:Centre|Court|Courts|Hall|Office|Offices|Library|Hospital|Museum|University|College|House of \w+|Building|Buildings|Chambers|Hub|HMP \w+|Prison)"
    r"|(?i:justice centre|family court|council offices|town hall|civic centre))\b(?: (?:is|at|in|on))*,?(?: [^.;\n]{0,45})?$"
)
LIVED_IN = re.compile(
    r"(?i)\b(?:home visits?|visit(?:ing)? (?:her|him|them)|lives?|living|lived|stay(?:s|ing)|moved?|flat|tenancy|hostel|refuge|placement|"
    r"(?:her|his|their|home|mum's|dad's|nan's) (?:\w+ )?(?:address|house|place|home|door|street|road))\b"
)


def is_public(text: Text, start: int, end: int) -> bool:
    """Whether the words beside name a public building, and none speak of somebody's home."""
    left, right = text.plain.sentences.bounds(start, end)
    here = text.text[left:start] + " " + text.text[end:right]
    if OURS.search(here):
        return True
    beside = text.sentence(start, end, more=1)
    if WAY.search(beside) and not LIVED_IN.search(beside):
        return True
    after = text.after(end, 90)
    if REHOUSED.search(after) or LIVES_THERE.search(after):
        return False
    if ADJACENT.search(text.before(start, 70)) and not LIVED_IN.search(here):
        return True
    near = text.before(start, 130) + " " + text.after(end, 50)
    building = PUBLIC.search(here) or PUBLIC.search(near)
    return bool(building) and not HOME.search(PUBLIC.sub(" ", here))
