"""Wording that tells of a case now before a court, so that readers can find the family."""

import re
from collections.abc import Iterator

from community.guard.dates import FULL_DAY, WEEKDAY
from community.guard.text import Span, Text

SOON = (
    rf"(?:(?:next|this|on|last|by|coming|every)\s+(?:{WEEKDAY}|week|month|fortnight|morning|afternoon|"
    rf"thurs|tues)|tomorrow|today|yesterday|tonight|{WEEKDAY}|in (?:a|two|three|\d+) (?:days?|weeks?|fortnight)|"
    rf"(?:a|one|two|\d+) (?:weeks?|days?) (?:time|today|tomorrow|ago)|(?:on |for )?(?:the )?{FULL_DAY}|for the \d{{1,2}}(?:st|nd|rd|th)|"
    r"this week|at the moment|right now|soon|imminent|first thing|week commencing|w/c)"
)
HEARING = (
    r"(?:(?:contested |adjourned |final |interim |first |directions |urgent |removal |ico |epo |irh |cmh |"
    r"resumed |welfare |disposal )?hearing|irh|cmh|fact[- ]?find(?:ing)?|ico|epo|cmc|issues resolution|"
    r"case management(?: hearing)?|trial|court|directions)"
)
OURS = r"(?:i|we|i've|we've|i'm|we're|we'll|i'll|my|our)"
PARTY = (
    r"(?:a|an|this|one|my|our|the|two|another) (?:[\w'-]+ ){0,3}?(?:mum|mam|mother|dad|father|couple|family|"
    r"parent|parents|lady|girl|woman|client|baby|newborn|sibling|siblings|child)"
)
WORDINGS = tuple(
    re.compile(rf"(?i){wording}")
    for wording in (
        # "We are in proceedings with a mum who"
        rf"\b{OURS}(?: are| am|'re|'m)?(?: currently| still| now| just| in the middle of| already| back)*"
        rf"(?: in)?(?: the middle of)?(?: care| live)? proceedings (?:with|for|on|about|against|involving)\b(?: {PARTY})?",
        rf"\b(?:currently|still|now|already) in (?:care )?proceedings (?:with|for|on) {PARTY}",
        rf"\bin (?:care )?proceedings (?:with|on|for) {PARTY}\b",
        rf"\b{PARTY}(?:'s)? (?:who |that )?(?:i'm|we're|i am|we are) in (?:care )?proceedings with",
        r"\b(?:i'm|i am|we're|we are) (?:currently |still |now |back |already |just )*in (?:care |live )?proceedings\b",
        r"\b(?:she|he|mum|dad|they|who)(?:'s|'re| is| are)? (?:currently|still|now|back|already) in (?:care |live )?proceedings\b",
        r"\b(?:my|our) (?:current|live|ongoing|present|latest|own|open) (?:\w+ )?(?:case|proceedings|hearing)\b",
        r"\bmy (?:final hearing|hearing|trial|fact[- ]find\w*|court case)\b",
        rf"\b(?:judge|court|magistrates) (?:is|will be|'ll be|'s|are) (?:deciding|ruling|giving (?:judgment|her|his)|hearing|making)\b[^.\n]{{0,30}}?{SOON}",
        # "My case is in court next week"
        r"\b(?:my|our|this|her|his|their) (?:\w+ )?(?:case|hearing|family|mum|client|matter)(?:'s)?(?: \w+){0,3}? "
        rf"(?:in|at|before|back in|goes to|going to|up in|is in|listed in) (?:the )?(?:family )?court\b(?:[^.\n]{{0,20}}?{SOON})?",
        rf"\b(?:my|our|her|his|their|mum's|dad's|the) (?:\w+ ){{0,2}}?(?!court|directions){HEARING}(?: \w+){{0,3}}? (?:is|was|starts?|begins?|listed|are|has been)\b[^.\n]{{0,25}}?{SOON}",
        # "Final hearing on Tuesday", "IRH next Thursday"
        rf"\b(?:final|contested|removal|interim|urgent|adjourned) hearing (?:is |was |listed |starts |starting |set |due |booked |now )*(?:for |on |in )?{SOON}",
        rf"\b(?:i|we)(?:'ve| have|'ve got| have got| had|'m in| am in|'re in| are in|'m at| got| are at|'re at)?(?: in)?(?: (?:a|an|the|my|our))?(?: \w+){{0,2}}? {HEARING}\b[^.\n]{{0,25}}?{SOON}",
        rf"\b(?:irh|cmh|fact[- ]?find|ico hearing|epo hearing|final hearing|directions hearing)\b[^.\n]{{0,20}}?(?:listed|set|on|for|next|this) ?{SOON}",
        rf"\b(?:hearing|irh|fact[- ]?find\w*|trial)\b[^.\n]{{0,12}}?\blisted\b",
        rf"\b(?:listed|relisted|re-listed) for (?:a |an |the )?(?:\w+ ){{0,3}}?(?:hearing|irh|{SOON})",
        rf"\bback (?:in|at|to|before) (?:the )?(?:court|judge)\b[^.\n]{{0,15}}?{SOON}",
        rf"\b{OURS}[^.\n]{{0,15}}\b(?:in|at|to) court (?:\w+ )?{SOON}",
        rf"\b(?:go|goes|going|gone) (?:back )?to court\b[^.\n]{{0,20}}?{SOON}",
        # giving evidence, issuing, removing
        rf"\b(?:i'm|i am|we're|we are|i was|she's|i|we|to|i'll|be)\s(?:have to |due to |going to |got to )?(?:give|giving) evidence\b[^.\n]{{0,25}}?{SOON}",
        rf"\b(?:i|we)(?:'ve| have|'re| are|'m| am|'ll| will| will be| are going to be)?(?: be| just| about to| going to| planning to)* (?:issued|issuing|issue)\b (?:proceedings |care proceedings )?(?:[^.\n]{{0,20}}?{SOON}|at birth|when (?:the )?baby|as soon as|for an? |on (?:a|this|an) |(?:proceedings|care proceedings) (?:on|for|against) (?:a|this|my|our))",
        rf"\b(?:we|they|i)(?:'re| are|'ll| will|'m| am)?(?: all)? (?:go(?:ing)?|apply(?:ing)?|asking|seeking|removing|remove)\b[^.\n]{{0,25}}\b(?:removal|an? (?:epo|ico|interim care order|placement order|emergency protection order)|at birth)\b[^.\n]{{0,40}}",
        rf"\b(?:the |our |his |her )?(?:judge|magistrates|guardian|bench|hhj \w+)\b (?:has )?(?:\w+ )?(?:made|granted|refused|ordered|ruled|agreed|adjourned|decided|gave|changed|said no|wants|dismissed)\b[^.\n]{{0,50}}?{SOON}[^.\n]{{0,20}}",
        rf"\b(?:care|placement|interim care|supervision|emergency protection|recovery) orders? (?:was |were |has been |got )?(?:made|granted|refused|given)\b[^.\n]{{0,20}}?(?:yesterday|today|this (?:morning|week|afternoon)|last (?:week|night|{WEEKDAY})|on {WEEKDAY})",
        r"\b(?:i'm|i am|we're|we are)(?: currently| still| right)? (?:in the middle|half ?way through|part way through|on day \w+|in the midst|mid)(?: of| way)?[^.\n]{0,25}?(?:hearing|trial|proceedings|fact[- ]find\w*|case)",
        r"\b(?:a |my |our |this |one )(?:current |live |ongoing |open )(?:case|court case|proceedings|set of proceedings)\b(?: of mine| i have| i'm| i am| we have|,| where| with| that| which| in which)",
        r"\b(?:i have|i've got|i've|we have|we've got|i'm holding|i am holding|i hold|got)\s(?:a|one|this) (?:\w+ )?(?:case|mum|family|dad|couple|baby|client)\b[^.\n]{0,40}?\b(?:in court|in proceedings|before the court|at the moment|going to court|in plo|final hearing|hearing)\b",
        r"\b(?:case|family|mum|matter)\b[^.\n]{0,15}\b(?:i'm|i am|we're|we are) (?:holding|working|in court with|dealing with|taking to court)\b[^.\n]{0,50}\b(?:court|hearing|proceedings|judge|guardian|threshold)\b",
        r"\b(?:my|our) (?:mum|client|lady|family|case|dad|couple)\b[^.\n]{0,40}\b(?:in proceedings|before the (?:court|judge)|in court (?:now|at)|final hearing|contested|threshold|pre-proceedings|plo meeting)\b",
        rf"\b(?:legal planning|legal gateway|plo|pre-birth|strategy|lpm|review|child protection|case) (?:meeting|conference|panel)\b[^.\n]{{0,30}}?(?:this (?:morning|afternoon|week)|yesterday|tomorrow|today|on {WEEKDAY}|next week)[^.\n]{{0,30}}?\b(?:mum|her|she|we|him|baby|issu\w+)\b",
        r"\bin my case (?:and|the|mum|she|he|but)\b|\b(?:proceedings|hearing|case) (?:are|is) (?:still )?(?:ongoing|live|before the court|part[- ]heard)\b",
        r"\bwaiting (?:for|on) (?:the )?(?:judgment|judge'?s? decision|court'?s? decision|threshold)\b",
    )
)
# A sentence about learning, or about how a service works in general, tells of no case.
GENERAL = re.compile(
    r"(?i)\b(?:webinar|workshop|training|conference|seminar|reading group|talk|session on|event|course|"
    r"podcast|lecture|research|evaluation|study|studies|guidance|statistics|figures|cafcass data|quiz|consultation|"
    r"when (?:a|the) (?:final|hearing|court|judge)|some services|services (?:work|can|that)|do you|does (?:your|anyone'?s?) (?:service|team)|"
    r"parents can|women can|many (?:women|mothers|parents)|user group|open day|moot|mock)\b"
)
OWN = re.compile(
    r"(?i)\b(?:my|our) (?:case|mum|client|hearing|family|lady|couple|dad)\b|\b(?:mum|dad|she|he)\b"
)


def live_cases(text: Text) -> Iterator[Span]:
    for wording in WORDINGS:
        for found in wording.finditer(text.text):
            sentence = text.sentence(*found.span())
            if not GENERAL.search(sentence) or OWN.search(sentence):
                yield found.span()
