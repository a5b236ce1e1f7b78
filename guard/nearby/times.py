"""Now and soon, and days by number, as they are said of hearings."""

from guard.dates import FULL_DAY, ORDINAL, WEEKDAY

_HOUR = r"(?:nine|ten|eleven|twelve|one|two|three|four|half (?:nine|ten|eleven|one|two|three|past \w+)|\d{1,2}(?:[.:]\d\d)?\s?(?:am|pm|o'?clock)?)"
NEAR = (
    rf"(?:to(?:day|night|morrow)|yesterday|(?:the )?day (?:before|after) (?:yesterday|tomorrow)|"
    rf"(?:this|next|last|coming|on|by|until|from|every other) (?:{WEEKDAY}|morning|afternoon|evening|week|month|fortnight)|"
    rf"(?:a|one) (?:week|fortnight) (?:on |from )?(?:{WEEKDAY}|today|tomorrow|now)|(?<!\ba )(?<!every )(?<!each ){WEEKDAY}(?! (?:evenings?|mornings?|afternoons?)\b)|"
    rf"in (?:a|two|three|four|five|ten|\d{{1,2}}) (?:days?|weeks?|fortnight)(?!'s? )|(?:a|one|two|three|\d+) (?:days?|weeks?) (?:ago|away|time)|"
    rf"at {_HOUR}(?= on| in| and| for| with|[.,;!?)\n]|$)|\d{{1,2}}(?:[.:]\d\d)? ?(?:am|pm) (?:today|tomorrow)|first thing|right now|just (?:come|been|got|had|heard|out|back|now)|(?:about |half )?an hour ago|(?:two|three|a few|\d+) (?:hours|minutes|mins) ago|within (?:the|a|two) (?:day|week|fortnight|month)s?|(?:by )?(?:the )?end of (?:the|this|next) (?:day|week|month)|"
    rf"at (?:tea ?time|lunch ?time|lunch|midnight|noon|midday|dawn|breakfast)|over (?:the|this) weekend|this lunch ?time|any (?:day|minute|moment) now|later (?:today|this week)|"
    rf"as we speak|in the morning|"
    rf"(?:on |for )?the (?:\d{{1,2}}(?:st|nd|rd|th)|{ORDINAL})(?! (?:time|child|baby|pregnancy|edition|century|report|birthday|one|of\b(?! (?:this|next)))))"
)
DAY = rf"(?:{FULL_DAY}|{WEEKDAY}|the \d{{1,2}}(?:st|nd|rd|th)|(?<![/\d])\d\d ?/ ?\d\d(?![/\d])|the {ORDINAL}|the {WEEKDAY} (?:before|after) \w+|(?:boxing|christmas|new year's|valentine's) (?:day|eve)|(?:first|second|third|last) {WEEKDAY})"
