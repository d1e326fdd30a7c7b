"""Organisations named in text: of the register, by the nouns of their names, by abbreviation."""

import pytest

from kg.catalogue import Body, catalogue
from kg.recognise.bodies import bodies
from kg.recognise.organisations import organisations
from tests.examples import counter_examples, examples

ICO = "Information Commissioner's Office"

NAMED = {
    "full name": ("We asked the Home Office.", {"Home Office"}),
    "capitals": ("HOME OFFICE\n2 Marsham Street", {"Home Office"}),
    "curly apostrophe": ("the Attorney General’s Office", {"Attorney General's Office"}),
    "ampersand": ("the Department for Work & Pensions", {"Department for Work and Pensions"}),
    "over a line break": (
        "a copy went to the Crown\nProsecution Service",
        {"Crown Prosecution Service"},
    ),
    "scanner's slip": ("a letter of the H0me Office", {"Home Office"}),
    "possessive": ("Police Scotland's reply", {"Police Scotland"}),
    "two forms of one body": ("the Information Commissioner, or the ICO", {ICO}),
    "Scottish Commissioner": (
        "the Office of the Scottish Information Commissioner",
        {"Scottish Information Commissioner"},
    ),
    "Welsh name": ("Llywodraeth Cymru / Welsh Government", {"Welsh Government"}),
    "former name": ("the Health and Social Care Information Centre", {"NHS Digital"}),
    "longest wins": (
        "the Cleveland Police and Crime Commissioner",
        {"Cleveland Police and Crime Commissioner"},
    ),
    "court with its town": ("at Exeter Crown Court", {"Crown Court"}),
    "abbreviation": ("Returns go to HMRC each May.", {"HM Revenue and Customs"}),
    "abbreviation in small letters": ("the words his, met and pace are plain", set()),
    "article makes the name": ("It is held by the NHS.", {"National Health Service"}),
    "abbreviation as adjective": ("an NHS dentist in the town", set()),
    "in an address": ("Write to help@homeoffice.example or www.whatdotheyknow.com/x", set()),
    "in a reference": ("Our ref: CPS/2021/118", set()),
    "in the title of a law": ("the Environment Agency Act 2031 applies", set()),
    "ordinary words": ("officers for community safety gave refuge to some", set()),
    "its own office": ("the Information Commissioner (Wales Office)", {ICO}),
    "directorate of a government named": (
        "Directorate for Marine Scotland, Scottish Government",
        {"Scottish Government"},
    ),
    "description": ("minutes of the Hate Crime advisory panels", set()),
}

SHARED = {
    "defined": ("the Medical Research Council (MRC); MRC sent it", {"Medical Research Council"}),
    "defined with article": (
        "the Risk Management Authority (the RMA). The RMA has it.",
        {"Risk Management Authority"},
    ),
    "defined in quotes": (
        'the Northmoor Harbour Authority ("NHA") wrote; NHA has it',
        {"Northmoor Harbour Authority"},
    ),
    "never named in full": ("MRC sent it to SPA", set()),
    "by school": ("The DfE publishes tables for each school.", {"Department for Education"}),
    "by Belfast": (
        "The Department of Justice and DfE share an office in Belfast.",
        {"Department for the Economy (Northern Ireland)"},
    ),
    "neither": ("DfE has it.", set()),
    "by food": ("The FSA rates the hygiene of kitchens.", {"Food Standards Agency"}),
    "by bank": ("The FSA fined the bank in 2009.", {"Financial Conduct Authority"}),
    "act not charity": ("under PACE a record is kept", set()),
    "by nation": (
        "The South Eastern Health and Social Care Trust wrote to the Department of Health.",
        {
            "South Eastern Health and Social Care Trust",
            "Department of Health (Northern Ireland)",
        },
    ),
    "tribunal of information rights": (
        "A decision notice may be taken to the First-tier Tribunal.",
        {"First-tier Tribunal (General Regulatory Chamber)"},
    ),
    "tribunal of another kind": (
        "The care home may go to the First-tier Tribunal.",
        {"First-tier Tribunal"},
    ),
}

