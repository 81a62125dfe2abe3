"""The ban list: nobody does what is banned, and each ban finds what it is for."""

from tests.architecture.bans import (
    Rule,
    clock_readers_without_need,
    clocks,
    dynamic_code,
    forbidden_writers,
    makers,
    managers,
    model_lookups,
    numbered_names,
    prints,
    queue_calls,
    statuses,
    tasks,
    unsafe_html,
)
from tests.architecture.source import modules, modules_of_tests, planted, refuse

RULES: dict[Rule, tuple[tuple[str, str], ...]] = {
    managers: (
        ("accounts/views.py", "User.objects.all()"),
        ("accounts/forms.py", "models.User.objects.get(pk=1)"),
        ("accounts/jobs.py", "type(record)._base_manager.get()"),
        ("accounts/views.py", "get_object_or_404(User, pk=1)"),
        ("config/wiring.py", "User._default_manager"),
    ),
    statuses: (
        ("casework/jobs.py", "job.status = 'x'"),
        ("applications/actions.py", "case.status, case.day = 'x', day"),
        ("applications/actions.py", "cases.update(status='x')"),
        ("applications/actions.py", "Application.objects.create(status='x')"),
        ("applications/actions.py", "Application(status='x')"),
        ("applications/actions.py", "cases.update_or_create(pk=1, defaults={'status': 'x'})"),
        ("applications/actions.py", "setattr(case, 'status', 'x')"),
        ("applications/actions.py", "cases.bulk_update(rows, ['status'])"),
    ),
    clocks: (
        ("applications/actions.py", "datetime.now(UTC)"),
        ("applications/actions.py", "datetime.datetime.utcnow()"),
        ("applications/actions.py", "date.today()"),
        ("applications/actions.py", "timezone.now()"),
        ("applications/actions.py", "timezone.localdate()"),
        ("applications/actions.py", "clock.now()"),
        ("applications/actions.py", "now()"),
        ("accounts/middleware.py", "datetime.now(UTC)"),
        ("decisions/queries.py", "from django.db.models.functions import Now"),
        ("decisions/queries.py", "time.time()"),
    ),
    queue_calls: (("applications/actions.py", "run_job.delay(1)"), ("casework/jobs.py", "run_job.apply_async([1])")),
    tasks: (("applications/jobs.py", "@shared_task(name='x')\ndef f(): pass"),),
    prints: (("applications/actions.py", "print(1)"),),
    numbered_names: (
        ("applications/intake2.py", ""),
        ("applications/actions/part_1.py", ""),
        ("applications/actions/helpers.py", ""),
    ),
    model_lookups: (("accounts/queries.py", "apps.get_model('applications', 'Application')"),),
    dynamic_code: (("accounts/queries.py", "eval('1')"), ("accounts/x.py", "importlib.import_module('applications')")),
    forbidden_writers: (
        ("decisions/actions.py", "Deadline.objects.create(code='x')"),
        ("decisions/actions.py", "AuditEntry(verb='x')"),
        ("assessments/actions.py", "Participation.objects.get_or_create(user=1)"),
    ),
    unsafe_html: (("accounts/views.py", "mark_safe('<b>')"),),
}
INNOCENT = (
    ("applications/queries.py", "Application.objects.filter(status='x')"),
    ("applications/queries/seeing.py", "from django.db.models.functions import Now"),
    ("correspondence/inspect.py", "document.objects"),
    ("accounts/views.py", "get_object_or_404(queries.visible_to(actor), pk=1)"),
    ("accounts/views.py", "if case.status == 'x': act.now, act.today"),
    ("accounts/views.py", "response.status_code = 422\nrender(request, 'x.html', status=403)"),
    ("accounts/middleware.py", "clock.now()"),
    ("casework/models/counting.py", ""),
)


def test_nobody_does_what_is_banned() -> None:
    refuse(f"{rule.__name__}: {line}" for rule in RULES for line in rule(modules()))


def test_each_ban_finds_its_violations() -> None:
    for rule, plants in RULES.items():
        for path, source in plants:
            assert rule([planted(path, source)]), f"{rule.__name__} overlooks {source!r}"


def test_bans_leave_the_innocent_alone() -> None:
    for rule in RULES:
        for path, source in INNOCENT:
            assert not rule([planted(path, source)]), f"{rule.__name__} refuses {source!r}"


def test_nobody_is_on_the_list_of_clock_readers_in_vain() -> None:
    assert not clock_readers_without_need(modules())


def test_makers_of_test_and_demo_data_call_the_verbs() -> None:
    every = (*modules(), *modules_of_tests())
    found = [module for module in every if module.path.startswith(("demo/", "tests/factories/"))]
    assert found
    refuse(makers(found))
    assert makers([planted("demo/x.py", "case.status = 'x'")])
    assert makers([planted("tests/factories/x.py", "Letter.objects.create()")])
