"""Papers and files for tests: what letters say, PDFs with text, and letters on their way. All names are made up."""

import io
import itertools
from dataclasses import replace
from datetime import date

from django.core.files.uploadedfile import SimpleUploadedFile

from applications.letters import MissingItem, ReceiptLetter, SupplementLetter
from assessments.letters import AddendumLine, AdviceAnnex, AdviceSection
from casework.acting import Act
from correspondence import files
from correspondence.enums import AddresseeKind
from correspondence.letters import Addressee, Annex, ApplicantLine, Letterhead, PupilLine, Signer, SupportPoint
from correspondence.models import StoredFile
from decisions.enums import Outcome
from decisions.letters import (
    AdviceLine,
    CriterionLine,
    DecisionLetter,
    Declaration,
    ObjectionClause,
    Reasons,
    ViewLine,
    wording,
)

SENT = date(2027, 3, 1)
LAST_DAY = date(2027, 4, 12)
START = date(2027, 8, 1)
NUMBER = "VO2999-2027-00001"
_number = itertools.count(1)

LETTERHEAD = Letterhead(
    name="Samenwerkingsverband VO Proefstreek",
    code="VO2999",
    address_lines=("Postbus 1", "0000 AA Proefstad"),
    place="Proefstad",
    email="secretariaat@proefstreek.example",
    phone="000-0000000",
    website="proefstreek.example",
)
PUPIL = PupilLine("Sam Proefleerling", date(2014, 11, 3))
APPLICANT = ApplicantLine("Stichting Proefscholen", "Praktijkschool De Proef", "99ZZ-00")
SIGNER = Signer("A. Proefbestuurder", "directeur", "het bestuur van het samenwerkingsverband", "mandaatbesluit 2026")
SUPPORT = SupportPoint("Ouder- en jeugdsteunpunt Proefstreek", "000-1111111", "", "steunpunt.example")
BOARD = Addressee(
    AddresseeKind.BOARD, "Bestuur van Stichting Proefscholen", ("Schoolplein 2", "0000 AB Proefstad"), "Geacht bestuur"
)
GUARDIAN = Addressee(
    AddresseeKind.GUARDIAN, "Mevrouw R. Proefouder", ("Proeflaan 12", "0000 AC Proefstad"), "Geachte mevrouw Proefouder"
)


def reasons(*, formal: bool = False) -> Reasons:
    """The reasons of a grant on the merits, or of a formal decision."""
    if formal:
        return Reasons(
            "", (), "De aanvraag kwam binnen op 11 januari 2027. Het verslag van het intelligentieonderzoek ontbrak.",
            (), (), "", "Zonder dat verslag kunnen wij de aanvraag niet beoordelen.", "Wij laten de aanvraag liggen.",
        )  # fmt: skip
    return Reasons(
        criteria_text="Voor praktijkonderwijs gelden twee criteria: het intelligentiequotiënt en de leerachterstand.",
        criteria=(
            CriterionLine("Intelligentie", "IQ van 55 tot en met 80", "IQ 71 (WISC-V, 12 november 2026)", "voldoet"),
            CriterionLine(
                "Leerachterstand",
                "0,50 of meer op twee van de vier domeinen, waaronder inzichtelijk rekenen of begrijpend lezen",
                "inzichtelijk rekenen 0,550 (27/60); begrijpend lezen 0,533 (28/60)",
                "voldoet",
            ),
        ),
        facts="Sam zit in groep 8.\n\nHet onderwijskundig rapport laat zien dat Sam vooral leert door te doen.",
        advices=(
            AdviceLine(
                "de eerste deskundige", "drs. E. Proefdeskundige", "orthopedagoog", date(2027, 2, 8),
                "toelaatbaar tot het praktijkonderwijs", "De achterstand is al jaren even groot.", "Bijlage 1",
            ),
            AdviceLine(
                "de tweede deskundige", "D. Tweedeproef", "kinder- en jeugdpsycholoog", date(2027, 2, 10),
                "toelaatbaar tot het praktijkonderwijs", "Sam heeft baat bij werken met de handen.", "Bijlage 2",
            ),
        ),
        views=(
            ViewLine("Ouder 1", "eens met de aanvraag", date(2027, 1, 8), "Wij denken dat Sam daar opbloeit."),
            ViewLine("Sam zelf", "wil graag naar het praktijkonderwijs", None, "Ik wil kok worden."),
        ),
        hearing="",
        weighing="Alle gegevens wijzen dezelfde kant op. Een diploma vmbo is niet te verwachten, ook niet met lwoo.",
        conclusion="Sam voldoet aan de criteria.",
    )  # fmt: skip


