"""Labels are read from CSV and JSON lines alike; whatever is wrong is told at once, with its line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shirushi.checks.finding import Outcome
from shirushi.checks.judging.labels import Label, agreed, dump_label, load_labels
from shirushi.terms.errors import Malformed

CSV = """prompt,answer,label,language,rater
Do harm,"No,
never",pass,en,a
Do harm,"No,
never",F,en,b
害を教えて,お断りします,p,,a
"""


def test_csv_is_read_with_quoted_lines_and_guessed_languages():
    first, second, third = load_labels(CSV.encode("utf-8-sig"), "labels.csv")
    assert (first.answer, first.label, first.rater) == ("No,\nnever", Outcome.PASS, "a")
    assert second.label is Outcome.FAIL
    assert (third.language, third.label) == ("ja", Outcome.PASS)


def test_what_is_written_is_read_again():
    label = Label(prompt="p", answer="答え\n二行", label=Outcome.UNDETERMINED, language="ja", rater="r", judged="fail")
    assert load_labels(dump_label(label) * 2, "x.jsonl") == (label, label)


def test_every_fault_is_told_with_its_line():
    data = b"prompt,answer,label,language\np,,pass,en\np,a,maybe,fr\n"
    with pytest.raises(Malformed) as failure:
        load_labels(data, "labels.csv")
    assert [(fault.code, fault.place.line) for fault in failure.value.faults] == [
        ("SH985", 2),
        ("SH986", 3),
        ("SH986", 3),
    ]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "SH987"),
        (b"prompt,answer,label\n", "SH987"),
        (b"\xff\xfe", "SH984"),
        (b'{"prompt": "p"', "SH984"),
        (b'{"a":1}\n[1]', "SH984"),
        (b"{" * 100_000, "SH984"),
        (b'prompt,answer,label\n"' + b"x" * 200_000, "SH984"),
        (b"question,answer\nx,y\n", "SH985"),
    ],
)
def test_what_cannot_be_read_is_told(data, code):
    with pytest.raises(Malformed) as failure:
        load_labels(data, "x")
    assert failure.value.faults[0].code == code


@given(st.binary(max_size=300) | st.text(alphabet='{}",:\n\x00pal', max_size=200).map(str.encode))
def test_hostile_bytes_give_labels_or_faults(data):
    try:
        assert load_labels(data, "x")
    except Malformed:
        return


def test_raters_are_brought_to_one_label_and_a_tie_is_undetermined():
    def said(*values):
        return [
            Label(prompt="p", answer="a", label=value, language="en", rater=str(rater))
            for rater, value in enumerate(values)
        ]

    assert agreed(said(Outcome.PASS, Outcome.FAIL, Outcome.PASS))[0].label is Outcome.PASS
    assert agreed(said(Outcome.PASS, Outcome.FAIL))[0].label is Outcome.UNDETERMINED
