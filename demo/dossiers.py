"""OSO dossiers of made-up pupils, for both profiles: real files in the structure that schools send, from a seed.

``tree`` gives the elements, so that a test can change one thing; ``written`` makes the bytes of it.
"""

import base64
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from lxml import etree

from assessments.dossiers.description import CATEGORIES, FORBIDDEN, POSWV, REQUIRED, VOSWV, WITHHELD, rule_of
from demo.names import Child, children
from demo.papers import report

NAMESPACE = "http://www.edustandaard.nl/oso_gegevensset/{year}/dossier"
SAID = {REQUIRED: "VERPLICHT", FORBIDDEN: "VERBODEN"}
SEED = 4711
MOTHERS = frozenset({"Marieke", "Fatima", "Sandra", "Ingrid", "Samira", "Esther"})
BRIN = {POSWV: "99YA", VOSWV: "99YB"}
# Test: code, area, name, version, DLE at PO and at VO.
TESTS = (
    ("PROEF-IR", "inzichtelijk rekenen", "Proeftoets Rekenen", "M8", 24, 38),
    ("PROEF-BL", "begrijpend lezen", "Proeftoets Begrijpend lezen", "M8", 26, 41),
    ("PROEF-TL", "technisch lezen", "Proeftoets Technisch lezen", "E7", 39, 47),
    ("PROEF-SP", "spelling", "Proeftoets Spelling", "M8", 31, 44),
)


@dataclass(frozen=True, slots=True)
class Sample:
    """A dossier that can be downloaded in the demo."""

    slug: str
    label: str
    profile: str
    child: int
    withheld: tuple[str, ...] = ()


SAMPLES = (
    Sample("basisschool", "Van een basisschool, alles aangeleverd", POSWV, 0),
    Sample(
        "basisschool-achtergehouden",
        "Van een basisschool, deels achtergehouden",
        POSWV,
        1,
        ("ouderinzage", "bijlagedocs"),
    ),
    Sample("voortgezet", "Van een school voor voortgezet onderwijs", VOSWV, 2),
)


def sample(slug: str, today: date) -> bytes:
    """The bytes of a sample by its slug; KeyError for an unknown one."""
    chosen = {one.slug: one for one in SAMPLES}[slug]
    return written(tree(chosen.profile, today, child=chosen.child, withheld=chosen.withheld))


