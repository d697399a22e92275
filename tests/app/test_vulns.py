"""The disclosure channel: papers that keep the RFC, reports with their clocks, people who can be forgotten."""

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest

from fakes.door import Door, describe
from shirushi.app.clock import now
from shirushi.app.services.disclosure import OpenChannel, open_channel
from shirushi.app.services.vulns import (
    Intake,
    Publish,
    Reported,
    Step,
    acknowledge,
    forget,
    handle,
    judge,
    list_reports,
    publish,
    reward,
    show_report,
    take_in,
    try_channel,
)
from shirushi.app.settings import Settings
from shirushi.incidents.weakness import Severity, Stage
from shirushi.instruments.papers.register import load_register
from shirushi.terms.errors import Altered, Malformed, Refused
from shirushi.terms.when import legal_day

CONTACT = ("mailto:security@example.jp",)


@pytest.fixture
def settings(tmp_path):
    return Settings(home=tmp_path / "home", lang="en")


@pytest.fixture
def channel(tmp_path, settings):
    folder = describe(tmp_path / "walk", "http://127.0.0.1:9/v1")
    open_channel(OpenChannel(path=folder, contact=CONTACT), settings)
    return folder


def taken(channel, settings, title="leaks"):
    return take_in(
        Intake(path=channel, reported=Reported(title=title), by="us", name="Tanaka", contact="mailto:t@example.jp"),
        settings,
    ).id


def register(channel):
    return channel / "disclosure" / "weaknesses.jsonl"


def test_a_report_goes_its_whole_way(channel, settings):
    name = taken(channel, settings)
    step = Step(path=channel, id=name, by="us", words="told")
    acknowledge(step, settings)
    judge(step, Severity.HIGH, settings)
    handle(step, settings)
    files = publish(Publish(path=channel, id=name, by="us", title="Leak", what="It leaked.", done="Mended."), settings)
    reward(step, settings)
    (found,) = list_reports(channel, None).weaknesses
    assert (found.stage, found.severity, found.rewarded, found.next) == (Stage.PUBLISHED, Severity.HIGH, True, None)
    assert "深刻度：高" in files[0].read_text("utf-8")
    assert "Severity: high" in files[1].read_text("utf-8")
    assert load_register(register(channel).read_bytes()).said.broken_at == 0


def test_a_reporter_is_forgotten_and_no_line_changes(channel, settings):
    name = taken(channel, settings)
    before = register(channel).read_bytes()
    assert b"Tanaka" not in before
    assert show_report(channel, name).reporter == "Tanaka"
    assert forget(channel, name)
    assert not forget(channel, name)
    assert (show_report(channel, name).reporter, register(channel).read_bytes()) == ("", before)


def test_what_is_private_is_readable_by_its_owner_only(channel, settings):
    name = taken(channel, settings)
    reports = channel / "disclosure" / "reports"
    assert {file.stat().st_mode & 0o777 for file in reports.glob("*.json")} == {0o600}
    assert (reports / f"{name}.json").exists()
    assert (reports / ".gitignore").read_text("ascii") == "*\n"


def test_many_at_once_get_numbers_of_their_own(channel, settings):
    def one(number):
        for _ in range(200):
            try:
                return taken(channel, settings, str(number))
            except Refused:
                continue
        return ""

    with ThreadPoolExecutor(4) as many:
        names = list(many.map(one, range(12)))
    kept = [name for name in names if name]
    assert len(set(kept)) == len(kept)
    assert len(list_reports(channel, None).weaknesses) == len(kept)


def test_clocks_run_and_the_command_fails_on_what_is_late(channel, settings, tmp_path):
    taken(channel, settings)
    try_channel(channel, "us", "sent and arrived", settings)
    later = legal_day(now()) + timedelta(days=30)
    assert list_reports(channel, None).overdue == ()
    assert len(list_reports(channel, later).overdue) == 1
    door = Door(tmp_path, tmp_path / "home")
    listed = ("vulns", "list", "--in", "walk", "--on", later.isoformat())
    door.run(*listed)
    assert "overdue" in door.run(*listed, "--fail-on", "overdue", expect=1)
    assert json.loads(door.run(*listed, "--json"))["weaknesses"][0]["is_overdue"]


@pytest.mark.parametrize(
    ("contact", "policy", "expires"),
    [
        (("security@example.jp",), "", None),
        (("http://example.jp",), "", None),
        (CONTACT, "http://example.jp", None),
        (CONTACT, "", date(2020, 1, 1)),
        (CONTACT, "", date(2999, 1, 1)),
    ],
)
def test_a_notice_that_would_break_the_rfc_is_not_written(tmp_path, settings, contact, policy, expires):
    folder = describe(tmp_path / "walk", "http://127.0.0.1:9/v1")
    with pytest.raises(Malformed) as told:
        open_channel(OpenChannel(path=folder, contact=contact, policy=policy, expires=expires), settings)
    assert told.value.faults[0].code == "SH621"
    assert not (folder / "disclosure").exists()


def test_opening_again_keeps_reports_and_register(channel, settings):
    name = taken(channel, settings)
    open_channel(OpenChannel(path=channel, contact=("tel:+81-3-0000-0000",)), settings)
    assert [one.id for one in list_reports(channel, None).weaknesses] == [name]
    assert b"tel:" in (channel / "disclosure" / "security.txt").read_bytes()


def test_wrong_steps_are_told(channel, settings, tmp_path):
    with pytest.raises(Malformed, match="SH620"):
        list_reports(tmp_path, None)
    with pytest.raises(Malformed, match="SH623"):
        acknowledge(Step(path=channel, id="W-1999-001", by="us"), settings)
    name = taken(channel, settings)
    with pytest.raises(Malformed, match="SH625"):
        publish(Publish(path=channel, id=name, by="us", title="x", what="x", done="x"), settings)
    register(channel).write_bytes(register(channel).read_bytes().replace(b'"us"', b'"me"') * 2)
    with pytest.raises(Altered, match="SH624"):
        list_reports(channel, None)
    (channel / "disclosure" / "channel.json").write_bytes(b"{}")
    with pytest.raises(Malformed, match="SH622"):
        list_reports(channel, None)
