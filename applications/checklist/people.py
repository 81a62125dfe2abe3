"""What the form asks about route, pupil, adults and views."""

from collections.abc import Iterable

from applications.checklist.points import point
from applications.enums import Section
from applications.facts import CaseFacts, GuardianFacts
from applications.rules import route_warnings
from casework.checklist import Point

# Mended in the case that is there already.
EARLIER_CASE = "earlier_case"


def route_points(facts: CaseFacts) -> list[Point]:
    """Kind, statutory route, and the first question of all: is there a decision already?"""
    section = Section.ROUTE
    points = [
        point(section, "route", facts.route, "Kies de route waarlangs de leerling instroomt.", "wvo_2_30_2"),
        point(
            section,
            "earlier_decision",
            facts.earlier_decision is not None,
            "Geef aan of er voor deze leerling al een geldig besluit is over wat wordt aangevraagd.",
        ),
        Point(
            "no_valid_decision",
            facts.earlier_decision is not True and not facts.granted_before,
            "Er is al een besluit. Dat blijft geldig in heel Nederland; een nieuwe aanvraag is dan niet nodig.",
            repair=EARLIER_CASE if facts.granted_before else f"section:{section}",
        ),
    ]
    if facts.is_special:
        points.append(point(section, "special_group", facts.special_group, "Kies de bijzondere groep.", "ib_15e"))
    if route_warnings(facts):
        points.append(
            point(
                section,
                "anyway_reason",
                facts.anyway_reason.strip(),
                "Lees waarom deze aanvraag waarschijnlijk wordt afgewezen, en geef een reden om toch in te dienen.",
                "awb_1_3",
            )
        )
    if facts.needs_new_facts:
        points.append(
            point(
                section,
                "new_facts",
                facts.new_facts.strip(),
                "Een eerdere aanvraag is afgewezen. Schrijf op welke feiten nieuw zijn.",
                "awb_4_6",
            )
        )
    return points


def pupil_points(facts: CaseFacts) -> list[Point]:
    """Who the pupil is."""
    section = Section.PUPIL
    return [
        point(section, "pupil_name", facts.pupil_last_name, "Vul de naam van de leerling in."),
        point(section, "birth_date", facts.birth_date, "Vul de geboortedatum van de leerling in."),
        point(section, "pupil_address", facts.has_address, "Vul het adres in, of geef aan dat het geheim is."),
        Point(
            "no_open_double",
            not facts.open_double,
            f"Voor deze leerling loopt al een aanvraag van deze soort: {facts.open_double}. Ga daarmee verder.",
            repair=EARLIER_CASE,
        ),
    ]


def guardian_points(facts: CaseFacts) -> list[Point]:
    """Who has authority, and how each can be reached."""
    section = Section.GUARDIANS
    if facts.is_adult:
        return []
    known = all(guardian.authority != "unknown" for guardian in facts.guardians)
    reachable = all(guardian.reachable for guardian in facts.with_authority)
    return [
        point(section, "guardian", facts.guardians, "Voeg de ouders of voogd toe."),
        point(section, "authority_known", known, "Geef voor iedere ouder aan of die gezag heeft.", "wvo_1_1"),
        point(section, "authority", facts.with_authority, "Er is nog niemand met gezag ingevuld.", "wvo_1_1"),
        point(section, "guardian_address", reachable, "Vul van iedere ouder met gezag het adres in.", "awb_3_41"),
    ]


def career_points(facts: CaseFacts) -> list[Point]:
    """Where the pupil comes from."""
    section = Section.CAREER
    return [
        point(section, "school_name", facts.school_name, "Vul de school in waar de leerling vandaan komt."),
        point(section, "school_kind", facts.school_kind, "Kies de soort school."),
        point(section, "group", facts.group, "Vul de groep of het leerjaar in."),
        point(section, "repeated_years", facts.repeated_years is not None, "Vul het aantal doublures in (0 kan)."),
        point(
            section,
            "newcomer",
            facts.under_year_in_nl is not None,
            "Geef aan of de leerling korter dan een jaar in Nederland is.",
            "wvo_2_30_3",
        ),
    ]


