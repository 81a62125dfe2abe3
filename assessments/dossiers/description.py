"""Our own description of an OSO dossier for a partnership: what stands where, what must and what may not.

Written from the public gegevensset of Edustandaard, version 2019.1 (profiles POSWV and VOSWV); later versions keep
their year in the namespace and are let in by a setting once somebody has compared them.
"""

import re

NAMESPACE = re.compile(r"http://www\.edustandaard\.nl/oso_gegevensset/(\d{4})/dossier")
ROOT = "dossier"
KIND = "swv-dossier"
POSWV, VOSWV = "POSWV", "VOSWV"
PROFILES = {POSWV: "primair of speciaal onderwijs", VOSWV: "voortgezet onderwijs"}
PARTS_WITH_ADMINISTRATION = frozenset({"LAS", "LASLVS"})
WITHHELD = "OPT-UIT"
REQUIRED, OPTIONAL, FORBIDDEN = "required", "optional", "forbidden"

PUPIL = "huidigeschool/leerling"
SUPPORT = f"{PUPIL}/onderwijsondersteuning"

# Category: where it stands in the dossier; one of these places is enough.
CATEGORIES: dict[str, tuple[str, ...]] = {
    "metadata": ("metadata",),
    "school": ("huidigeschool/naam", "huidigeschool/brincode"),
    "leerling": (PUPIL,),
    "oudersverzorgers": (f"{PUPIL}/verzorger", f"{PUPIL}/aansprakelijkeinstelling"),
    "schoolloopbaan": (f"{PUPIL}/schoolloopbaanlijst/schoolloopbaan",),
    "onderwijsondersteuning": (SUPPORT,),
    "ouderinzage": ("inzage",),
    "overstapadvies": (f"{PUPIL}/overstapadvies",),
    "toetsresultaten": (f"{PUPIL}/toetslijst/toets",),
    "handelingsplannen": (f"{SUPPORT}/handelingsplan", f"{PUPIL}/handelingsplanlijst"),
    "bijlagedocs": (f"{PUPIL}/overigdocumentlijst",),
    "verzuim": (f"{PUPIL}/verzuim",),
    "cijferlijsten": (f"{PUPIL}/cijferlijstlijst",),
    "vve": tuple(
        f"{PUPIL}/{name}" for name in ("vanpeuterspeelzaal", "naampeuterspeelzaal", "voorschools", "vroegschools")
    ),
    "eindtoetsbo": (f"{PUPIL}/eindtoets_basisonderwijs",),
    "vombo": tuple(
        f"{PUPIL}/{name}"
        for name in (
            "bevorderd", "examenresultaat", "resultaatvakkenvo", "certificaat", "competenties", "stage", "overigvombo",
        )
    ),
}  # fmt: skip
# A treatment plan stands inside the support and is a category of its own.
NO_SUPPORT = frozenset({"handelingsplan"})
ALWAYS = frozenset({"metadata", "school", "leerling", "oudersverzorgers", "schoolloopbaan", "onderwijsondersteuning"})
FORBIDDEN_IN = {POSWV: frozenset({"eindtoetsbo", "vombo"}), VOSWV: frozenset({"vve"})}


def rule_of(category: str, profile: str) -> str:
    """What a profile says of a category: required, optional or forbidden."""
    if category in FORBIDDEN_IN[profile]:
        return FORBIDDEN
    return REQUIRED if category in ALWAYS else OPTIONAL


# Numbers of persons: a dossier that holds one is not taken at all.
NUMBERS = frozenset({"bsn", "onderwijsnummer", "pgn", "persoonsgebondennummer", "burgerservicenummer"})
# What may not stand in a dossier for a partnership; it is named and not read.
MAY_NOT = {
    "geboorteplaats": "de geboorteplaats",
    "geboortemaand": "de geboortemaand",
    "nationaliteit": "de nationaliteit",
    "postcode4adres": "de vier cijfers van de postcode",
    "banknummer": "een bankrekeningnummer",
    "iban": "een bankrekeningnummer",
    "vir": "gegevens van de verwijsindex (VIR)",
    "zat": "gegevens van het zorgadviesteam (ZAT)",
}
# What may be there but is not needed to judge an application; it is named and not read.
NOT_NEEDED = {
    "diagnose": "diagnoses, met hun bijlagen",
    "medicijngebruik": "medicijngebruik",
    "huisarts": "de huisarts",
    "rvc": "gegevens van de vroegere verwijzingscommissie (RVC)",
    "gba": "de gegevens uit de bevolkingsadministratie",
    "leerlingid": "het leerlingnummer van de school",
    "leerlinggewicht": "het leerlinggewicht",
    "adresbuitenland": "een adres in het buitenland",
}

# Elements in Dutch words, to say where something stands. Lists and wrappers are left out of a place.
WRAPPERS = frozenset(
    {
        "dossier", "adreslijst", "communicatielijst", "schoolloopbaanlijst", "toetslijst", "cijferlijstlijst",
        "overigdocumentlijst", "documentLijst", "handelingsplanlijst",
    }
)  # fmt: skip
WORDS = {
    "metadata": "gegevens over het bestand",
    "inzage": "inzage door ouders",
    "redennietakkoord": "reden van geen akkoord",
    "huidigeschool": "school",
    "leerling": "leerling",
    "verzorger": "ouder of verzorger",
    "aansprakelijkeinstelling": "instelling",
    "huisarts": "huisarts",
    "adres": "adres",
    "communicatie": "contactgegeven",
    "schoolloopbaan": "schooljaar",
    "overstapadvies": "overstapadvies",
    "argumentatie": "toelichting",
    "onderwijsondersteuning": "ondersteuning",
    "toelichting_onderwijsbehoeften": "onderwijsbehoeften",
    "handelingsplan": "handelingsplan",
    "opp": "ontwikkelingsperspectief",
    "tlv": "toelaatbaarheidsverklaring",
    "lwoo": "lwoo-aanwijzing",
    "diagnose": "diagnose",
    "arrangement_pao": "arrangement",
    "arrangement_cluster12": "arrangement cluster 1 of 2",
    "verzuim": "verzuim",
    "toets": "toets",
    "toetsidentificatie": "welke toets",
    "afname": "afname",
    "afgenomendoor": "afgenomen door",
    "resultaat": "uitslag",
    "toetsonderdeel": "onderdeel",
    "referentiescore": "score",
    "cijferlijst": "cijferlijst",
    "document": "bijlage",
    "bestandsnaam": "bestandsnaam",
    "bestandsinhoud": "inhoud",
    "omschrijving": "omschrijving",
    "opmerking": "opmerking",
    "bsn": "burgerservicenummer",
    "onderwijsnummer": "onderwijsnummer",
    "leerlingid": "leerlingnummer",
    "voornaam": "voornaam",
    "achternaam": "achternaam",
    "roepnaam": "roepnaam",
    "nummer": "nummer",
    "aandachtspunten": "aandachtspunten",
}

SECRET_PHONE, SECRET_MAIL = "9999999999", "geheim@geheim.geheim"
# The codes of a relation that the public description explains; the others are told as they are not known.
RELATIONS = {"1": "vader", "2": "moeder", "3": "voogd"}
