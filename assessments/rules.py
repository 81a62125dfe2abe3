"""Who may advise on which case, and why not: qualification, independence, availability. Pure; every answer is named.

Sources: WVO 2020 2.47(14); Inrichtingsbesluit WVO 15a (professions); Awb 2:4 (no interest); procedure.md §6.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from applications.enums import Kind
from assessments.enums import Profession, TieKind
from assessments.facts import ExpertFacts, FileFacts, TieFacts
from casework.checklist import Point
from casework.text import dutch_count, dutch_date, dutch_list, name_parts, search_key

P = Profession
SLOT_PROFESSIONS: dict[int, tuple[Profession, ...]] = {
    1: (P.REMEDIAL_EDUCATIONALIST, P.PSYCHOLOGIST),
    2: (P.CHILD_YOUTH_PSYCHOLOGIST, P.PEDAGOGUE, P.CHILD_PSYCHIATRIST, P.SOCIAL_WORKER, P.PHYSICIAN),
}
SLOT_LABELS = {1: "eerste deskundige", 2: "tweede deskundige"}
# How a slot is written in an address.
SLOT_WORDS = {1: "eerste-deskundige", 2: "tweede-deskundige"}
QUALIFIED, INDEPENDENT, AVAILABLE = "ib_15a", "awb_2_4", ""
# Words that do not tell one school or bureau from another.
_COMMON_WORDS = (
    "stichting vereniging school scholen college lyceum basisschool praktijkschool praktijkonderwijs vmbo onderwijs "
    "openbaar bestuur bureau testbureau praktijk locatie groep de het een van voor en in te bv"
)
_COMMON = frozenset(_COMMON_WORDS.split())
# With fewer working days left to decide, a replacement asks for a notice of a longer term (Awb 4:14).
WORKING_DAYS_SHORT = 10

DECLARATION = (
    "Ik verklaar dat ik dit advies zelf en onafhankelijk heb geschreven. Ik ben niet in dienst van de school of het "
    "bestuur dat aanvraagt en niet van de school van herkomst. Ik heb deze leerling niet getest, begeleid of behandeld "
    "en niet meegewerkt aan de aanvraag. Ik neem geen besluit over deze aanvraag."
)


def question_for(kind: str) -> str:
    """The question that both experts get, by what is asked."""
    if kind == Kind.PRO:
        return (
            "Voldoet deze leerling aan de criteria voor praktijkonderwijs, en is de leerling daarop aangewezen? "
            "Ga in op leerachterstand, intelligentie en de noodzaak van praktijkonderwijs."
        )
    return (
        "Voldoet deze leerling aan de criteria voor leerwegondersteunend onderwijs, en is de leerling daarop "
        "aangewezen? Ga in op leerachterstand, intelligentie en, waar nodig, sociaal-emotioneel functioneren."
    )


def professions_for(slot: int, remedial_educationalist_as_pedagogue: bool) -> tuple[Profession, ...]:
    """The professions that can advise in a slot (fine-print §22)."""
    allowed = SLOT_PROFESSIONS[slot]
    if slot == 2 and remedial_educationalist_as_pedagogue:
        return (*allowed, P.REMEDIAL_EDUCATIONALIST)
    return allowed


def profession_for(expert: ExpertFacts, file: FileFacts) -> str:
    """The profession in which this expert would advise in the slot; empty when none fits."""
    allowed = professions_for(file.slot, file.remedial_educationalist_as_pedagogue)
    return next((code for code in allowed if code in expert.professions), "")


def qualification(expert: ExpertFacts, file: FileFacts) -> list[Point]:
    """Profession for the slot, a registration that is valid on the day, and a working role."""
    allowed = professions_for(file.slot, file.remedial_educationalist_as_pedagogue)
    profession = profession_for(expert, file)
    label = Profession(profession).label if profession else ""
    valid = expert.registration_valid_until >= file.today
    until = dutch_date(expert.registration_valid_until)
    return [
        Point(
            "profession",
            bool(profession),
            f"Adviseert als {label}." if profession else _no_profession(expert, file.slot, allowed),
            QUALIFIED,
        ),
        Point(
            "registration",
            valid,
            f"De registratie is geldig tot en met {until}."
            if valid
            else f"De registratie was geldig tot en met {until} en is dus verlopen.",
            QUALIFIED,
        ),
        Point(
            "working",
            expert.active and expert.has_hat,
            "Neemt opdrachten aan."
            if expert.active and expert.has_hat
            else "Neemt geen opdrachten aan: staat zo in het register, of heeft geen rol als deskundige meer.",
        ),
    ]


def _no_profession(expert: ExpertFacts, slot: int, allowed: Iterable[Profession]) -> str:
    own = [str(Profession(code).label) for code in expert.professions]
    if slot == 2 and own == [str(P.PSYCHOLOGIST.label)]:
        return (
            "Is psycholoog. Als tweede deskundige telt een psycholoog alleen met de kwalificatie kinder- of "
            "jeugdpsycholoog."
        )
    wanted = " of ".join([", ".join(str(code.label) for code in list(allowed)[:-1]), str(list(allowed)[-1].label)])
    return f"Is {dutch_list(own)}. Voor de {SLOT_LABELS[slot]} is nodig: {wanted}."


def independence(expert: ExpertFacts, file: FileFacts) -> list[Point]:
    """Everything found that stands in the way of an independent advice; one met point when nothing was found."""
    found = [*_part_in_case(expert, file), *_tie_points(expert, file), *_named_in_file(expert, file)]
    if found:
        return found
    return [Point("independent", True, "Geen band gevonden met de school, het bestuur of dit dossier.", INDEPENDENT)]


def _conflict(code: str, sentence: str, *, soft: bool = False) -> Point:
    return Point(code, False, sentence, INDEPENDENT, soft=soft)


def _part_in_case(expert: ExpertFacts, file: FileFacts) -> Iterable[Point]:
    if capacity := file.capacities.get(expert.user_id):
        yield _conflict("other_capacity", f"Is of was bij deze aanvraag betrokken als {capacity}.")
    slot = file.slots_taken.get(expert.user_id)
    if slot is not None and slot != file.slot:
        yield _conflict("other_slot", f"Is in deze aanvraag al de {SLOT_LABELS[slot]}.")
    if expert.user_id in file.set_aside:
        yield _conflict("set_aside", "Een eerder advies van deze deskundige in deze aanvraag is terzijde gelegd.")
    if reason := file.recused_here.get(expert.user_id):
        yield _conflict("recused", f"Gaf de opdracht in deze aanvraag terug: {reason}.")
    if reason := file.recused_elsewhere.get(expert.user_id):
        yield _conflict(
            "recused_before", f"Gaf bij een andere aanvraag voor deze leerling een opdracht terug: {reason}."
        )


def _tie_points(expert: ExpertFacts, file: FileFacts) -> Iterable[Point]:
    for number, tie in enumerate(expert.ties, 1):
        if tie.since is not None and tie.since > file.today:
            continue
        if (object_of := _object_of(tie, file)) is None:
            continue
        if tie.ended_before(file.today):
            ended = dutch_date(tie.until) if tie.until else ""
            yield _conflict(
                f"former_tie:{number}", f"Was tot en met {ended} {tie.kind_label} {tie.name}, {object_of}.", soft=True
            )
        elif tie.kind == TieKind.PERSONAL:
            yield _conflict(f"tie:{number}", f"Heeft een persoonlijke band met {tie.name}, {object_of}.")
        else:
            yield _conflict(f"tie:{number}", f"Is {tie.kind_label} {tie.name}, {object_of}.")


def _object_of(tie: TieFacts, file: FileFacts) -> str | None:
    """What in this file the tie is with, in words; None when it is with nothing in this file."""
    if tie.board_id == file.board_id and tie.board_id is not None:
        return "het bestuur dat aanvraagt"
    if tie.board_id is not None or not tie.name:
        return None
    if tie.kind == TieKind.TEST_BUREAU:
        named = any(_holds_name(tester, tie.name) for tester in file.testers)
        return "dat in dit dossier heeft getest" if named else None
    if tie.kind == TieKind.PERSONAL:
        close = any(same_person(tie.name, person) == "same" for person in file.persons)
        return "die in dit dossier voorkomt" if close else None
    if same_place(tie.name, file.board_name):
        return "het bestuur dat aanvraagt"
    if any(same_place(tie.name, school) for school in file.school_names):
        return "een school van het bestuur dat aanvraagt"
    return "de school van herkomst" if same_place(tie.name, file.school_of_origin) else None


def _named_in_file(expert: ExpertFacts, file: FileFacts) -> Iterable[Point]:
    for tester in dict.fromkeys(file.testers):
        match same_person(expert.name, tester):
            case "same":
                yield _conflict("tester", f"Staat in dit dossier als tester of verantwoordelijke: ‘{tester}’.")
            case "maybe":
                sentence = (
                    f"In dit dossier staat een tester met dezelfde achternaam: ‘{tester}’. Controleer wie dat is."
                )
                yield _conflict("tester_name", sentence, soft=True)
    if same_person(expert.name, file.external_experts) == "same":
        yield _conflict("external", "Wordt in de motivering genoemd als betrokken deskundige.")


def same_person(name: str, written: str) -> str:
    """``same`` when two parts of the name are written, ``maybe`` when only the last name is, else empty."""
    mine, theirs = name_parts(name), name_parts(written.replace(",", " ").replace("(", " ").replace(")", " "))
    if len(mine & theirs) >= 2:
        return "same"
    last = search_key(name).split()[-1:]
    return "maybe" if last and last[0] in theirs else ""


def same_place(first: str, second: str) -> bool:
    """Whether two names may mean the same school, board or bureau: the telling words of one all occur in the other."""
    one, other = _telling(first), _telling(second)
    if not one or not other:
        return bool(search_key(first)) and search_key(first) == search_key(second)
    return one <= other or other <= one


def _holds_name(text: str, name: str) -> bool:
    words = _telling(name)
    return bool(words) and words <= set(search_key(text).replace(",", " ").split())


def _telling(name: str) -> frozenset[str]:
    words = (word.strip(".,()") for word in search_key(name).replace(",", " ").split())
    return frozenset(word for word in words if word and word not in _COMMON)


def availability(expert: ExpertFacts, file: FileFacts) -> list[Point]:
    """Absence stops new work; more files than agreed only warns."""
    points = []
    for first, last in expert.absences:
        if first <= file.today <= last:
            points.append(Point("absent", False, f"Is afwezig tot en met {dutch_date(last)}."))
    if expert.open_files >= expert.max_open_files:
        files = dutch_count(expert.open_files, "open dossier", "open dossiers")
        sentence = f"Heeft {files}; afgesproken is ten hoogste {expert.max_open_files}."
        points.append(Point("many_files", False, sentence, soft=True))
    return points


def suitability(expert: ExpertFacts, file: FileFacts) -> list[Point]:
    """Why this expert may, or may not, advise in this slot of this case: all reasons together."""
    return [*qualification(expert, file), *independence(expert, file), *availability(expert, file)]


@dataclass(frozen=True, slots=True)
class Candidate:
    """One expert with every reason for and against."""

    expert: ExpertFacts
    points: tuple[Point, ...]

    @property
    def open_points(self) -> tuple[Point, ...]:
        return tuple(point for point in self.points if not point.met)

    @property
    def hard(self) -> bool:
        """Whether something stands in the way that no reason can mend."""
        return any(not point.soft for point in self.open_points)

    @property
    def suitable(self) -> bool:
        return not self.hard


def candidates(experts: Iterable[ExpertFacts], file: FileFacts) -> list[Candidate]:
    """Every expert with his reasons: suitable ones first, without warnings before with, then by open files and name."""
    judged = [Candidate(expert, tuple(suitability(expert, file))) for expert in experts]
    return sorted(
        judged, key=lambda one: (one.hard, len(one.open_points), one.expert.open_files, search_key(one.expert.name))
    )


def cannot_finish(expert: ExpertFacts, today: date, due: date | None) -> str:
    """Why somebody who was asked cannot hand in his advice as things stand; empty when nothing is in the way.

    A registration must be valid on the day of submission, so one that ends before the last day counts (fine-print §22).
    """
    if not expert.has_hat:
        return "is geen deskundige meer van het samenwerkingsverband"
    if not expert.active:
        return "neemt geen opdrachten meer aan"
    if expert.registration_valid_until < today:
        return f"registratie verlopen op {dutch_date(expert.registration_valid_until)}"
    if due and expert.registration_valid_until < due:
        return f"registratie eindigt op {dutch_date(expert.registration_valid_until)}, vóór de laatste dag"
    away = [last for first, last in expert.absences if first <= today <= last]
    return f"afwezig tot en met {dutch_date(max(away))}" if away else ""
