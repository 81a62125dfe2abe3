"""What people wrote in the demo's files: texts of our own, about pupils who do not exist."""

MOTIVATION = {
    "pro": (
        "{name} leert vooral door te doen. In de klas lukt een opdracht pas na voordoen en samen oefenen. De"
        " leerstof van groep 6 vraagt nog steeds veel herhaling. Wij verwachten geen vmbo-diploma, ook niet met extra"
        " hulp, en denken dat de praktijklessen passen bij wat {name} kan en wil."
    ),
    "lwoo": (
        "{name} kan een vmbo-diploma halen, mits er een kleine klas is en iemand die helpt met plannen en lezen. Zonder"
        " die hulp loopt het vast: toetsen worden half gemaakt en het zelfvertrouwen daalt."
    ),
}
WHY_THIS_KIND = {
    "pro": (
        "De achterstand bij rekenen en lezen blijft groeien, ook met individuele hulp. Een diploma vmbo is te hoog"
        " gegrepen."
    ),
    "lwoo": (
        "Met hulp haalt {name} bij lezen steeds de doelen. Dat past bij vmbo met ondersteuning en niet bij"
        " praktijkonderwijs."
    ),
}
CONSULTATION = (
    "Met de ouders is besproken wat de toetsen laten zien en welke hulp het vmbo kan geven. Zij herkennen het beeld."
)
VOICE = ("Ik wil graag met mijn handen werken.", "Ik vind lezen stom, maar koken leuk.", "Ik wil op een kleine school.")
AGREE = "Wij herkennen ons kind in de aanvraag en staan erachter."
DISAGREE = "Wij denken dat ons kind meer kan dan de toetsen laten zien en willen dat dit wordt meegewogen."
SUPPORT = "Twee jaar hulp in een kleine groep, drie keer per week. Rekenen bleef stil staan, lezen ging iets vooruit."
GUIDANCE = (
    "Een jaar begeleiding door de zorgcoördinator en een eigen leerlijn voor rekenen. Het resultaat bleef achter."
)
EXTERNAL = "Een orthopedagoog van buiten de school heeft twee keer meegekeken in de klas."
RISKS = "Zonder andere plek dreigt verzuim. De leerling zegt zelf steeds vaker niet te willen komen."

