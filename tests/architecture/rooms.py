"""The walls: which room knows which, and in which order the furniture of an app stands."""

# Imports point down. What a room may import, itself left out.
_BELOW_OBJECTIONS = ("casework", "accounts", "correspondence", "applications", "assessments", "decisions")
KNOWS: dict[str, frozenset[str]] = {
    "casework": frozenset(),
    "accounts": frozenset(_BELOW_OBJECTIONS[:1]),
    "correspondence": frozenset(_BELOW_OBJECTIONS[:2]),
    "applications": frozenset(_BELOW_OBJECTIONS[:3]),
    "assessments": frozenset(_BELOW_OBJECTIONS[:4]),
    "decisions": frozenset(_BELOW_OBJECTIONS[:5]),
    # Siblings: neither knows the other.
    "objections": frozenset(_BELOW_OBJECTIONS),
    "funding": frozenset(_BELOW_OBJECTIONS),
    # These three may import all and are imported by none.
    "config": frozenset((*_BELOW_OBJECTIONS, "objections", "funding")),
    "demo": frozenset((*_BELOW_OBJECTIONS, "objections", "funding", "config")),
    "bench": frozenset((*_BELOW_OBJECTIONS, "objections", "funding", "config", "demo")),
}

# Order inside an app: a module imports its own group (no rings) and what stands to its left. The names that the map of
# the house gives stand first in each group; the others are what the apps added, each with what it holds.
ORDER: tuple[frozenset[str], ...] = (
    frozenset({"enums", "events"}),
    frozenset({"models"}),
    frozenset(
        {
            "checklist", "criteria", "rules", "terms", "permissions", "workflow",
            "facts",  # the frozen dataclasses that pure functions judge
            "policy",  # the frozen settings of a partnership
            "stage",  # what a reader is told of where a case stands
            "steps",  # the parts of a task list
            "contradictions",  # what was typed against what was typed elsewhere
            "names", "problems",  # how files are named; what can be wrong with one
            "verbs",  # audit verbs of an app without a workflow of its own
            "similarity",  # how alike two texts are
            "lwoo",  # the lwoo regime of a case in words, and how long its designation holds
            "schooling",  # months of education from a school career, as a sum in words
            "instruments",  # what is to be said of test results, by the yearly lists of permitted instruments
            "refusing",  # what a refusal of the database means
            "frozen",  # dataclasses to JSON and back
            "dossiers",  # what an OSO dossier says, from its bytes
            "screening",  # what a class list says, and the criteria of it
        }
    ),
    frozenset(
        {
            "queries",
            "files",  # the one door to stored bytes
            "inspect",  # what a file that is sent really is
        }
    ),
    frozenset(
        {
            "letters", "notifications",
            "kinds",  # the closed list of papers
            "addressing",  # to whom a paper goes
            "rendering",  # from frozen contents to PDF
        }
    ),
    frozenset(
        {
            "consequences", "actions",
            "inviting", "paperwork",  # steps that verbs share: an invitation, the ordering of letters
        }
    ),
    frozenset({"forms"}),
    frozenset(
        {
            "jobs", "views",
            "middleware", "adapter",  # the door of every request; the sign-in package's questions
            "chrome",  # the frame of a page
            "panels", "offers", "worklists",  # what this app hangs into shared pages
            "presenting", "summaries", "casepage",  # rows turned into what a component shows
            "templatetags", "management",
        }
    ),
    frozenset({"urls", "sign_in_urls", "apps", ""}),
)  # fmt: skip
PLACE = {part: place for place, parts in enumerate(ORDER) for part in parts}

# Facts in, results out: no database, no clock, no settings.
PURE_PARTS = frozenset(
    {
        "checklist", "contradictions", "criteria", "dossiers", "enums", "events", "facts", "frozen", "instruments",
        "letters", "lwoo", "names", "permissions", "policy", "problems", "rules", "schooling", "screening",
        "similarity", "stage", "steps", "terms", "workflow",
    }
)  # fmt: skip
PURE_IN_KERNEL = frozenset(
    {"bsn", "calendar", "checklist", "citations", "icons", "permissions", "reading", "terms", "text", "wording"}
)


def is_pure(room: str, part: str) -> bool:
    """Whether a module must be pure."""
    if room == "bench":  # its modules are called after what they measure
        return False
    return part in (PURE_IN_KERNEL if room == "casework" else PURE_PARTS)
