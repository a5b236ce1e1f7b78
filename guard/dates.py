"""Days, as they are written: "14/02/1996", "3 May", "the third of May", "June 7th"."""

import re

_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth thirtieth"
).split()
ORDINAL = (
    rf"(?:(?:twenty|thirty)[- ](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)"
    rf"|{'|'.join(_ORDINALS)})"
)
MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
WEEKDAY = r"(?:(?:mon|tues?|weds?|wednes|thur?s?|fri|satur|sat|sun)(?:day)?)\b"
DAY = rf"(?:[0-3]?[\dOlo](?:\s?(?:st|nd|rd|th))?\b|{ORDINAL})"
_DECADE = (
    r"(?:ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|"
    r"(?:oh?|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ](?:one|two|three|four|"
    r"five|six|seven|eight|nine))?)"
)
YEAR = (
    rf"(?:(?:19|20)\d\d\b|'?\d\d\b(?!:)|(?:nineteen|twenty) {_DECADE}|"
    rf"two thousand(?: and)?(?: \w+)?|{_DECADE}\b)"
)
_GAP = r"[\s,.\-/]{1,3}"
_APART = r"\s?[/.\-\s]\s?"
NUMERIC = (
    rf"(?:[0-3Ool]?[\dOlo]{_APART}(?:0?[1-9]|1[0-2]|O[1-9]){_APART}(?:(?:19|20|2O)?[\dO]\d)(?![\d/])"
    r"|(?:19|20)\d\d[-/.](?:0[1-9]|1[0-2])[-/.][0-3]\d)"
)
WORDED = (
    rf"(?:(?:the )?{DAY}(?: of)?(?: the)?{_GAP}(?:{MONTH})(?:{_GAP}(?:in )?{YEAR})?"
    rf"|{MONTH}{_GAP}(?:the )?{DAY}(?:{_GAP}{YEAR})?"
    rf"|(?:the )?\d{{1,2}}(?:st|nd|rd|th) of (?:the )?\d{{1,2}}(?:st|nd|rd|th)\b(?:{_GAP}{YEAR})?"
    rf"|(?:the )?{ORDINAL} of (?:the )?{ORDINAL}(?:{_GAP}{YEAR})?)"
)
FULL_DAY = rf"(?:{NUMERIC}|{WORDED})"
SHORT = r"(?:[0-3]?\d[/.][01]?\d)\b"
DATE = re.compile(rf"(?i)(?<![\w/.-])(?:{WEEKDAY}\s)?{FULL_DAY}")
