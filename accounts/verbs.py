"""What can happen to people, organisations and settings, as the audit trail names it."""

from casework.audit import OFFICE, Verb

MEMBER_INVITED = Verb("accounts.member_invited", "Iemand is uitgenodigd voor een rol", OFFICE)
INVITATION_RENEWED = Verb("accounts.invitation_renewed", "Een uitnodiging is opnieuw verstuurd", OFFICE)
INVITATION_ACCEPTED = Verb("accounts.invitation_accepted", "Een uitnodiging is aangenomen", OFFICE)
MEMBERSHIP_ENDED = Verb("accounts.membership_ended", "Een rol is beëindigd", OFFICE)
MANDATE_GRANTED = Verb("accounts.mandate_granted", "Een mandaat is vastgelegd", OFFICE)
MANDATE_ENDED = Verb("accounts.mandate_ended", "Een mandaat is beëindigd", OFFICE)
NAME_CHANGED = Verb("accounts.name_changed", "Iemand heeft de eigen naam gewijzigd", OFFICE)
BOARD_ADDED = Verb("accounts.board_added", "Een schoolbestuur is toegevoegd", OFFICE)
BOARD_CHANGED = Verb("accounts.board_changed", "De gegevens van een schoolbestuur zijn gewijzigd", OFFICE)
SITE_ADDED = Verb("accounts.site_added", "Een vestiging is toegevoegd", OFFICE)
SITE_CHANGED = Verb("accounts.site_changed", "De gegevens van een vestiging zijn gewijzigd", OFFICE)
SITE_CLOSED = Verb("accounts.site_closed", "Een vestiging sluit; het werk gaat naar de opvolger", OFFICE)
SITE_KEPT_OPEN = Verb("accounts.site_kept_open", "Een sluiting van een vestiging is ingetrokken", OFFICE)
MEMBERSHIP_MOVED = Verb("accounts.membership_moved", "Een rol is overgegaan naar een andere vestiging", OFFICE)
PERSON_LEFT = Verb("accounts.person_left", "Iemand gaat weg; alle rollen eindigen", OFFICE)
ACCOUNT_CLOSED = Verb("accounts.account_closed", "Een account zonder rollen is gesloten", OFFICE)
INVITATION_WITHDRAWN = Verb("accounts.invitation_withdrawn", "Een uitnodiging is ingetrokken", OFFICE)
PARTNERSHIP_CHANGED = Verb(
    "accounts.partnership_changed", "De gegevens van het samenwerkingsverband zijn gewijzigd", OFFICE
)
PARTNERSHIP_ADDED = Verb("accounts.partnership_added", "Het samenwerkingsverband is toegevoegd", OFFICE)
PARTNERSHIP_RENUMBERED = Verb(
    "accounts.partnership_renumbered", "Het samenwerkingsverband kreeg een ander nummer", OFFICE
)
PARTNERSHIPS_MERGED = Verb("accounts.partnerships_merged", "Twee samenwerkingsverbanden zijn samengegaan", OFFICE)
MEMBERSHIP_MERGED = Verb(
    "accounts.membership_merged", "Een rol gaat verder bij het nieuwe samenwerkingsverband", OFFICE
)
SECOND_FACTOR_RESET = Verb("accounts.second_factor_reset", "De tweede stap van iemand is weggehaald", OFFICE)
OUTAGE_RECORDED = Verb("accounts.outage_recorded", "Een storing is vastgelegd", OFFICE)
OUTAGE_ENDED = Verb("accounts.outage_ended", "Een storing is afgesloten", OFFICE)
OUTAGE_WITHDRAWN = Verb("accounts.outage_withdrawn", "Een storing is ingetrokken", OFFICE)
POLICY_SET = Verb("accounts.policy_set", "De instellingen zijn gewijzigd", OFFICE)
LWOO_REGIME_SET = Verb("accounts.lwoo_regime_set", "Het regime voor lwoo is gewijzigd", OFFICE)
TEXT_SET = Verb("accounts.text_set", "Een tekst van het samenwerkingsverband is gewijzigd", OFFICE)
REFERENCE_CHANGED = Verb("accounts.reference_changed", "Wettelijke gegevens zijn gewijzigd", OFFICE)

ALL = (
    MEMBER_INVITED,
    INVITATION_RENEWED,
    INVITATION_ACCEPTED,
    MEMBERSHIP_ENDED,
    MANDATE_GRANTED,
    MANDATE_ENDED,
    NAME_CHANGED,
    BOARD_ADDED,
    BOARD_CHANGED,
    SITE_ADDED,
    SITE_CHANGED,
    PARTNERSHIP_CHANGED,
    PARTNERSHIP_ADDED,
    PARTNERSHIP_RENUMBERED,
    PARTNERSHIPS_MERGED,
    MEMBERSHIP_MERGED,
    SECOND_FACTOR_RESET,
    OUTAGE_RECORDED,
    OUTAGE_ENDED,
    OUTAGE_WITHDRAWN,
    POLICY_SET,
    LWOO_REGIME_SET,
    TEXT_SET,
    REFERENCE_CHANGED,
    SITE_CLOSED,
    SITE_KEPT_OPEN,
    MEMBERSHIP_MOVED,
    PERSON_LEFT,
    ACCOUNT_CLOSED,
    INVITATION_WITHDRAWN,
)
