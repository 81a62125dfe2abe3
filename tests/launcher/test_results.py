"""The counts of all pytest runs end in one line that is right, also when a run breaks off."""

from pathlib import Path

from launcher.results import Outcome, closing_line, counted, summary


def _report(folder: Path, **counts: int) -> Path:
    report = folder / "report.xml"
    attributes = " ".join(f'{name}="{count}"' for name, count in counts.items())
    report.write_text(f"<testsuites><testsuite {attributes}/></testsuites>")
    return report


def test_counts_of_a_report(tmp_path: Path) -> None:
    report = _report(tmp_path, tests=10, failures=1, errors=1, skipped=2)
    assert counted(report, 1) == (6, 2, 2)


def test_run_without_report_counts_as_a_failure(tmp_path: Path) -> None:
    assert counted(tmp_path / "absent.xml", 3) == (0, 1, 0)


def test_run_that_found_no_tests_counts_as_a_failure(tmp_path: Path) -> None:
    assert counted(_report(tmp_path, tests=0, failures=0, errors=0, skipped=0), 5) == (0, 1, 0)


def test_run_that_broke_off_counts_as_a_failure(tmp_path: Path) -> None:
    assert counted(_report(tmp_path, tests=3, failures=0, errors=0, skipped=0), 2) == (3, 1, 0)


def test_closing_line_adds_up_all_runs() -> None:
    outcomes = [Outcome("regels", 1, 0.5), Outcome("tests", 0, 3.0, 8, 0, 0), Outcome("browser", 1, 9.0, 2, 1, 0)]
    assert closing_line(outcomes) == "10 passed, 1 failed"
    assert closing_line([*outcomes, Outcome("meer", 0, 1.0, 1, 0, 4)]) == "11 passed, 1 failed, 4 skipped"


def test_summary_names_what_failed() -> None:
    text = summary([Outcome("opmaak", 0, 1.25), Outcome("regels", 2, 0.5)])
    assert [line.split()[-1] for line in text.splitlines()] == ["goed", "mislukt"]
