"""Who hears of what happens to a case. Messages name no pupil, no school and no outcome."""

from dataclasses import dataclass

from django.db.models import Q
from django.urls import reverse

from accounts import queries as accounts
from accounts.enums import MandateKind, Role
from accounts.models import Membership
from applications import queries
from applications.models import Application, DelayConsent, SupplementRequest, TermNotice
from casework import mail
from casework.acting import Act


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody who gets a message: his account and the address it goes to."""

    user_id: int
    address: str


def applicants(case: Application) -> list[Recipient]:
    """Everybody of the school who worked on this application and still may."""
    parts = case.participations.filter(capacity="applicant", active_until__isnull=True, user__is_active=True)
    return [
        Recipient(user_id, address) for user_id, address in parts.order_by("id").values_list("user_id", "user__email")
    ]


def school(act: Act, case: Application) -> list[Recipient]:
    """Who hears that there is something to read for the school: whoever worked on the application.

    When nobody did or does any more, and its board reads letters in the portal, whoever may sign for it there, or else
    everybody who can open the case.
    """
    found = applicants(case)
    if found or not queries.board_kinds(case.board_id):
        return found
    readers = queries.board_staff(case.board_id, act.today).filter(Q(site__isnull=True) | Q(site_id=case.site_id))
    staff = list(readers.select_related("user", "organisation"))
    signers = [one for one in staff if _may_sign(one, act)]
    return [Recipient(one.user_id, one.user.email) for one in signers or staff]


def family(case: Application) -> list[Recipient]:
    """Everybody who has or had the family's part in a case and whose part no verb ended, whatever the pupil's age."""
    if case.lapsed_on is not None:
        return []
    parts = case.participations.filter(capacity__in=queries.FAMILY, active_until__isnull=True).order_by("id")
    return [Recipient(user_id, address) for user_id, address in parts.values_list("user_id", "user__email")]


def parents(act: Act, case: Application) -> list[Recipient]:
    """Every parent and pupil with access today, each by his own account; nobody once the case lapsed."""
    if case.lapsed_on is not None:
        return []
    parts = queries.family_of(case, act.today)
    return [Recipient(user_id, address) for user_id, address in parts.values_list("user_id", "user__email")]


def tell_staff_of_lapse(act: Act, case: Application) -> None:
    """Tell the school and the secretariat that the case is closed and nothing goes out any more; never the family."""
    staff = [*applicants(case), *office(case, act, Role.SECRETARIAT)]
    send(act, case, "application_lapsed", staff, f"case{case.pk}.lapsed")


def tell_of_site(act: Act, case: Application) -> None:
    """Tell everybody concerned that the pupil is at another site of the same board; a draft concerns nobody else."""
    if case.number:
        tell_parties(act, case, "site_changed")
        tell_office(act, case, Role.SECRETARIAT, kind="site_changed")


def tell_of_file(act: Act, made: Application) -> None:
    """Tell those of the receiving board who may submit, or else its staff, that a file waits as a draft."""
    members = accounts.members_with_role(made.partnership_id, Role.SCHOOL_STAFF, act.today)
    staff = list(members.filter(organisation_id=made.board_id))
    signers = [one for one in staff if _may_sign(one, act)]
    recipients = [Recipient(one.user_id, one.user.email) for one in signers or staff]
    send(act, made, "file_received", recipients, f"case{made.pk}")


def ask_still_wanted(act: Act, case: Application) -> None:
    """Ask the school whether it still wants a decision; nothing is said of any other case."""
    send(act, case, "still_wanted", applicants(case), f"case{case.pk}")


def office(case: Application, act: Act, role: str = Role.SECRETARIAT) -> list[Recipient]:
    """The people of the partnership with this role today."""
    members = accounts.members_with_role(case.partnership_id, role, act.today)
    return [Recipient(member.user_id, member.user.email) for member in members]


def send(act: Act, case: Application, kind: str, recipients: list[Recipient], occasion: str, *, link: str = "") -> None:
    """Queue one message per recipient, with the way to the case unless another ``link`` is given.

    Never to whoever acts. The same occasion is told once.
    """
    link = link or reverse("applications:case", args=[case.public_id])
    for recipient in recipients:
        if recipient.user_id == act.actor.user_id:
            continue
        mail.queue(
            act,
            kind,
            address=recipient.address,
            occasion=occasion,
            user_id=recipient.user_id,
            case_id=case.pk,
            context={"link": link},
        )


def confirm_receipt(act: Act, case: Application) -> None:
    """Tell the school that its application was received (Awb 4:3a), whoever pressed the button."""
    everybody = school(act, case)
    link = reverse("applications:case", args=[case.public_id])
    for recipient in everybody:
        mail.queue(
            act,
            "application_received",
            address=recipient.address,
            occasion=f"case{case.pk}",
            user_id=recipient.user_id,
            case_id=case.pk,
            context={"link": link},
        )


def ask_to_sign(act: Act, case: Application) -> None:
    """Tell colleagues with the board's mandate that a draft waits for their signature."""
    members = accounts.members_with_role(case.partnership_id, Role.SCHOOL_STAFF, act.today)
    signers = [
        Recipient(member.user_id, member.user.email)
        for member in members.filter(organisation_id=case.board_id)
        if _may_sign(member, act)
    ]
    send(act, case, "application_to_sign", signers, f"case{case.pk}.{act.request_id}")


def _may_sign(member: Membership, act: Act) -> bool:
    return accounts.mandate_of(accounts.actor_of(member), MandateKind.SUBMIT_APPLICATIONS, act.today) is not None


def ask_supplement(act: Act, case: Application, asked: SupplementRequest) -> None:
    """Tell the school that something is missing, and the parents that the clock stands still."""
    send(act, case, "supplement_requested", school(act, case), f"supplement{asked.pk}")
    send(act, case, "supplement_requested_parents", parents(act, case), f"supplement{asked.pk}")


def tell_office(act: Act, case: Application, role: str, kind: str = "application_arrived") -> None:
    """Tell the partnership's people with this role."""
    send(act, case, kind, office(case, act, role), f"case{case.pk}.{act.request_id}")


def tell_parties(act: Act, case: Application, kind: str) -> None:
    """Tell the school and every parent with access."""
    send(act, case, kind, [*applicants(case), *parents(act, case)], f"case{case.pk}.{act.request_id}")


def announce_longer_term(act: Act, case: Application, notice: TermNotice) -> None:
    """Tell the school and the parents that the decision comes later (Awb 4:14(3))."""
    send(act, case, "longer_term", [*school(act, case), *parents(act, case)], f"notice{notice.pk}")


def tell_of_delay(act: Act, case: Application, consent: DelayConsent) -> None:
    """Tell the school and the parents that the decision may come later, because the applicant agreed to that."""
    send(act, case, "longer_term", [*applicants(case), *parents(act, case)], f"consent{consent.pk}")