# Per outcome the words of the first and of the second expert: each argues from his own field.
ADVICE = {
    "pro": (
        {
            "learning_delay": "Op rekenen en lezen is de achterstand ruim de helft; spelling volgt dat beeld.",
            "intelligence": "Het totaal-IQ ligt in het gebied van praktijkonderwijs, zonder grote verschillen.",
            "social_emotional": "",
            "target_group": "Een orthodidactische aanpak is nodig: {name} leert door voordoen, oefenen en herhalen.",
            "parents_view": "De zienswijze van de ouders sluit aan bij wat de toetsen laten zien.",
            "reservations": "",
            "conclusion": "Ik adviseer {name} toelaatbaar te verklaren tot het praktijkonderwijs.",
        },
        {
            "learning_delay": "De achterstand is over drie jaar gelijkmatig gegroeid, ook met hulp buiten de klas.",
            "intelligence": "Het onderzoek is volledig afgenomen en recent; ik zie geen reden om eraan te twijfelen.",
            "social_emotional": "{name} is gemotiveerd zodra een taak zichtbaar resultaat geeft.",
            "target_group": "Een diploma vmbo is niet te verwachten. De ontwikkeling vraagt een eigen route.",
            "parents_view": "De ouders beschrijven thuis hetzelfde als de school in de klas.",
            "reservations": "Let bij de overgang op het tempo waarin nieuwe groepen worden gevormd.",
            "conclusion": "Praktijkonderwijs past het beste bij wat {name} nodig heeft.",
        },
    ),
    "lwoo": (
        {
            "learning_delay": "De achterstand ligt tussen een kwart en de helft, op rekenen en op begrijpend lezen.",
            "intelligence": "Het IQ past bij vmbo met ondersteuning.",
            "social_emotional": "Er zijn geen problemen gemeld die het leren belemmeren.",
            "target_group": "Met extra hulp is een diploma vmbo haalbaar.",
            "parents_view": "De ouders verwachten dat een kleine klas helpt.",
            "reservations": "",
            "conclusion": "Ik adviseer {name} aan te wijzen op leerwegondersteunend onderwijs.",
        },
        {
            "learning_delay": "Vooral lezen blijft achter; met ondersteuning haalt {name} tussendoelen wel.",
            "intelligence": "Geen bijzonderheden in de opbouw van het profiel.",
            "social_emotional": "Faalangst speelt bij toetsen een rol en wordt minder in een kleine groep.",
            "target_group": "Begeleiding bij plannen en lezen is nodig om het vmbo te kunnen volgen.",
            "parents_view": "Wat de ouders vragen, kan het vmbo met ondersteuning bieden.",
            "reservations": "",
            "conclusion": "Leerwegondersteuning is passend.",
        },
    ),
    "neither": (
        {
            "learning_delay": "De achterstand is kleiner dan een kwart op rekenen en op lezen.",
            "intelligence": "Het IQ past bij vmbo.",
            "social_emotional": "Op school en thuis zijn geen bijzonderheden gezien.",
            "target_group": "{name} kan het vmbo volgen met gewone begeleiding.",
            "parents_view": "De ouders vragen meer hulp; die kan de school ook zonder aanwijzing geven.",
            "reservations": "",
            "conclusion": "Ik adviseer de aanvraag af te wijzen.",
        },
        {
            "learning_delay": "De resultaten liggen dicht bij het niveau van leeftijdgenoten.",
            "intelligence": "Er is geen verschil dat extra onderwijs vraagt.",
            "social_emotional": "Er zijn geen problemen aangetoond die het leren belemmeren.",
            "target_group": "Voor extra ondersteuning zie ik in dit dossier geen grond.",
            "parents_view": "De zorgen van de ouders zijn gelezen en begrijpelijk.",
            "reservations": "",
            "conclusion": "Aanwijzing is op dit moment niet nodig.",
        },
    ),
    "undetermined": (
        {
            "learning_delay": "De twee toetsen spreken elkaar tegen.",
            "intelligence": "Het IQ is als interval gegeven en reikt over twee gebieden.",
            "social_emotional": "",
            "target_group": "Meer gegevens zijn nodig om te kunnen kiezen.",
            "parents_view": "De ouders vragen om nieuw onderzoek.",
            "reservations": "Een nieuwe afname van begrijpend lezen zou uitsluitsel geven.",
            "conclusion": "Op grond van dit dossier is geen oordeel mogelijk.",
        },
    )
    * 2,
}

WEIGHING = {
    "grant": (
        "Beide deskundigen komen los van elkaar tot hetzelfde oordeel over {name}. De toetsgegevens zijn recent en"
        " volledig, en de school beschrijft in de klas wat de toetsen laten zien. De ouders zijn gehoord en steunen de"
        " aanvraag. Wij zien geen feiten die in een andere richting wijzen en nemen de adviezen daarom over."
    ),
    "refusal": (
        "De ouders vragen meer hulp voor {name}, en die zorg nemen wij serieus. De achterstand is op geen twee domeinen"
        " groot genoeg en de deskundigen zien geen grond om van de criteria af te wijken. De school kan de gevraagde"
        " hulp ook zonder aanwijzing geven; dat is met de school besproken."
    ),
    "not_processed": (
        "Zonder het verslag van het intelligentieonderzoek kan niemand beoordelen of {name} aan de criteria voldoet. De"
        " school heeft de gelegenheid gekregen om het verslag te sturen en heeft dat binnen de termijn niet gedaan."
    ),
}
TAKEN_BACK = "De ingangsdatum was niet de bedoelde."
DEPARTURE = (
    "De tweede deskundige adviseert anders. Wij volgen dat advies niet, omdat het uitgaat van een toets die na de datum"
    " van het dossier is vervallen."
)
HEARD = (
    "In het gesprek vertelden de ouders dat hun kind thuis meer laat zien dan op school. Zij vragen om hulp bij lezen."
    " Afgesproken is dat de school die hulp in het eerste leerjaar geeft, ook zonder aanwijzing."
)

