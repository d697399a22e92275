"""What a report says of witnesses is what the bundle shows, and it is prominent once a day has passed."""

import msgspec
import pytest

from fakes.bundle import make_bundle
from fakes.desk import NOON, REGISTRY
from shirushi.app.services.rendering import assessment_of
from shirushi.app.services.witness_notes import witness_notes
from shirushi.evidence.tlog.checkpoint import load_checkpoint
from shirushi.evidence.tlog.cosignature import Ed25519Cosigner, cosign
from shirushi.evidence.tlog.note import load_note
from shirushi.exchange.bundle import write
from shirushi.exchange.read import read_bundle
from shirushi.report.compose import compose
from shirushi.report.compose_plain import compose_plain
from shirushi.report.formats.json import render_json
from shirushi.terms.errors import Malformed
from shirushi.terms.when import DAY_MS

BUNDLE = make_bundle()


def since(at):
    return read_bundle(write(msgspec.structs.replace(BUNDLE, unwitnessed_since=at)))


def cosigned(*times_s):
    checkpoint = load_checkpoint(load_note(BUNDLE.checkpoint.encode()).text)
    lines = [
        cosign(checkpoint, Ed25519Cosigner(f"w{number}.example", bytes([number]) * 32), at_s)
        for number, at_s in enumerate(times_s, 1)
    ]
    return msgspec.structs.replace(BUNDLE, checkpoint=BUNDLE.checkpoint + "".join(lines))


def test_nobody_cosigned_and_nothing_is_known_of_before():
    notes = witness_notes(BUNDLE, NOON)
    assert "No witness" in notes.note.en
    assert notes.alert.en == ""


@pytest.mark.parametrize(("ago", "is_prominent"), [(0, False), (DAY_MS, False), (DAY_MS + 1, True), (NOON, True)])
def test_unwitnessed_for_more_than_a_day_is_prominent(ago, is_prominent):
    notes = witness_notes(since(NOON - ago), NOON)
    assert "since" in notes.note.en
    assert bool(notes.alert.en) is is_prominent


def test_cosigned_names_and_the_last_time_but_never_that_they_hold():
    notes = witness_notes(cosigned(NOON // 1000, NOON // 1000 + 60), NOON)
    assert "w1.example, w2.example" in notes.note.en
    assert "2026-11-21T03:01:00Z" in notes.note.en
    assert "--policy" in notes.note.en
    assert notes.alert.en == ""


def test_cosigned_a_day_too_late_is_prominent():
    late = (NOON + DAY_MS) // 1000 + 1
    assert "more than a day after" in witness_notes(cosigned(late), NOON).alert.en
    assert witness_notes(cosigned(NOON // 1000, late), NOON).alert.en == ""


@pytest.mark.parametrize("time_s", [2**62, 10**12])
def test_times_that_cannot_be_written_are_no_cosignatures(time_s):
    assert "No witness" in witness_notes(cosigned(time_s), NOON).note.en


@pytest.mark.parametrize("at", [-1, 10**18])
def test_a_bundle_of_an_impossible_time_is_refused(at):
    with pytest.raises(Malformed):
        since(at)


def test_it_stands_in_every_report():
    value = assessment_of(since(NOON - 2 * DAY_MS), REGISTRY)
    words = value.alert.en
    assert compose(value).front[0].words.en == words
    assert words in render_json(value).decode()
    plain = " ".join(each.en for part in compose_plain(value).parts for each in part.sentences)
    assert "Nobody else has vouched" in plain
    quiet = assessment_of(BUNDLE, REGISTRY)
    assert compose(quiet).front[0].words.en != words
