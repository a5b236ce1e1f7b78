"""Words that speak of one person in a family, and words that speak of books and of work."""

import re

KIN = (
    r"baby|babe|newborn|bump|toddler|infant|mum|mam|mummy|mommy|mom|mama|mother|dad|daddy|father|son|"
    r"daughter|brother|sister|sibling|twin|child|boy|girl|lad|lass|kid|partner|boyfriend|girlfriend|"
    r"ex|ex-partner|ex-husband|husband|wife|fiance|client|parent|lady|woman|man|guy|gran|nan|nana|"
    r"nanna|granny|grandma|grandmother|grandad|grandfather|granddad|aunt|auntie|aunty|uncle|cousin|"
    r"niece|nephew|service user|young person|youngster|teenager|teen|stepdad|stepmum|step-dad|"
    r"stepfather|half-brother|half-sister|eldest|youngest|oldest|middle one|little one|foster carer|"
    r"carer|patient|survivor|couple|perpetrator|victim|granddaughter|grandson"
)
KINS = (
    r"twins|children|kids|sons|daughters|boys|girls|brothers|sisters|siblings|parents|babies|"
    r"little ones|grandchildren|eldest two|youngest two|two|three|four"
)
ONE_PERSON = re.compile(
    rf"(?i)\b(?:(?:a|an|my|our|her|his|their|this|that|the|one|another|new|young|lovely) "
    rf"(?:[a-z]+[ -]){{0,3}}?(?:{KIN})|{KIN}|she|he|she's|he's|her|him|his)\b"
)
# What happens in a family's life, and in nobody's bibliography.
FAMILY = re.compile(
    r"(?i)\b(?:pregnan\w*|expecting|gave birth|giving birth|in labour|(?:her|his|their|my) (?:\w+ )?"
    r"(?:partner|baby|babies|child|children|kids|son|daughter|boys?|girls?|twins|mum|mam|mother|dad|"
    r"father|ex|bump|little|eldest|youngest|first|second|third|fourth|flat|nan|carers?|tenancy|"
    r"solicitor|letterbox|social worker|midwife|brother|sister|drinking|using|addiction)|birth mum|"
    r"relapse[ds]?|relapsing|sober|clean for|removed (?:at|from)|was removed|were removed|been removed|"
    r"taken into care|in care|been placed|was placed|"
    r"placed with|adopters?|was adopted|foster\w*|unsupervised|supervised contact|contact (?:visit|"
    r"with|session|centre)|letterbox|refuge|hostel|homeless|evicted|prison|arrested|bail|tenancy|"
    r"disclosed|drinking|heroin|methadone|detox|rehab|scripted|scan|bump|miscarri\w*|the ward|"
    r"mother and baby|mental health team|sectioned|self-harm\w*|overdos\w*|attacked|beat(?:en)? her|"
    r"moved (?:in|out|to)|lives (?:in|with|at)|her case|his case|known to (?:you|us|any)|"
    r"on your books|removed|d\.?o\.?b)\b"
)
WORK = re.compile(
    r"(?i)\b(?:papers?|articles?|books?|chapters?|research(?:er|ers)?|study|studies|evaluations?|"
    r"literature|reports?|podcast|lectures?|speech|talk|talks|keynote|webinar|conference|journal|"
    r"universit(?:y|ies)|publish(?:ed|er)|wrote|written|writes|authors?|authored|cited|citation|quotes?|"
    r"reading|theory|theories|judgments?|judge|handed down|inquiry|minister|parliament|commons|house of lords|"
    r"chief executive|founded|founders?|co-founded|set up|spoke|speaks|speaking|presented|presenter|"
    r"chaired|chair|commissioner|edition|editor|edited|professor|phd|thesis|blog|film|documentary|"
    r"novel|memoir|poem|play|exhibition|interview with|slides|training pack|serious case|"
    r"safeguarding practice review|famous|campaigner|journalist|newspaper|guardian|bbc|programme|"
    r"recommendations|framework|model|lecture|foundation|observatory|department|government|"
    r"mps?|kc|qc|barristers?|lawyers?|law report|supreme court|court of appeal)\b"
)
