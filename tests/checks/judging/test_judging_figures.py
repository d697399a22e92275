"""Every judge's figure is told in one line, and that it was not measured is told as plainly."""

import msgspec

from shirushi.checks.judging.figures import MODEL, OFFLINE_COMPLIANCE, OFFLINE_REFUSAL, figure, known
from shirushi.checks.judging.measured import MEASURED
from shirushi.checks.judging.measurement import Measurement, two_places

OWN = Measurement(
    judge=MODEL, version="tiny", set="labels.csv", language="ja", rows=40, alike=31, undetermined=2,
    kappa=512_300, low=230_000, high=790_000, decided=600_000,
)  # fmt: skip


def test_the_offline_judge_is_at_or_above_every_deterministic_peer_on_the_same_rows():
    """By the sealed figures of the last bench: what it leaves undetermined counts against it."""
    for judge in (OFFLINE_REFUSAL, OFFLINE_COMPLIANCE):
        for one in MEASURED:
            if one.judge == judge and one.against == "people":
                peers = [peer for peer in MEASURED if peer.set == one.set and peer.judge != judge]
                assert len(peers) >= 5
                assert all(peer.rows == one.rows and peer.kappa <= one.low for peer in peers)


def test_figures_are_consistent_in_themselves():
    for one in MEASURED:
        assert one.low <= one.kappa <= one.high
        assert one.alike + one.undetermined <= one.rows


def test_the_english_figure_names_set_rows_and_interval():
    told = figure(OFFLINE_REFUSAL, "en").en
    assert told.startswith("Agreement of the judge offline-refusal with people (English): kappa 0.7")
    assert "PyRIT refusal, 169 answers" in told


def test_in_japanese_it_is_not_measured_against_people_and_twins_are_told_instead():
    told = figure(OFFLINE_REFUSAL, "ja")
    assert "not measured against people in Japanese" in told.en
    assert "twins" in told.en
    assert "人の判定と照らしていません" in told.ja


def test_a_judge_that_nobody_measured_is_told_so():
    assert figure(MODEL, "en").en == "The judge model is not measured against people in English."


def test_a_users_own_figure_takes_its_place():
    assert "0.51 (0.23 to 0.79, labels.csv, 40 answers" in figure(MODEL, "ja", (OWN,)).en
    own = msgspec.structs.replace(OWN, judge=OFFLINE_REFUSAL)
    assert "not measured" not in figure(OFFLINE_REFUSAL, "ja", (own,)).en
    assert known((OWN,))[0] == OWN


def test_two_places():
    assert [two_places(ppm) for ppm in (745_000, -10_000, 0, 1_000_000, -999_999)] == [
        "0.74",
        "-0.01",
        "0.00",
        "1.00",
        "-1.00",
    ]