UNKNOWN = {
    "company": ("Marrow & Finch Ltd did the work.", {"Marrow & Finch Ltd"}),
    "one spelling": (
        "Tarn Bus Ltd lost it. Tarn Bus Limited had it.",
        {"Tarn Bus Limited"},
    ),
    "partnership": ("advice of Stott Abery LLP", {"Stott Abery LLP"}),
    "charity": ("a grant to the Larkhill Leisure Trust", {"Larkhill Leisure Trust"}),
    "housing": ("let by Severnside Housing Association", {"Severnside Housing Association"}),
    "parish": ("ask Nether Applewick Parish Council", {"Nether Applewick Parish Council"}),
    "hospital trust": (
        "Dunmoor Hospitals NHS Foundation Trust runs it",
        {"Dunmoor Hospitals NHS Foundation Trust"},
    ),
    "university": ("tests at the University of Westmarch in May", {"University of Westmarch"}),
    "inquiry": ("evidence to the Marlow Reservoir Inquiry", {"Marlow Reservoir Inquiry"}),
    "association of": (
        "the National Association of Lock Keepers",
        {"National Association of Lock Keepers"},
    ),
    "two joined": (
        "Larkhill Leisure Trust and the University of Westmarch agreed",
        {"Larkhill Leisure Trust", "University of Westmarch"},
    ),
    "joined to one of the register": (
        "the University of Westmarch and Natural England",
        {"University of Westmarch", "Natural England"},
    ),
    "one of the register joined to it": (
        "a contract between HMRC and Tarn Bus Ltd was signed",
        {"HM Revenue and Customs", "Tarn Bus Ltd"},
    ),
    "department of another state": (
        "a letter from the Portuguese Ministry of Defence",
        {"Portuguese Ministry of Defence"},
    ),
    "government of another state": (
        "talks with the Government of Ruritania",
        {"Government of Ruritania"},
    ),
    "partners": ("a letter from Messrs Quennell & Tarrant, Solicitors", {"Quennell & Tarrant"}),
    "post at a school": ("for the Headteacher of Netherby High School", {"Netherby High School"}),
    "regulator of a nation": (
        "the Canal Safety Regulator for Scotland said so",
        {"Canal Safety Regulator for Scotland"},
    ),
    "schools": (
        "pupils of Larkhill School and St Osyth's CE Junior School",
        {"Larkhill School", "St Osyth's CE Junior School"},
    ),
    "own school": ("the School of Law and the Business School", set()),
    "of many owners": ("a letter of the Ferry Masters' Union", {"Ferry Masters' Union"}),
    "longer than one of the register": (
        "members of the Royal Society of Lock Keepers",
        {"Royal Society of Lock Keepers"},
    ),
    "post in a force": ("Chief Constable of Corvedale Constabulary", {"Corvedale Constabulary"}),
    "government of the day": ("the Government of the day", set()),
    "opens a sentence": ("Across the University: 88", set()),
    "more than one of the register": (
        "the British Transport Police Museum agreed",
        {"British Transport Police Museum"},
    ),
    "sentence opens": (
        "Under Ashmoor Fire and Rescue Service's plan",
        {"Ashmoor Fire and Rescue Service"},
    ),
    "the Council": ("the Council and the Trust agreed", set()),
    "kind of body": ("the Local Planning Authority and a Public Authority", set()),
    "own team": ("the Information Governance Group and Corporate Services", set()),
    "own committee": ("the Audit and Risk Committee met", set()),
    "role": ("Head of Housing Trust Liaison", set()),
    "law": ("the Water Services Authority Act 1999", set()),
    "masked name": ("[name removed] Lettings Limited closed", set()),
    "heading in capitals, late": ("x " * 400 + "\nHOW THE NORTHERN AGENCY\n", set()),
}


def named(text: str) -> set[str]:
    """The full names of the bodies named in a text."""
    return {mention.body.name for mention in bodies(text)}


@pytest.mark.parametrize(("text", "names"), NAMED.values(), ids=NAMED)
def test_names_of_the_register(text: str, names: set[str]) -> None:
    assert named(text) == names


@pytest.mark.parametrize(("text", "names"), SHARED.values(), ids=SHARED)
def test_shared_names_by_context_or_not_at_all(text: str, names: set[str]) -> None:
    assert named(text) == names


@pytest.mark.parametrize(("text", "names"), UNKNOWN.values(), ids=UNKNOWN)
def test_organisations_that_the_register_lacks(text: str, names: set[str]) -> None:
    assert named(text) == names


