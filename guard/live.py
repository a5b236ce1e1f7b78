"""Wording that tells of a case now before a court, so that readers can find the family."""

import re
from collections.abc import Iterator

from guard.dates import FULL_DAY, WEEKDAY
from guard.text import Span, Text

SOON = (
    rf"(?:(?:next|this|on|last|by|coming|every)\s+(?:{WEEKDAY}|week|month|fortnight|morning|"
    rf"afternoon|"
    rf"thurs|tues)|tomorrow|today|yesterday|tonight|{WEEKDAY}|in (?:a|two|three|\d+) (?:days?|"
    rf"weeks?|fortnight)|"
    rf"(?:a|one|two|\d+) (?:weeks?|days?) (?:time|today|tomorrow|ago)|(?:on |"
    rf"for )?(?:the )?{FULL_DAY}|for the \d{{1,2}}(?:st|nd|rd|th)|"
    r"this week|at the moment|right now|soon|imminent|first thing|week commencing|w/c)"
)
HEARING = (
    r"(?:(?:contested |adjourned |final |interim |first |directions |urgent |removal |ico |epo |"
    r"irh |cmh |"
    r"resumed |welfare |disposal )?hearing|irh|cmh|fact[- ]?find(?:ing)?|ico|epo|cmc|"
    r"issues resolution|"
    r"case management(?: hearing)?|trial|court|directions)"
)
OURS = r"(?:i|we|i've|we've|i'm|we're|we'll|i'll|my|our)"
PARTY = (
    r"(?:a|an|this|one|my|our|the|two|another) (?:[\w'-]+ ){0,3}?(?:mum|mam|mother|dad|father|"
    r"couple|family|"
    r"parent|parents|lady|girl|woman|client|baby|newborn|sibling|siblings|child)"
)
WORDINGS = tuple(
    re.compile(rf"(?i){wording}")
    for wording in (
        # "We are in proceedings with a mum who"
        rf"\b{OURS}(?: are| am|'re|'m)?(?: currently| still| now| just| in the middle of|"
        rf" already| back)*"
        rf"(?: in)?(?: the middle of)?(?: care| live)? proceedings (?:with|for|on|about|against|"
        rf"involving)\b(?: {PARTY})?",
        rf"\b(?:currently|still|now|already) in (?:care )?proceedings (?:with|for|on) {PARTY}",
        rf"\bin (?:care )?proceedings (?:with|on|for) {PARTY}\b",
        rf"\b{PARTY}(?:'s)? (?:who |that )?(?:i'm|we're|i am|we are) in (?:care )?proceedings with",
        r"\b(?:i'm|i am|we're|we are) (?:currently |still |now |back |already |"
        r"just )*in (?:care |live )?proceedings\b",
        r"\b(?:she|he|mum|dad|they|who|(?:my|our|this|the|a) (?:client|mother|lady|couple|"
        r"family|father|mum|girl))(?:'s|'re| is| are)? (?:currently|still|now|back|"
        r"already) in (?:care |live )?proceedings\b",
        r"\b(?:my|our) (?:current|live|ongoing|present|latest|own|open) (?:\w+ )?(?:case|"
        r"proceedings|hearing)\b",
        r"\bmy (?:final hearing|hearing|trial|fact[- ]find\w*|court case)\b",
        rf"\b(?:judge|court|magistrates) (?:is|will be|'ll be|'s|are) (?:deciding|ruling|"
        rf"giving (?:judgment|her|his)|hearing|making)\b[^.\n]{{0,30}}?{SOON}",
        # "My case is in court next week"
        r"\b(?:my|our|this|her|his|their) (?:\w+ )?(?:case|hearing|family|mum|client|"
        r"matter)(?:'s)?(?: \w+){0,3}? "
        rf"(?:in|at|before|back in|goes to|going to|up in|is in|"
        rf"listed in) (?:the )?(?:family )?court\b(?:[^.\n]{{0,20}}?{SOON})?",
        rf"\b(?:my|our|her|his|their|mum's|dad's|the) (?:\w+ ){{0,2}}?(?!court|"
        rf"directions){HEARING}(?: \w+){{0,3}}? (?:is|was|starts?|begins?|listed|are|"
        rf"has been)\b[^.\n]{{0,25}}?{SOON}",
        # "Final hearing on Tuesday", "IRH next Thursday"
        rf"\b(?:final|contested|removal|interim|urgent|adjourned) hearing (?:is |was |listed |"
        rf"starts |starting |set |due |booked |now )*(?:for |on |in )?{SOON}",
        rf"\b(?:i|we)(?:'ve| have|'ve got| have got| had|'m in| am in|'re in| are in|'m at| got|"
        rf" are at|'re at)?(?: in)?(?: (?:a|an|the|my|"
        rf"our))?(?: \w+){{0,2}}? {HEARING}\b[^.\n]{{0,25}}?{SOON}",
        rf"\b(?:irh|cmh|fact[- ]?find|ico hearing|epo hearing|final hearing|"
        rf"directions hearing)\b[^.\n]{{0,20}}?(?:listed|set|on|for|next|this) ?{SOON}",
        r"\b(?:hearing|irh|fact[- ]?find\w*|trial)\b[^.\n]{0,12}?\blisted\b",
        rf"\b(?:listed|relisted|re-listed) for (?:a |an |the )?(?:\w+ ){{0,3}}?(?:hearing|irh|"
        rf"{SOON})",
        rf"\bback (?:in|at|to|before) (?:the )?(?:court|judge)\b[^.\n]{{0,15}}?{SOON}",
        rf"\b{OURS}[^.\n]{{0,15}}\b(?:in|at|to) court (?:\w+ )?{SOON}",
        rf"\b(?:go|goes|going|gone) (?:back )?to court\b[^.\n]{{0,20}}?{SOON}",
        rf"\b(?:we're|i'm|she's|he's|mum's|we are|i am|they're|we go|goes) (?:up |"
        rf"back )?(?:in front of|before|seeing) "
        rf"(?:the (?:judge|court|magistrates|bench)|him|her|hhj|dj|a judge)\b[^.\n]{{0,25}}?{SOON}",
        # giving evidence, issuing, removing
        rf"\b(?:i'm|i am|we're|we are|i was|she's|i|we|to|i'll|be)\s(?:have to |due to |"
        rf"going to |got to )?(?:give|giving) evidence\b[^.\n]{{0,25}}?{SOON}",
        rf"\b(?:i|we)(?:'ve| have|'re| are|'m| am|'ll| will| will be| are going to be)?(?: be|"
        rf" just| about to| going to| planning to)* (?:issued|issuing|issue)\b (?:proceedings |"
        rf"care proceedings )?(?:[^.\n]{{0,20}}?{SOON}|at birth|when (?:the )?baby|as soon as|"
        rf"for an? |on (?:a|this|an) |(?:proceedings|care proceedings) (?:on|for|against) (?:a|"
        rf"this|my|our))",
        r"\b(?:we|they|i)(?:'re| are|'ll| will|'m| am)?(?: all)? (?:go(?:ing)?|apply(?:ing)?|"
        r"asking|seeking|removing|remove)\b[^.\n]{0,25}\b(?:removal|an? (?:epo|ico|"
        r"interim care order|placement order|emergency protection order)|at birth)\b[^.\n]{0,40}",
        rf"\b(?:the |our |his |her )?(?:judge|magistrates|guardian|bench|"
        rf"hhj \w+)\b (?:has )?(?:\w+ )?(?:made|granted|refused|ordered|ruled|agreed|adjourned|"
        rf"decided|gave|changed|said no|wants|dismissed)\b[^.\n]{{0,50}}?{SOON}[^.\n]{{0,20}}",
        rf"\b(?:care|placement|interim care|supervision|emergency protection|"
        rf"recovery) orders? (?:was |were |has been |got )?(?:made|granted|refused|"
        rf"given)\b[^.\n]{{0,20}}?(?:yesterday|today|this (?:morning|week|afternoon)|"
        rf"last (?:week|night|{WEEKDAY})|on {WEEKDAY})",
        r"\b(?:i'm|i am|we're|we are)(?: currently| still| right)? (?:in the middle|"
        r"half ?way through|part way through|on day \w+|in the midst|mid)(?: of|"
        r" way)?[^.\n]{0,25}?(?:hearing|trial|proceedings|fact[- ]find\w*|case)",
        r"\b(?:a |my |our |this |one )(?:current |live |ongoing |open )(?:case|court case|"
        r"proceedings|set of proceedings)\b(?: of mine| i have| i'm| i am| we have|,| where|"
        r" with| that| which| in which)",
        r"\b(?:i have|i've got|i've|we have|we've got|i'm holding|i am holding|i hold|"
        r"got)\s(?:a|one|this) (?:\w+ )?(?:case|mum|family|dad|couple|baby|"
        r"client)\b[^.\n]{0,40}?\b(?:in court|in proceedings|before the court|at the moment|"
        r"going to court|in plo|final hearing|hearing)\b",
        r"\b(?:case|family|mum|matter)\b[^.\n]{0,15}\b(?:i'm|i am|we're|we are) (?:holding|"
        r"working|in court with|dealing with|taking to court)\b[^.\n]{0,50}\b(?:court|hearing|"
        r"proceedings|judge|guardian|threshold)\b",
        r"\b(?:my|our) (?:mum|client|lady|family|case|dad|"
        r"couple)\b[^.\n]{0,40}\b(?:in proceedings|before the (?:court|judge)|in court (?:now|"
        r"at)|final hearing|contested|threshold|pre-proceedings|plo meeting)\b",
        rf"\b(?:legal planning|legal gateway|plo|pre-birth|strategy|lpm|review|child protection|"
        rf"case) (?:meeting|conference|panel)\b[^.\n]{{0,30}}?(?:this (?:morning|afternoon|"
        rf"week)|yesterday|tomorrow|today|on {WEEKDAY}|next week)[^.\n]{{0,30}}?\b(?:mum|her|"
        rf"she|we|him|baby|issu\w+)\b",
        r"\bin my case (?:and|the|mum|she|he|but)\b|\b(?:proceedings|hearing|case) (?:are|"
        r"is) (?:still )?(?:ongoing|live|before the court|part[- ]heard)\b",
        r"\b(?:a|the|one|this) case (?:that )?(?:i|we)(?:'m| am|'re| are|'ve| have|'ve got)?\b",
        r"\bin a case (?:where|in which|with) (?:the )?(?:mum|mother|dad|she|he)\b",
        r"\b(?:i've|i have|we have|we've|got|i've got) (?:a|one) (?:mum|mother|dad|couple|"
        r"family|lady|client|young woman|parent) in (?:care )?proceedings\b",
        r"\b(?:a)?wait(?:ing|s)? (?:for )?(?:the |a |our )?(?:judgment|judge'?s decision|"
        r"court'?s decision|final evidence|threshold|placement order)\b",
        r"\bwaiting (?:for|on) (?:the )?(?:judgment|judge'?s? decision|court'?s? decision|"
        r"threshold)\b",
    )
)
# A sentence about learning, or about how a service works in general, tells of no case.
GENERAL = re.compile(
    r"(?i)\b(?:webinar|workshop|training|conference|seminar|reading group|talk|session on|event|"
    r"course|"
    r"podcast|lecture|research|evaluation|study|studies|guidance|statistics|figures|"
    r"cafcass data|quiz|consultation|"
    r"when (?:a|the) (?:final|hearing|court|judge)|some services|services (?:work|can|that)|"
    r"do you|does (?:your|anyone'?s?) (?:service|team)|"
    r"parents can|women can|many (?:women|mothers|parents)|user group|open day|moot|mock)\b"
)
OWN = re.compile(
    r"(?i)\b(?:my|our) (?:case|mum|client|hearing|family|lady|couple|dad)\b|\b(?:mum|dad|she|he)\b"
)
# What is asked of no case in particular, and what only sounds like a court's.
SUPPOSED = re.compile(
    r"(?i)\b(?:hypothetical\w*|in theory|used to say|observer|newly qualified|suppose|what do people do|wall chart|by week \d+|data protection|hearing loop|on day \d+ and)\b"
)
# What is in a court's file and in its diary, who takes part, and that it is now.
BEFORE_COURT = re.compile(
    r"(?i)\b(?:court|hearing|judge|judgment|guardian|threshold|witness box|evidence|barrister|"
    r"placement orders?|care orders?|ico|epo|proceedings|bundle|irh|cmh|fact[- ]find\w*|removal|"
    r"issu(?:ed|ing)|contested|lpm|legal planning|final (?:statement|evidence|care plan)|"
    r"interim order|supervision order|adjourned|magistrates|injunction|appeal|section 38|s\.?38|"
    r"cross[- ]examin\w*|in the box|parenting assessment|position statement|care plan|listed|"
    r"relisted|withdr\w+ (?:its|their|the) application|(?:my|our|her|his|their|"
    r"mum's) (?:[\w']+ ){0,2}case(?! (?:file|files|load|study|studies|audit|of|notes|numbers|"
    r"manager))|"
    r"(?:directed|ordered) to (?:file|attend|give|provide|write))\b"
)
NOW = re.compile(
    rf"(?i)\b(?:(?:next|this|last|coming) (?:{WEEKDAY}|week|month|fortnight|morning|afternoon)|"
    rf"tomorrow|today|yesterday|tonight|(?:on |by |until |till )(?:{WEEKDAY}|"
    rf"the \d{{1,2}}(?:st|nd|rd|th)|{FULL_DAY})|(?<!\ba )(?<!every )(?<!each ){WEEKDAY}|in (?:a|"
    rf"two|three|four|\d+) "
    r"(?:days?|weeks?|fortnight)|(?:a|one|two|\d+) (?:weeks?|days?) (?:time|today|tomorrow|ago)|"
    r"(?:one|two|three|four|five|six|\d+) (?:weeks?|days?) (?:until|till|to|before|away|left)|"
    r"a (?:week|fortnight) on|first thing|imminent\w*|at the (?:moment|minute)|right now|"
    r"just (?:been|had|issued|heard|told))\b"
)
LEGAL = re.compile(
    r"(?i)\b(?:court|hearing|proceedings|judge|judgment|case|evidence|trial|irh|cmh|cmc|ico|epo|"
    r"fact[- ]?find|issu(?:e|ed|ing)|listed|relisted|order|orders|removal|guardian|magistrates|"
    r"bench|"
    r"hhj|threshold|legal|plo|pre-birth|strategy|lpm|conference|final|removing|remove|at birth|"
    r"in front of|seeing|before)"
)
WHO = re.compile(
    r"(?i)\b(?:i|i'm|i've|i'll|we|we're|we've|we'll|my|our|mum|mam|dad|she|she's|he|he's|her|his|"
    r"him|la|the parents|parents are|client|they're|baby|"
    r"the (?:mother|father|family|couple|lady|grandparents))\b"
)
PUBLIC = re.compile(
    r"(?i)\b(?:user group|open (?:day|afternoon|evening)|funding|tender|contract|commissioned|"
    r"audits?|paper|article|closed|holiday|newsletter|network|meeting of|committee|pilot|"
    r"launch\w*|"
    r"every|each|usually|often|always|generally|policy|court fee|statistics|vacanc\w*|"
    r"interviews?|members|slides|leaflet|published|"
    r"practice direction|president of|supreme court|court of appeal)\b|\[(?:19|20)\d\d\]"
)


