"""Words that speak of one person in a family, and words that speak of books and of work."""

import re

KIN = (
    r"baby|babe|newborn|bump|toddler|infant|mum|mam|mummy|mommy|mom|mama|mother|dad|daddy|"
    r"father|son|"
    r"daughter|brother|sister|sibling|twin|child|boy|girl|lad|lass|kid|partner|boyfriend|"
    r"girlfriend|"
    r"ex|ex-partner|ex-husband|husband|wife|fiance|client|parent|lady|woman|man|guy|gran|nan|nana|"
    r"nanna|granny|grandma|grandmother|grandad|grandfather|granddad|aunt|auntie|aunty|uncle|cousin|"
    r"niece|nephew|service user|young person|youngster|teenager|teen|stepdad|stepmum|step-dad|"
    r"stepfather|half-brother|half-sister|eldest|youngest|oldest|middle one|little one|"
    r"foster carer|"
    r"carer|patient|survivor|couple|perpetrator|victim|granddaughter|grandson|grandfather|"
    r"grandma|mum-to-be|birth mum|birth mother|birth father|birth dad|wee one|girlfriend"
)
KINS = (
    r"twins|children|kids|sons|daughters|boys|girls|brothers|sisters|siblings|parents|babies|"
    r"little ones|grandchildren|eldest two|youngest two|two|three|four"
)
ONE_PERSON = re.compile(
    rf"(?i)\b(?:(?:a|an|my|our|her|his|their|this|that|the|one|another|new|young|lovely) "
    rf"(?:[a-z]+[ -]){{0,3}}?(?:{KIN})|{KIN}|she|he|she's|he's|her|him|his)\b"
)
# One member of a family, spoken of: any of these beside a first name make it dangerous.
ONE_KIN = re.compile(
    rf"(?i)\b(?:(?:a|an|my|our|her|his|their|this|that|the|one|"
    rf"another) (?:[a-z]+ ){{0,2}}?(?:{KIN})"
    rf"|mum|mam|dad|grandma|grandad|granny|baby|newborn|unborn|birth (?:mother|father|parents?)|"
    rf"husband|(?:her|"
    rf"his) (?:two|three|four|five|six)"
    r"|adopted|pregnan\w*|methadone|heroin|hospital|labour|womb|c-section|stillb\w+|custody)\b"
)
# A colleague, spoken of as one.
COLLEAGUE = re.compile(
    r"(?i)\b(?:my|our|the) (?:\w+ ){0,2}?(?:manager|commissioner|colleague|psychologist|chair|"
    r"trainer|coordinator|director|"
    r"lead|supervisor|team|facilitator|administrator|comms)\b|\b(?:ask|asked|email|thank|thanks|"
    r"credit) (?-i:[A-Z])|"
    r"\bin (?:legal|commissioning|finance|comms|hr|policy)\b|\b(?:runs?|ran|running|hosts?|"
    r"facilitat\w+|organis\w+|deliver\w*) (?:the|a|our)\b"
)
# The writer says that a name is not the real one.
MADE_UP = re.compile(
    r"(?i)\b(?:pseudonyms?|(?<!cot )(?<!bed )(?<!room )made[- ]up|invented|fictional|fictitious|not (?:her|his|"
    r"their) real name|names? (?:is |are |have been |has been )?changed|anonymi[sz]ed)\b"
)
# What happens in a family's life, and in nobody's bibliography.
FAMILY = re.compile(
    r"(?i)\b(?:pregnan\w*|expecting|gave birth|giving birth|in labour|(?:her|his|their|"
    r"my) (?:\w+ )?"
    r"(?:partner|baby|babies|child|children|kids|son|daughter|boys?|girls?|twins|mum|mam|mother|"
    r"dad|"
    r"father|ex|bump|daughters|sons|partners|brothers|sisters|little|eldest|youngest|first|"
    r"second|third|fourth|flat|nan|carers?|tenancy|"
    r"solicitor|letterbox|social worker|midwife|brother|sister|drinking|using|addiction)|birth mum|"
    r"relapse[ds]?|relapsing|sober|clean for|removed (?:at|from)|was removed|were removed|"
    r"been removed|"
    r"taken into care|in care|been placed|was placed|"
    r"placed with|adopters?|was adopted|foster\w*|unsupervised|supervised contact|contact (?:visit|"
    r"with|session|centre)|letterbox|refuge|hostel|homeless|evicted|prison|arrested|bail|tenancy|"
    r"disclosed|drinking|heroin|methadone|detox|rehab|scripted|scan|bump|miscarri\w*|the ward|"
    r"mother and baby|mental health team|sectioned|self-harm\w*|overdos\w*|attacked|"
    r"beat(?:en)? her|"
    r"moved (?:in|out|to)|liv(?:es|ing) (?:in|with|at|on)|(?:her|his) (?:case|contact|order|"
    r"hearing|detox|recovery|"
    r"solicitor|barrister|placement|plan|kids|money|benefits|house|door|phone)|refused (?:her|him)|"
    r"rang me|in bits|in tears|crying|more contact|(?:at|after|before|during|every|supervised|"
    r"direct|indirect|first|next|last) contact|told nothing|pre-birth assessment|the la|"
    r"weeks pregnant|\d\d weeks|"
    r"final contact|known to (?:you|us|any)|"
    r"(?:is|was|'s|she's|he's) (?:doing|struggling|engaging|not engaging|desperate|terrified|"
    r"homeless|due|clean)|"
    r"(?:first|second|third|fourth|fifth|sixth) (?:baby|child|pregnancy|time she)|the unborn|"
    r"the certificate|"
    r"completed the programme|proceedings|her last|engag(?:ed|ing) with (?:us|me)|social worker|"
    r"assessment of|"
    r"(?:support(?:ed|ing)?|visit(?:ed|ing)|help(?:ed|ing)?|see(?:ing)?|saw) (?:her|him)\b|"
    r"on your books|removed|d\.?o\.?b)\b"
)
WORK = re.compile(
    r"(?i)\b(?:(?<!the )(?<!court )papers?|articles?|books?|chapters?|research(?:er|ers)?|study|"
    r"studies|evaluations?|"
    r"literature|podcast|lectures?|speech|keynote|webinar|conference|journal|"
    r"universit(?:y|ies)|publish(?:ed|er)|wrote|written by|authors?|authored|cited|citation|"
    r"quotes?|"
    r"theory|theories|judgments?|handed down|inquiry|minister|parliament|commons|house of lords|"
    r"chief executive|founded|founders?|co-founded|presented at|presenter|speaking at|spoke at|"
    r"is speaking|"
    r"chaired|edition|editor|edited|professor|phd|thesis|blog|documentary|"
    r"novel|memoir|exhibition|training pack|serious case|"
    r"safeguarding practice review|famous|campaigner|journalist|newspaper|guardian newspaper|bbc|"
    r"observatory|ofsted|adcs|dfe|nuffield|mps?|kc|qc|law report|supreme court|court of appeal)\b"
)