def test_spans_hold_the_words() -> None:
    text = "The Crown\nProsecution Service (CPS) wrote; the CPS has it. Marrow & Finch Ltd has not."
    found = [mention.span.of(text) for mention in bodies(text)]
    assert found == ["Crown\nProsecution Service", "CPS", "CPS", "Marrow & Finch Ltd"]


def test_team_of_a_body_that_is_named_is_none_of_its_own() -> None:
    team = "Cohesive Communities Policy Teams"
    assert named(f"The {team} and the Welsh Government agreed.") == {"Welsh Government"}


REGISTER = sorted(catalogue().bodies.values(), key=lambda body: body.slug)
EXAMPLES = [(body, example) for body in REGISTER for example in body.examples]


@pytest.mark.parametrize(("body", "text"), EXAMPLES, ids=[f"{b.slug}:{t}" for b, t in EXAMPLES])
def test_example_of_the_register(body: Body, text: str) -> None:
    assert body.slug in {mention.body.slug for mention in bodies(text)}


@pytest.mark.parametrize("frame", ["We wrote to the {} in May.", "The {} and Ofsted replied."])
def test_every_full_name_is_known_in_a_sentence(frame: str) -> None:
    wrong = [
        body.name
        for body in REGISTER
        if body.slug not in {m.body.slug for m in bodies(frame.format(body.name))}
    ]
    assert wrong == []


CONCEPTS = {c.slug: c for c in catalogue().concepts("organisation")}
NOUNS = ["company", "group", "inquiry", "institution", "led", "public", "review"]


@pytest.mark.parametrize("slug", NOUNS)
def test_examples_of_the_nouns(slug: str) -> None:
    for example in examples(CONCEPTS[slug]):
        assert list(organisations(f"a note from {example}")), example
    for example in (*counter_examples(CONCEPTS[slug]), *examples(CONCEPTS["role"])):
        assert not list(organisations(f"a note from {example}")), example


def test_examples_of_the_contexts() -> None:
    for context in catalogue().concepts("body-context"):
        for example in examples(context):
            assert context.slug in {m.body.slug for m in bodies(example)}, example


BESIDE = {
    "apposition": ("our solicitors, Marlow Keel, advised", {"Marlow Keel"}),
    "label": ("Supplier: Abbot Lime\nTerm: two years", {"Abbot Lime"}),
    "apposition after": ("Oxley Community Hearth, a charity, asked", {"Oxley Community Hearth"}),
    "straight": ("payments to the charity Common Hearth", {"Common Hearth"}),
    "dealt with": ("the survey was commissioned from TRLQ in May", {"TRLQ"}),
    "several": (
        "The providers were Abbot Lime and Oxley Keel Clinics.",
        {"Abbot Lime", "Oxley Keel Clinics"},
    ),
    "list with one known": (
        "three bidders (Tarn Bus Ltd, Abbot Lime and Oxley Keel) remain",
        {"Abbot Lime", "Oxley Keel", "Tarn Bus Ltd"},
    ),
    "partners joined": ("£40 went to Marlow+Keel", {"Marlow+Keel"}),
    "letterhead that acts": (
        "TARN KEEL LEARNING\n1 Dock Road\n\nDear A\n\nTarn Keel Learning, the trust, has no list.",
        {"Tarn Keel Learning"},
    ),
    "title at the head": (
        "Freedom of Information Response\n\nDear A\n\nFreedom of Information Response, page 2",
        set(),
    ),
    "own business school": ("a post in the Adam Keel Business School", set()),
    "unit under a signature": ("x " * 400 + "\nCanals and Borders Group\n", set()),
    "person": ("our agent, Professor Marlow Keel, said", set()),
    "weekday": ("the contractor, Monday to Friday, is on site", set()),
    "post": ("the supplier, the Director said, is late", set()),
    "list of places": ("three towns (Larkhill, Netherby and Dunmoor)", set()),
    "way of a letter": ("Ms [name removed]\nvia WhatDoTheyKnow\n", set()),
    "weekday before the Council": ("At its meeting on Monday the Council met", set()),
    "company's own name": (
        "The Anglian Water Services Limited pipe burst; Anglian Water Services Limited mended it.",
        {"Anglian Water Services Limited"},
    ),
    "and for &": ("the Telford and Wrekin Council", {"Telford and Wrekin Council"}),
}


@pytest.mark.parametrize(("text", "names"), BESIDE.values(), ids=BESIDE)
def test_names_known_by_what_stands_beside_them(text: str, names: set[str]) -> None:
    assert named(text) == names