def live_cases(text: Text) -> Iterator[Span]:
    for left, right in _legal_sentences(text):
        sentence = text.text[left:right]
        if (GENERAL.search(sentence) and not OWN.search(sentence)) or SUPPOSED.search(sentence):
            continue
        for wording in WORDINGS:
            if found := wording.search(text.text, left, right):
                yield found.span()
    yield from _told_together(text)


def _legal_sentences(text: Text) -> Iterator[Span]:
    """Sentences with a word of the courts in them; wordings need look at no other."""
    place = 0
    for word in LEGAL.finditer(text.text):
        if word.start() >= place:
            left, place = text.plain.sentences.bounds(*word.span())
            yield left, place


def _told_together(text: Text) -> Iterator[Span]:
    """Sentences that speak of a court, of somebody in it, and of now."""
    place = 0
    for court in BEFORE_COURT.finditer(text.text):
        if court.start() < place:
            continue
        left, right = text.plain.sentences.bounds(*court.span())
        sentence, place = text.text[left:right], right
        now = NOW.search(sentence)
        general = GENERAL.search(sentence) or PUBLIC.search(sentence) or SUPPOSED.search(sentence)
        if now and not general and WHO.search(sentence):
            yield min(left + now.start(), court.start()), max(left + now.end(), court.end())