def statement_points(facts: CaseFacts) -> list[Point]:
    """Pro: a statement or proven opportunity per guardian with authority. Lwoo: the consultation (fine-print §5)."""
    section = Section.STATEMENTS
    if not facts.is_pro:
        done = facts.consulted_on and facts.consultation.strip()
        return [
            point(
                section,
                "consultation",
                done or facts.is_adult,
                "Noteer wanneer en wat er met de ouders is besproken.",
                "wvo_2_43_2",
            ),
            *(one for guardian in facts.with_authority for one in _ordinary_consent(facts, guardian)),
        ]
    points = []
    heard = [guardian for guardian in facts.with_authority if guardian.was_heard]
    all_needed = facts.place.all_must_answer or facts.is_special
    for guardian in facts.with_authority:
        met = guardian.was_heard or (not all_needed and heard and guardian.invited_on)
        points.append(
            point(
                section,
                f"statement:{guardian.id}",
                met,
                f"Zienswijze van {guardian.name}: nog geen antwoord, en geen uitnodiging met herinnering vastgelegd.",
                "wvo_2_30_4",
            )
        )
        points.extend(_statement_details(facts, guardian))
    return points


def _statement_details(facts: CaseFacts, guardian: GuardianFacts) -> Iterable[Point]:
    section = Section.STATEMENTS
    answered = guardian.answer and guardian.answer != "none"
    if answered and guardian.entered_by_school:
        yield point(
            section,
            f"signed:{guardian.id}",
            guardian.signed,
            f"Voeg de ondertekende zienswijze van {guardian.name} toe als scan.",
            "wvo_2_30_4",
        )
    if facts.is_special:
        yield point(
            section,
            f"consent:{guardian.id}",
            guardian.consent,
            f"Zonder instemming van {guardian.name} kan deze aanvraag niet worden toegekend.",
            "ib_15e",
            soft=True,
        )
    else:
        yield from _ordinary_consent(facts, guardian)


def _ordinary_consent(facts: CaseFacts, guardian: GuardianFacts) -> Iterable[Point]:
    """Where the partnership asks for it on the ordinary route as well: a reminder, never a condition."""
    if facts.place.asks_consent:
        yield point(
            Section.STATEMENTS,
            f"consent_asked:{guardian.id}",
            guardian.consent is not None,
            f"Vraag {guardian.name} om instemming; dat is hier gebruik. Het is geen voorwaarde.",
            soft=True,
        )


def pupil_voice_points(facts: CaseFacts) -> list[Point]:
    """The pupil's own view: usual, never a gate; from eighteen on it takes the parents' place (fine-print §2)."""
    if facts.is_adult:
        return _adult_points(facts)
    given = facts.pupil_words.strip() or facts.pupil_not_given
    sentence = "Vraag de leerling wat hij zelf vindt. Dit is niet verplicht."
    return [point(Section.PUPIL_VOICE, "pupil_voice", given, sentence, soft=True)]


def _adult_points(facts: CaseFacts) -> list[Point]:
    section, points = Section.PUPIL_VOICE, []
    if facts.is_pro:
        given = facts.pupil_words.strip() or (facts.pupil_answer and facts.pupil_answer != "none")
        sentence = "De leerling is 18 of ouder en geeft dus zelf een zienswijze; die is er nog niet."
        points.append(point(section, "pupil_voice", given, sentence, "wvo_2_30_4"))
    if facts.is_special:
        sentence = "Zonder instemming van de leerling zelf kan deze aanvraag niet worden toegekend."
        points.append(point(section, "pupil_consent", facts.pupil_consent, sentence, "ib_15e", soft=True))
    return points