GROUNDS = (
    "Ons kind was ziek toen de toets werd afgenomen. Dat staat ook in het verslag. Thuis lezen wij elke avond.",
    "Ik ben het er niet mee eens dat er niet naar het oude onderzoek is gekeken.",
)
BOARD_GROUNDS = "De school ziet in de klas een grotere achterstand dan waarvan het besluit uitgaat."
WANTED = "Wij willen dat er opnieuw naar wordt gekeken."
LATE_REASON = "De brief is op school blijven liggen tijdens de vakantie."
NOT_EXCUSED = (
    "Het bezwaar kwam na de zes weken. Dat de brief op school bleef liggen, komt voor rekening van de school zelf."
)
IN_TIME = "Het bezwaar kwam binnen de zes weken en van iemand die bezwaar kan maken."
WITHDRAWN = "Na het gesprek met de school is het voor mij zo goed."
DEFENCE = (
    "Het besluit rust op twee adviezen die los van elkaar tot dezelfde slotsom komen. De toetsen zijn afgenomen zoals"
    " het hoort. Van ziekte tijdens de afname was ons niets bekend."
)
ATTENDED = "De ouders, iemand van de school, de secretaris namens het samenwerkingsverband en de commissie."
HEARING = (
    "De ouders vertelden dat hun kind koorts had op de dag van de toets. De school bevestigde dat aan de hand van de"
    " ziekmelding. Het samenwerkingsverband heeft daar niets tegenover gesteld."
)
NOT_HEARD = "De commissie heeft niet gehoord: het bezwaar kwam zonder goede reden te laat (Awb 7:3)."
MET_WITHOUT_HEARING = "Wij doen wat de ouders vragen en niemand heeft daar nadeel van. Horen is dan niet nodig."
CONSIDERATIONS = {
    "upheld": (
        "De toets die de doorslag gaf, is gemaakt op een dag waarop de leerling ziek was gemeld. Zonder die toets"
        " blijft er een achterstand op twee domeinen over, waaronder lezen."
    ),
    "dismissed": (
        "De commissie ziet geen reden om aan de toetsen te twijfelen. De ziekmelding is van een andere week, en beide"
        " deskundigen kwamen zonder die toets tot hetzelfde oordeel."
    ),
    "partly_upheld": "De commissie ziet de achterstand bij lezen wel, en de ingangsdatum die de ouders vragen niet.",
    "inadmissible": "De commissie komt aan de inhoud niet toe.",
}
COMMITTEE_ADVICE = {
    "upheld": "De commissie adviseert het bezwaar gegrond te verklaren en de aanwijzing alsnog te geven.",
    "dismissed": "De commissie adviseert het bezwaar ongegrond te verklaren.",
    "partly_upheld": "De commissie adviseert het bezwaar deels gegrond te verklaren.",
    "inadmissible": "De commissie adviseert het bezwaar niet-ontvankelijk te verklaren.",
}
FACTS_NOW = "De school heeft in de weken na het besluit nog twee toetsen gemaakt met {name}. Die zijn hierbij gelezen."
RECONSIDERED = {
    "upheld": (
        "Wij volgen de commissie. De toets van de ziektedag had niet mee mogen tellen. Wat overblijft, laat een"
        " achterstand zien waarbij {name} met extra hulp een diploma kan halen."
    ),
    "dismissed": (
        "Wij begrijpen dat de ouders meer hulp willen voor {name}. De toetsen van na het besluit laten hetzelfde zien"
        " als die van ervoor. De hulp die nodig is, kan de school ook zonder aanwijzing geven."
    ),
    "partly_upheld": (
        "De aanwijzing krijgt {name} alsnog, omdat lezen achterblijft. Zij werkt niet terug: de school kon tot nu toe"
        " de gewone hulp geven."
    ),
    "met": "De school stuurde een toets van na het besluit. Daaruit blijkt dat {name} aan de criteria voldoet.",
    "inadmissible": "Omdat het bezwaar te laat kwam, kijken wij niet opnieuw naar wat over {name} is besloten.",
}
