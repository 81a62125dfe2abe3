"""Made-up people, drawn from lists by a fixed seed. None of them exists."""

import random
from dataclasses import dataclass

GIRLS = ("Noor", "Saar", "Yara", "Lotte", "Amira", "Fenna", "Roos", "Elif", "Mila", "Jasmijn", "Tess", "Nadia", "Puck")
BOYS = ("Sem", "Daan", "Youssef", "Bram", "Milan", "Jens", "Emre", "Thijs", "Luca", "Ruben", "Noah", "Kaan", "Stijn")
PARENTS = ("Marieke", "Erik", "Fatima", "Johan", "Sandra", "Mehmet", "Ingrid", "Peter", "Samira", "Wouter", "Esther")
FAMILIES = (
    "Bakkerveld", "van den Hoevelaar", "Yilmazoğlu", "de Ruyterkamp", "Elzenbroek", "Kaptijnse", "van Ommerloo",
    "Dijkgravers", "El Haddadi", "Vosmeerten", "Rietveldhuis", "ten Brinkhuis", "Oosterwolder", "Sijtsmaar",
    "Van Leeuwerden", "Groenewoudt", "Kuiperszoon", "Zandbergers", "Aydemirci", "Meerhoven", "Westerkampen",
    "Nieuwlander", "Haverkotte", "Poldervaarten", "Schipperheyn", "Winterdijk", "Brouwershof", "Tuinderman",
    "Abbenhuizen", "van Beukenstein", "Çetinkaplan", "Duinmeijer", "Eikelboomer", "Fransenveld", "Grootscholte",
    "El Hamdioui", "IJsbrandsen", "Jongerlinge", "Karaoğlanlı", "van de Langewei", "Molenbeker", "Noorderhaaf",
    "Okkerveldt", "Pietershoek", "Quartelaer", "Roggeveldt", "ter Steegman", "Tolhuizer", "Uitenboogh", "Vlietlanden",
)  # fmt: skip
STREETS = ("Wilgenpad", "Molenerf", "Kastanjehof", "Zuiderdreef", "Havenkade", "Lindelaan", "Veldweg", "Schoolplein")
PLACES = ("Proefstad", "Oefendorp", "Voorbeeldhoven")
FIRST_SCHOOLS = ("De Regenboogbrug", "Het Kompasschip", "De Zonnewijzerhof", "De Vlinderboom", "SBO De Ankerplaats")


@dataclass(frozen=True, slots=True)
class Child:
    """A made-up pupil with his family's name and address."""

    first_name: str
    infix: str
    last_name: str
    street: str
    postcode: str
    place: str
    school: str
    parents: tuple[str, str]

    @property
    def family(self) -> str:
        return " ".join(part for part in (self.infix, self.last_name) if part)


def children(seed: int, number: int) -> list[Child]:
    """This many pupils, no two with the same family name; the first ones stay the same when there are more."""
    families = random.Random(seed).sample(FAMILIES, len(FAMILIES))  # noqa: S311 - names for a demo
    return [_child(random.Random(seed + index), index, family) for index, family in enumerate(families[:number])]  # noqa: S311


def _child(chance: random.Random, index: int, family: str) -> Child:
    infix, last_name = split(family)
    first, second = chance.sample(PARENTS, 2)
    return Child(
        first_name=chance.choice(GIRLS if index % 2 else BOYS),
        infix=infix,
        last_name=last_name,
        street=f"{chance.choice(STREETS)} {chance.randint(1, 140)}",
        postcode=f"{chance.randint(10, 99)}00 ZZ",
        place=chance.choice(PLACES),
        school=chance.choice(FIRST_SCHOOLS),
        parents=(f"{first} {family}", f"{second} {family}"),
    )


def split(family: str) -> tuple[str, str]:
    """The prefix of a family name, and the rest of it."""
    words = family.split()
    return " ".join(words[:-1]), words[-1]