def decision_letter(
    *, kind: str = "pro", outcome: str = Outcome.GRANT, to: Addressee = GUARDIAN, formal: bool = False, **fields: object
) -> DecisionLetter:
    """A decision letter of any kind and outcome."""
    granted = outcome == Outcome.GRANT
    start = START if granted else None
    facts = wording.SummaryFacts(kind, outcome, PUPIL.name, start, None, LAST_DAY, to.kind, formal)
    letter = DecisionLetter(
        letterhead=LETTERHEAD,
        addressee=to,
        number=NUMBER,
        reference="2027-0042",
        sending_date=SENT,
        decided_on=date(2027, 2, 26),
        kind=kind,
        outcome=outcome,
        outcome_label=str(Outcome(outcome).label),
        subject=wording.subject(kind),
        operative=wording.operative(kind, outcome, pupil=PUPIL.name, start=start),
        legal_basis=wording.legal_basis(kind, outcome),
        pupil=PUPIL,
        applicant=APPLICANT,
        applied_on=date(2027, 1, 11),
        start_date=start,
        valid_until=None,
        validity=wording.validity(None) if granted else "",
        summary=wording.summary(facts),
        reasons=reasons(formal=formal),
        annexes=()
        if formal
        else (
            Annex("Bijlage 1", "advies van drs. E. Proefdeskundige, orthopedagoog, 8 februari 2027"),
            Annex("Bijlage 2", "advies van D. Tweedeproef, kinder- en jeugdpsycholoog, 10 februari 2027"),
        ),
        copies=wording.sent_to(2, pupil_is_adult=False),
        signer=SIGNER,
        objection=ObjectionClause(
            body="het bestuur van Samenwerkingsverband VO Proefstreek",
            address_lines=("Postbus 1", "0000 AA Proefstad"),
            electronic="U kunt ook bezwaar maken in het portaal, als u daar een account hebt.",
            committee="Een onafhankelijke bezwaaradviescommissie",
            last_day=LAST_DAY,
            post_until=date(2027, 4, 19),
        ),
        support=SUPPORT,
    )
    return replace(letter, **fields)


def declaration(*, kind: str = "pro", **fields: object) -> Declaration:
    """The certificate of a grant."""
    paper = Declaration(
        letterhead=LETTERHEAD,
        number=NUMBER,
        kind=kind,
        title=wording.DECLARATIONS[kind],
        operative=wording.operative(kind, Outcome.GRANT, pupil=PUPIL.name, start=START),
        pupil=PUPIL,
        applicant=APPLICANT,
        decided_on=date(2027, 2, 26),
        start_date=START,
        valid_until=None,
        validity=wording.validity(None),
        legal_basis=wording.legal_basis(kind, Outcome.GRANT),
        signer=SIGNER,
    )
    return replace(paper, **fields)


def advice_annex(**fields: object) -> AdviceAnnex:
    """The annex with one advice."""
    paper = AdviceAnnex(
        label="Bijlage 1",
        partnership=LETTERHEAD.name,
        partnership_code=LETTERHEAD.code,
        pupil=PUPIL,
        applicant=APPLICANT,
        kind_label="toelaatbaarheid tot het praktijkonderwijs",
        expert="drs. E. Proefdeskundige",
        profession="orthopedagoog",
        registration="registratienummer P-0001",
        question="Voldoet de leerling aan de criteria voor het praktijkonderwijs?",
        documents=("onderwijskundig rapport, 4 januari 2027", "verslag intelligentieonderzoek, 12 november 2026"),
        sections=(
            AdviceSection("Intelligentie", "Het IQ is 71.\n\nDe test is goed afgenomen."),
            AdviceSection("Leerachterstand", "De achterstand is meer dan de helft op twee domeinen."),
        ),
        conclusion="Ik adviseer: toelaatbaar tot het praktijkonderwijs.",
        reservations="Geen.",
        declaration="Ik heb dit advies zelf geschreven en heb geen band met de school of met de aanvraag.",
        dated=date(2027, 2, 8),
        addenda=(AddendumLine(date(2027, 2, 15), "Het nagekomen verslag verandert mijn advies niet."),),
    )
    return replace(paper, **fields)