GRAMMAR = {
    "review of a subject": (
        "evidence for the Harbour Pilots Review closed in May",
        {"Harbour Pilots Review"},
    ),
    "review of a person": (
        "Baroness Oxley's Independent Canal Safety Review reported",
        {"Independent Canal Safety Review"},
    ),
    "review opens the sentence": ("The Rural Buses Review is open.", {"Rural Buses Review"}),
    "own review": ("the Internal Review upheld it", set()),
    "kind of review": ("the Serious Case Review was read by two officers", set()),
    "pay review": ("the Annual Pay Review begins in April", set()),
    "any review": ("after a Harbour Pilots Review we may change it", set()),
    "branch of a union": ("a meeting with UCU Dundee in June", {"UCU Dundee"}),
    "branch of a charity": ("help from Citizens Advice Wigan.", {"Citizens Advice Wigan"}),
    "branch with two names": ("Age UK Tower Hamlets has them", {"Age UK Tower Hamlets"}),
    "union itself": ("the UCU Branch Secretary asked", {"University and College Union"}),
    "charity and a council": (
        "Citizens Advice and Dundee City Council",
        {"Citizens Advice", "Dundee City Council"},
    ),
    "charity before a council's place": (
        "The Samaritans Fife Council paid",
        {"Samaritans", "Fife Council"},
    ),
    "nursing home": ("falls at Fernlea Nursing Home since May", {"Fernlea Nursing Home"}),
    "care home": ("inspections of Oakhanger Grange Care Home", {"Oakhanger Grange Care Home"}),
    "any care home": ("each Care Home and Nursing Home in the county", set()),
    "ends in UK": ("we met Canoe Marshals UK twice", {"Canoe Marshals UK"}),
    "place in the UK": ("it was posted at Leeds UK", set()),
    "trading as": ("the company trading as Lantern Bazaar was fined", {"Lantern Bazaar"}),
    "trading as usual": ("the shop is trading as usual", set()),
    "limited is no company": ("49 are Severely Limited Mobility cases", set()),
    "limited is a company": ("49 came from Kelly Limited in May", {"Kelly Limited"}),
    "heads of school": ("it went to Heads of School and Directors of Trust Liaison", set()),
    "governors of a school": ("the Governors of Netherby School met", {"Netherby School"}),
    "company with ampersand": ("Marks & Spencer plc let it", {"Marks & Spencer plc"}),
    "unit in an address": (
        "Records & Archives Care\n1 Dock Road\n\nDear A\n\n"
        "Write to Records & Archives Care, 1 Dock Road.",
        set(),
    ),
    "council as printed": ("Trafford Council paid", {"Trafford Council"}),
    "council in full beside": (
        "Trafford Metropolitan Borough Council (Trafford Council) paid",
        {"Trafford Metropolitan Borough Council"},
    ),
    "council by its place alone": ("LB Southwark paid", {"London Borough of Southwark"}),
    "council in Welsh": ("Cyngor Gwynedd", {"Gwynedd Council"}),
    "armed forces": ("posts in the UK Armed Forces", {"UK Armed Forces"}),
    "armed forces of whom": ("harm to our armed forces abroad", set()),
    "maker": ("a swing of JCDecaux or of Kompan", {"JCDecaux", "Kompan"}),
    "unit that ends like a body": (
        "the Information Security Service and the Corporate Security Service wrote",
        set(),
    ),
    "body after an ordinary word": ("The Security Service wrote", {"Security Service"}),
    "body after a heading": ("Our Security\nSecurity Service staff", {"Security Service"}),
    "friends of the place": (
        "the Friends of the Upper Tarn asked",
        {"Friends of the Upper Tarn"},
    ),
    "society for the purpose": (
        "a note of the Society for the Care of Ferries",
        {"Society for the Care of Ferries"},
    ),
    "campaign for the purpose": (
        "the Campaign for the Netherby Bypass wrote",
        {"Campaign for the Netherby Bypass"},
    ),
    "friends of somebody": ("friends of the Director and Friends of the Mayor", set()),
    "numbers": ("call 0111 for NHS help", set()),
}


@pytest.mark.parametrize(("text", "names"), GRAMMAR.values(), ids=GRAMMAR)
def test_names_by_grammar(text: str, names: set[str]) -> None:
    assert named(text) == names