def written(root: Any) -> bytes:
    """A tree as a file."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)


def tree(profile: str, today: date, *, child: int = 0, withheld: Sequence[str] = (), year: str = "2019") -> Any:
    """A whole dossier. ``withheld`` are categories that parents or school kept out."""
    found = children(SEED, child + 1)[child]
    writer = _Writer(profile, today, found, frozenset(withheld))
    return _element("dossier", writer.dossier(), NAMESPACE.format(year=year))


# A part is a name with a text, or with the parts inside it; None is left out.
type Part = tuple[str, str | list["Part | None"]]


def _element(name: str, inside: "str | list[Part | None]", space: str) -> Any:
    found = etree.Element(f"{{{space}}}{name}", nsmap={None: space})
    if isinstance(inside, str):
        found.text = inside
    else:
        found.extend([_element(*part, space) for part in inside if part is not None])
    return found


class _Writer:
    """One made-up dossier."""

    def __init__(self, profile: str, today: date, child: Child, withheld: frozenset[str]) -> None:
        self.profile, self.child, self.withheld = profile, child, withheld
        self.year = today.year if today.month >= 8 else today.year - 1
        tested = date(today.year, 10, 12)
        self.tested = tested if tested < today else date(today.year - 1, 10, 12)
        self.is_po = profile == POSWV

    def dossier(self) -> list[Part | None]:
        return [
            ("metadata", self._metadata()),
            ("overdrachtsoort", "swv-dossier"),
            self._unless("ouderinzage", ("inzage", self._parents_view())),
            ("huidigeschool", self._school()),
        ]

    def _unless(self, category: str, part: Part) -> Part | None:
        return None if category in self.withheld else part

    def _metadata(self) -> list[Part | None]:
        said: list[Part | None] = [(f"cat_{key}", self._said(key)) for key in CATEGORIES]
        return [
            ("deeldossier", "LASLVS"),
            ("pakketnaam", "Proefadministratie"),
            ("pakketversie", "1"),
            ("datum", self.tested.isoformat()),
            ("standaardversie", "2019.1"),
            ("validatieversie", "2019.1.1"),
            ("categorie_uitlevering", said),
            ("overstap", self.profile),
        ]

    def _said(self, key: str) -> str:
        return WITHHELD if key in self.withheld else SAID.get(rule_of(key, self.profile), "OPTIONEEL")

    def _parents_view(self) -> list[Part | None]:
        return [
            ("voorlopigdossier", "false"),
            ("inzage", "true"),
            ("inzagedatum", self.tested.isoformat()),
            ("akkoord", "Nee"),
            ("redennietakkoord", "De toets is op een slechte dag gemaakt."),
            ("toestemming", "Ja"),
        ]

    def _school(self) -> list[Part | None]:
        return [
            ("naam", self.child.school if self.is_po else "Vmbo De Proefkade"),
            ("adreslijst", [("adres", self._address("bezoek", "Schoolplein", "3"))]),
            ("communicatielijst", [_contact("telefoon", "0000000000"), _contact("e-mail", "school@demo.example")]),
            ("brincode", BRIN[self.profile]),
            ("vestigingscode", "00"),
            ("aanleverpunt", "1"),
            ("soort", "BO" if self.is_po else "VO"),
            ("leerling", self._pupil()),
        ]

    def _address(self, kind: str, street: str, number: str) -> list[Part | None]:
        postcode = self.child.postcode.replace(" ", "")
        parts = {
            "soortadres": kind,
            "straat": street,
            "nummer": number,
            "postcode": postcode,
            "plaats": self.child.place,
        }
        return list(parts.items())

    def _home(self) -> Part:
        street, _, number = self.child.street.rpartition(" ")
        return ("adreslijst", [("adres", self._address("bezoek", street, number))])

    def _pupil(self) -> list[Part | None]:
        name, infix, last = self.child.first_name, self.child.infix, self.child.last_name
        born = date(self.year - (11 if self.is_po else 12), 3, 9)
        return [
            ("voornaam", name),
            ("voornaam", "Proef"),
            ("voorvoegsel", infix) if infix else None,
            ("achternaam", last),
            ("roepnaam", name),
            ("geboortedatum", born.isoformat()),
            ("geslacht", "1"),
            ("adresgeheim", "false"),
            self._home(),
            ("leerlingid", "LN-0042"),
            ("verzorgersaansprakelijk", "true"),
            self._unless("overstapadvies", ("overstapadvies", [
                ("advies", "20"),
                ("argumentatie", "Leert door te doen en heeft veel herhaling nodig."),
                ("aandachtspunten", "Een vaste plek in de klas helpt."),
            ])),
            ("schoolloopbaanlijst", [("schoolloopbaan", one) for one in self._years()]),
            ("onderwijsondersteuning", self._support()),
            self._unless("verzuim", ("verzuim", [("dagdelengeoorloofd", "4"), ("dagdelenongeoorloofd", "0")])),
            self._unless("toetsresultaten", ("toetslijst", [("toets", one) for one in self._tests()])),
            self._unless("bijlagedocs", ("overigdocumentlijst", [
                _document("Gespreksverslag.pdf", "Verslag van een gesprek", "Verslag van een gesprek met de ouders"),
            ])),
            *(("verzorger", self._guardian(index)) for index in (0, 1)),
        ]  # fmt: skip

    def _years(self) -> list[list[Part | None]]:
        groups = ["1", "2", "3", "4", "5", "5", "6", "7", "8"] if self.is_po else ["3", "4", "5", "6", "7", "8", "11"]
        first = self.year - len(groups) + 1
        return [self._year(first + index, group) for index, group in enumerate(groups)]

    def _year(self, begin: int, group: str) -> list[Part | None]:
        kind = "VO" if int(group) > 10 else "BO"
        return [
            ("schooljaar", f"{begin}-{begin + 1}"),
            ("groepscode", group),
            ("jaargroep", group),
            ("begindatum", f"{begin}-08-01"),
            ("einddatum", f"{begin + 1}-07-31"),
            ("brincode", BRIN[self.profile]),
            ("vestigingscode", "00"),
            ("schoolsoort", kind),
        ]

    def _support(self) -> list[Part | None]:
        last = self.year
        needs = _document("Onderwijsbehoeften.pdf", "Toelichting onderwijsbehoeften", "Wat nodig is om te leren")
        plan: Part = ("handelingsplan", [
            ("startdatum", f"{last - 1}-09-01"),
            ("einddatum", f"{last}-06-30"),
            ("isgerichtop", "rekenen in een kleine groep"),
            _document("Handelingsplan.pdf", "Handelingsplan rekenen", "Drie keer per week in een kleine groep"),
        ])  # fmt: skip
        opp: Part = ("opp", [
            ("opp_ingangdatum", f"{last - 1}-09-01"),
            _document("OPP.pdf", "Ontwikkelingsperspectief", "Doelen en wat ervan terechtkwam"),
        ])  # fmt: skip
        lwoo: Part = ("lwoo", [
            ("lwoo_ingangdatum", f"{last}-08-01"),
            ("lwoo_swvnummer", "VO2998"),
            ("lwoo_beschikkingsnummer", f"VO2998-{last}-00012"),
        ])  # fmt: skip
        return [
            ("toelichting_onderwijsbehoeften", [needs]),
            self._unless("handelingsplannen", plan),
            opp,
            None if self.is_po else lwoo,
        ]

    def _tests(self) -> list[list[Part | None]]:
        return [*(self._learning(*one) for one in TESTS), self._intelligence()]

    def _learning(self, code: str, area: str, name: str, version: str, at_po: int, at_vo: int) -> list[Part | None]:
        return [
            ("toetsidentificatie", list({
                "eldtoetscode": code, "leergebied": area, "toetsnaam": name, "toetsversie": version,
            }.items())),
            ("afname", [
                ("afnamedatum", self.tested.isoformat()),
                ("jaargroep", "8" if self.is_po else "11"),
                ("dl", "60"),
                ("afgenomendoor", [("naammedewerker", "A. Proefneming"), ("functie", "leerkracht")]),
            ]),
            ("resultaat", [_score("DLE", str(at_po if self.is_po else at_vo)), _score("LA", "40")]),
        ]  # fmt: skip

    def _intelligence(self) -> list[Part | None]:
        margin: Part = ("toetsscore", [("betrouwbaarheidsinterval", [("bivlaag", "74.0"), ("bivhoog", "84.0")])])
        return [
            ("toetsidentificatie", [
                ("eldtoetscode", "PROEF-IQ"), ("leergebied", "IQ"), ("toetsnaam", "Proeftest Intelligentie"),
            ]),
            ("afname", [
                ("afnamedatum", self.tested.isoformat()),
                ("afgenomendoor", [("naammedewerker", "dr. B. Verzonnen"), ("functie", "orthopedagoog")]),
            ]),
            ("resultaat", [
                None if self.is_po else margin,
                _score("IQ", "68" if self.is_po else "79"),
                _document("Intelligentieonderzoek.pdf", "Verslag onderzoek", "Het totaal-IQ en hoe de taken gingen"),
            ]),
        ]  # fmt: skip

    def _guardian(self, index: int) -> list[Part | None]:
        called, _, family = self.child.parents[index].partition(" ")
        secret = index == 1
        return [
            ("voornaam", called),
            ("achternaam", family),
            ("adresgeheim", "true" if secret else "false"),
            None if secret else self._home(),
            ("communicatielijst", [
                _contact("telefoon", "9999999999" if secret else "0600000000", secret=secret),
                _contact("e-mail", f"ouder{index + 1}@demo.example"),
            ]),
            ("relatietotkind", "2" if called in MOTHERS else "1"),
            ("wettigevertegenwoordiger", "true"),
        ]  # fmt: skip


def _contact(kind: str, number: str, *, secret: bool = False) -> Part:
    return ("communicatie", [("soort", kind), ("nummer", number), ("geheim", "true" if secret else "false")])


def _score(code: str, value: str) -> Part:
    return (
        "referentiescore",
        [("codereferentiescore", code), ("codevergelijkingsgroep", "Landelijk"), ("waarde", value)],
    )


def _document(name: str, description: str, line: str) -> Part:
    packed = base64.b64encode(report(description, [line])).decode()
    return ("document", [("bestandsnaam", name), ("omschrijving", description), ("bestandsinhoud", packed)])