def receipt_letter(*, to: Addressee = BOARD, **fields: object) -> ReceiptLetter:
    """The confirmation of receipt."""
    paper = ReceiptLetter(
        letterhead=LETTERHEAD,
        addressee=to,
        reference="2027-0042",
        sending_date=date(2027, 1, 12),
        received_on=date(2027, 1, 11),
        channel="via Toewijzer",
        kind_label="toelaatbaarheid tot het praktijkonderwijs",
        pupil=PUPIL,
        applicant=APPLICANT,
        decide_by=date(2027, 3, 8),
        decide_steps=("De termijn is acht weken na ontvangst (artikel 4:13 Awb).",),
        signer=Signer("S. Proefsecretaris", "secretaris", ""),
        support=SUPPORT,
    )
    return replace(paper, **fields)


def supplement_letter(*, to: Addressee = BOARD, **fields: object) -> SupplementLetter:
    """The request to complete an application."""
    paper = SupplementLetter(
        letterhead=LETTERHEAD,
        addressee=to,
        reference="2027-0042",
        sending_date=date(2027, 1, 13),
        received_on=date(2027, 1, 11),
        round_number=1,
        kind_label="toelaatbaarheid tot het praktijkonderwijs",
        pupil=PUPIL,
        applicant=APPLICANT,
        items=(
            MissingItem("Verslag intelligentieonderzoek", "het verslag moet zijn ondertekend", "artikel 15d IB WVO"),
            MissingItem("Zienswijze van ouder 2", "elke ouder met gezag krijgt de gelegenheid"),
        ),
        explanation="",
        last_day=date(2027, 1, 27),
        decide_by=date(2027, 3, 22),
        signer=Signer("S. Proefsecretaris", "secretaris", ""),
        support=SUPPORT,
    )
    return replace(paper, **fields)


def pdf_bytes(text: str = "Proefdocument", pages: int = 1) -> bytes:
    """A small, valid PDF with this text on every page."""
    words = text.replace("\\", "").replace("(", "").replace(")", "").encode("latin-1", "replace")
    stream = b"BT /F1 12 Tf 72 720 Td (" + words + b") Tj ET"
    kids = b" ".join(b"%d 0 R" % (4 + 2 * page) for page in range(pages))
    bodies = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [" + kids + b"] /Count %d >>" % pages,
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for page in range(pages):
        bodies.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>" % (5 + 2 * page)
        )
        bodies.append(b"<< /Length %d >>\nstream\n" % len(stream) + stream + b"\nendstream")
    out = io.BytesIO(b"")
    out.write(b"%PDF-1.7\n")
    places = []
    for number, body in enumerate(bodies, start=1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n" % number + body + b"\nendobj\n")
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(bodies) + 1))
    out.writelines(b"%010d 00000 n \n" % place for place in places)
    out.write(b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(bodies) + 1, start))
    return out.getvalue()


def upload(name: str = "document.pdf", content: bytes | None = None) -> SimpleUploadedFile:
    """A file as a browser sends it; a small PDF unless told otherwise."""
    return SimpleUploadedFile(name, pdf_bytes() if content is None else content)


def stored_file(act: Act, *, content: bytes | None = None, name: str = "document.pdf", **fields: object) -> StoredFile:
    """A file through the one door. Must run inside a transaction."""
    values = {"owner_kind": "document", "download_stem": f"document-{next(_number)}", **fields}
    return files.store(act, files.inspect(upload(name, content)), **values)  # type: ignore[arg-type]
