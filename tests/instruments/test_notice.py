"""A security.txt is held against RFC 9116: what it requires, what it forbids, and whatever else the bytes are."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shirushi.instruments.papers.notice import load_notice, read_notice
from shirushi.terms.probe import Answered, Failed
from shirushi.terms.seen import NoticeSeen

ON = date(2026, 11, 25)
GOOD = "Contact: mailto:a@example.jp\nExpires: 2027-06-30T00:00:00+09:00\nPreferred-Languages: ja, en\n"


def seen(words):
    said = load_notice(words.encode(), ON).said
    assert isinstance(said, NoticeSeen)
    return said


def test_a_notice_that_keeps_the_rfc():
    found = seen(GOOD + "Policy: https://example.jp/policy\nCanonical: https://example.jp/.well-known/security.txt\n")
    assert (found.faults, found.contacts, found.expires) == ((), ("mailto:a@example.jp",), date(2027, 6, 30))
    assert (found.languages, found.policies) == (("ja", "en"), ("https://example.jp/policy",))


@pytest.mark.parametrize(
    "words",
    [
        "# a comment\n\n" + GOOD,
        GOOD.replace("\n", "\r\n"),
        GOOD.replace("Contact", "CONTACT"),
        GOOD + "Something-New: whatever it says\n",
        GOOD.replace("+09:00", "Z"),
        GOOD.replace("30T00:00:00+09:00", "30t00:00:00z"),
        "Contact: tel:+81-3-0000-0000\nContact: https://example.jp/report\n" + GOOD,
        "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\n" + GOOD + "-----BEGIN PGP SIGNATURE-----\n\nx\n",
    ],
)
def test_ways_of_writing_that_the_rfc_allows(words):
    assert seen(words).faults == ()


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        ("", "no-contact"),
        ("Contact: mailto:a@b.jp\n", "no-expiry"),
        (GOOD.replace("mailto:", ""), "contact-address"),
        (GOOD.replace("mailto:a@example.jp", "http://example.jp"), "contact-address"),
        (GOOD.replace("mailto:a@example.jp", "mailto:"), "contact-address"),
        (GOOD + "Policy: mailto:a@example.jp\n", "policy-address"),
        (GOOD.replace("2027-06-30T00:00:00+09:00", "next year"), "expiry-unreadable"),
        (GOOD.replace("2027-06-30T00:00:00+09:00", "2027-06-30"), "expiry-unreadable"),
        (GOOD.replace("2027", "2025"), "expired"),
        (GOOD.replace("2027", "2029"), "expires-too-late"),
        (GOOD + "Expires: 2027-01-01T00:00:00Z\n", "expires-twice"),
        (GOOD + "Preferred-Languages: en\n", "preferred-languages-twice"),
        (GOOD.replace("ja, en", "ja, , !"), "languages-unreadable"),
        (GOOD + "what is this\n", "line-without-field"),
        (GOOD + "<html>\n", "line-without-field"),
    ],
)
def test_what_breaks_the_rfc_is_told(words, fault):
    assert fault in seen(words).faults


def test_the_last_day_still_counts():
    on_it = GOOD.replace("2027-06-30T00:00:00+09:00", "2026-11-25T12:00:00+09:00")
    assert "expired" not in seen(on_it).faults


def test_what_is_no_text_and_what_is_not_there(tmp_path):
    assert isinstance(load_notice(b"\xff\xfe", ON), Failed)
    assert isinstance(read_notice(tmp_path / "security.txt", ON), Failed)
    (tmp_path / "security.txt").write_text("x" * (33 << 10))
    assert isinstance(read_notice(tmp_path / "security.txt", ON), Failed)


@given(
    st.one_of(
        st.binary(max_size=300), st.text(max_size=200).map(lambda words: (GOOD + words).encode("utf-8", "ignore"))
    )
)
def test_any_bytes_give_a_notice_or_a_reason(data):
    answer = load_notice(data, ON)
    assert isinstance(answer, Failed) or (isinstance(answer, Answered) and isinstance(answer.said, NoticeSeen))
