"""Pages about no single case, and records of the partnership: who gets in."""

from typing import Any

from accounts.enums import Role
from accounts.models import Membership
from applications.models import TakenOverDeclaration
from tests.visibility.doorkeepers import Kwargs

EVERYBODY = frozenset(Role)
ADMINISTRATION = frozenset({Role.FUNCTIONAL_ADMINISTRATOR})
CASE_WORKERS = frozenset({Role.SECRETARIAT, Role.BOARD_MEMBER, Role.SCHOOL_STAFF})
# Pages that are about no single case: who gets a page (others are refused, or it is not there for them).
ROOMS: dict[str, frozenset[Role]] = {
    **dict.fromkeys(("accounts:home", "accounts:hats", "accounts:account", "accounts:change_name"), EVERYBODY),
    "accounts:access_log": frozenset({Role.PRIVACY_OFFICER}),
    "accounts:people": ADMINISTRATION | {Role.SCHOOL_STAFF},
    # And who holds his school board's mandate: see MANDATED.
    "accounts:invite": ADMINISTRATION,
    "accounts:organisations": ADMINISTRATION,
    "accounts:change_partnership": ADMINISTRATION,
    "accounts:add_board": ADMINISTRATION,
    "accounts:settings": ADMINISTRATION,
    "accounts:reference": ADMINISTRATION,
    "accounts:add_holiday": ADMINISTRATION,
    "accounts:outages": ADMINISTRATION,
    "accounts:add_outage": ADMINISTRATION,
    "accounts:set_policy": ADMINISTRATION,
    "accounts:texts": ADMINISTRATION,
    "accounts:set_lwoo_regime": ADMINISTRATION,
    **dict.fromkeys(
        ("correspondence:post", "correspondence:send_post", "correspondence:print_post"), frozenset({Role.SECRETARIAT})
    ),
    "correspondence:outgoing_mail": ADMINISTRATION,
    "correspondence:support_plans": ADMINISTRATION,
    "correspondence:add_support_plan": ADMINISTRATION,
    **dict.fromkeys(
        ("decisions:numbering", "decisions:first_number", "decisions:reserve_numbers", "decisions:release_numbers"),
        ADMINISTRATION,
    ),
    **dict.fromkeys(("decisions:outside", "decisions:outside_file"), frozenset({Role.BOARD_MEMBER, Role.SECRETARIAT})),
    "objections:agenda": frozenset({Role.SECRETARIAT, Role.COMMITTEE_CHAIR, Role.COMMITTEE_MEMBER}),
    "applications:list": EVERYBODY,
    "applications:search": EVERYBODY,
    "applications:start": frozenset({Role.SCHOOL_STAFF}),
    "applications:earlier_decision": frozenset({Role.SCHOOL_STAFF}),
    "applications:register": frozenset({Role.SECRETARIAT}),
    "applications:taken_over": CASE_WORKERS,
    "applications:boards": frozenset({Role.SECRETARIAT, Role.SCHOOL_STAFF}),
    **dict.fromkeys(
        (
            "applications:taken_over_add",
            "applications:taken_over_import",
            "applications:taken_over_check",
            "applications:taken_over_download",
            "applications:taken_over_template",
        ),
        frozenset({Role.SECRETARIAT, Role.SCHOOL_STAFF}),
    ),
    "assessments:experts": frozenset({Role.SECRETARIAT}),
    "assessments:add_expert": frozenset({Role.SECRETARIAT}),
    "assessments:my_register": frozenset({Role.EXPERT}),
    "assessments:dossier": frozenset({Role.SCHOOL_STAFF}),
    "assessments:screening": frozenset({Role.SCHOOL_STAFF}),
    "assessments:class_list_template": frozenset({Role.SCHOOL_STAFF}),
    "assessments:instrument_lists": EVERYBODY - {Role.PARENT},
    **dict.fromkeys(
        ("assessments:instrument_template", "assessments:load_instruments", "assessments:preview_instruments"),
        ADMINISTRATION,
    ),
    **dict.fromkeys(("funding:count", "funding:decisions", "funding:export"), frozenset({Role.CONTROLLER})),
}
MANDATED = frozenset({"pro_head", "vmbo_head"})
# Records of the partnership that no case hangs on: who gets in, within the partnership only.
INSIDE: dict[str, frozenset[Role]] = {
    "accounts:member": ADMINISTRATION,
    "accounts:end_membership": ADMINISTRATION,
    "accounts:renew_invitation": ADMINISTRATION,
    "accounts:withdraw_invitation": ADMINISTRATION,
    "accounts:leave": ADMINISTRATION,
    "accounts:close_site": ADMINISTRATION,
    "accounts:keep_site_open": ADMINISTRATION,
    "accounts:grant_mandate": ADMINISTRATION,
    "accounts:end_mandate": ADMINISTRATION,
    "accounts:change_board": ADMINISTRATION,
    "accounts:add_site": ADMINISTRATION,
    "accounts:change_site": ADMINISTRATION,
    # Of the board of pro_head, who holds its mandate.
    "applications:board": frozenset({Role.SECRETARIAT, Role.SCHOOL_STAFF}),
    "applications:board_messages": frozenset({Role.SECRETARIAT, Role.SCHOOL_STAFF}),
    # Of the board of pro_head.
    "applications:taken_over_one": CASE_WORKERS,
    "applications:taken_over_change": CASE_WORKERS - {Role.BOARD_MEMBER},
    "applications:taken_over_place": CASE_WORKERS - {Role.BOARD_MEMBER},
    "assessments:expert": frozenset({Role.SECRETARIAT}),
    "assessments:change_expert": frozenset({Role.SECRETARIAT}),
    "assessments:add_tie": frozenset({Role.SECRETARIAT}),
    "assessments:add_absence": frozenset({Role.SECRETARIAT}),
    "assessments:end_tie": frozenset({Role.SECRETARIAT}),
    "assessments:remove_absence": frozenset({Role.SECRETARIAT}),
    "correspondence:one_mail": ADMINISTRATION,
}
# Walked by their own tests: signing in, and what only answers a POST.
ELSEWHERE: dict[str, str] = {
    "accounts:switch_hat": "takes a POST only: tests/posts",
    "accounts:recovery_codes": "about one's own second step: tests/accounts",
    "accounts:invitation": "the link itself is the key: tests/accounts",
    **dict.fromkeys(
        ("decisions:guest", "decisions:guest_file"),
        "the link itself is the key: tests/decisions/test_guest_link.py",
    ),
    **dict.fromkeys(
        ("assessments:dossier_read", "assessments:close_dossier"),
        "one's own upload only: tests/assessments/test_views_dossiers.py",
    ),
    **dict.fromkeys(
        (
            "assessments:class_list",
            "assessments:class_list_result",
            "assessments:class_list_faulty",
            "assessments:choose_drafts",
            "assessments:stop_class_list",
            "assessments:close_class_list",
        ),
        "one's own upload only: tests/assessments/screening/test_views.py",
    ),
    "accounts:help": "open to everybody, the same for all",
    "accounts:privacy": "open to everybody, the same for all",
    "correspondence:download": "by kind: DOWNLOADS",
    **dict.fromkeys(
        ("accounts:reference_table", "accounts:change_row", "accounts:withdraw_holiday", "accounts:reference_change"),
        "law is the same for every partnership: tests/accounts/test_reference.py",
    ),
    **dict.fromkeys(
        (
            "assessments:instrument_list",
            "assessments:instrument_file",
            "assessments:check_instruments",
            "assessments:change_instrument_rule",
        ),
        "the register of instruments is the same for every partnership: tests/assessments/test_instrument_lists.py",
    ),
    **dict.fromkeys(
        ("accounts:end_outage", "accounts:withdraw_outage"), "of one's own partnership: tests/accounts/test_outages.py"
    ),
    "accounts:set_text": "of one's own partnership, by place: tests/accounts/test_texts.py",
    "accounts:access_log_file": "the list as a file: tests/accounts",
}


def inside_kwargs(name: str, world: Any) -> Kwargs:
    """The address of a record of the partnership."""
    from demo.world import World

    found: World = world
    board = found.sites["pro"].board
    expert = found.experts["expert5"]
    member = found.hats["controller"]
    by_name: dict[str, Any] = {
        "accounts:end_mandate": Membership.objects.get(pk=found.hats["deputy"].pk).mandates.get().public_id,
        "accounts:grant_mandate": found.hats["pro_coordinator"].public_id,
        "accounts:change_board": board.public_id,
        "accounts:add_site": board.public_id,
        "applications:board": board.public_id,
        "applications:board_messages": board.public_id,
        **dict.fromkeys(
            ("accounts:change_site", "accounts:close_site", "accounts:keep_site_open"), found.sites["pro"].public_id
        ),
        "assessments:end_tie": expert.ties.get().public_id,
        **{
            f"applications:{name}": TakenOverDeclaration.objects.get(partnership=found.partnership).public_id
            for name in ("taken_over_one", "taken_over_change", "taken_over_place")
        },
    }
    default = expert.public_id if name.startswith("assessments:") else member.public_id
    return {"public_id": by_name.get(name, default)}
