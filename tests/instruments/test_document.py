"""Documents: headings with what stands under them, owner and day; damaged ones fail."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shirushi.instruments.papers.document import MOST_BYTES, MOST_HEADINGS, load_document, read_document
from shirushi.terms.canon import sha256
from shirushi.terms.probe import Answered, Failed
from shirushi.terms.seen import DocumentSeen


def seen(text):
    answer = load_document(text.encode())
    assert isinstance(answer, Answered)
    assert isinstance(answer.said, DocumentSeen)
    return answer.said


def headings(text):
    return [(heading.words, heading.level, heading.length) for heading in seen(text).headings]


def test_markdown_headings_count_the_text_under_them_with_their_sections():
    text = "# 方針\n序\n\n## 目的 ##\nあい う\n### 細目\nえ\n## 見直し\n毎年\n# 附則\n"
    assert headings(text) == [("方針", 1, 7), ("目的", 2, 4), ("細目", 3, 1), ("見直し", 2, 2), ("附則", 1, 0)]


def test_underlined_headings():
    assert headings("Policy\n======\nabc\n\nReview\n---\nyearly\n") == [("Policy", 1, 9), ("Review", 2, 6)]


def test_a_rule_under_nothing_is_no_heading():
    assert headings("# A\n\n---\n\nb") == [("A", 1, 4)]


@pytest.mark.parametrize("fence", ["```", "~~~"])
def test_code_holds_no_headings(fence):
    assert headings(f"# A\n{fence}\n# b\n{fence}\n---\nc") == [("A", 1, 12)]


def test_comments_count_for_nothing():
    assert headings("# 目的\n<!-- ここに\n# 書く -->\n<!-- open") == [("目的", 1, 0)]


@pytest.mark.parametrize("line", ["#見出し", "####### x", "#", "# ", "text # x"])
def test_what_only_resembles_a_heading_is_text(line):
    assert headings("# A\n" + line)[0][0] == "A"
    assert len(headings("# A\n" + line)) == 1


def test_plain_text_headings():
    text = "第1章　総則\n第２条　目的\nこの方針は、AIの利用を定める。\n1. 適用\n1.1 範囲\n1. これは文である。\n■ 見直し\n【附則】\n"
    assert [(words, level) for words, level, _ in headings(text)] == [
        ("第1章 総則", 1),
        ("第2条 目的", 3),
        ("1. 適用", 1),
        ("1.1 範囲", 2),
        ("■ 見直し", 1),
        ("【附則】", 1),
    ]


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("制定日：2026-10-01", date(2026, 10, 1)),
        ("**改定：** 2026年10月1日", date(2026, 10, 1)),
        ("- 施行日: 令和8年10月1日", date(2026, 10, 1)),
        ("日付：令和元年５月１日", date(2019, 5, 1)),
        ("| Date | 2026/10/1 |", date(2026, 10, 1)),
        ("Last updated: 2026.10.01 (v2)", date(2026, 10, 1)),
        ("制定日：2026-02-30", None),
        ("制定日：未定", None),
        ("update 2026-10-01", None),
        ("文中に日付：2026-10-01", None),
    ],
)
def test_the_day_as_the_document_gives_it(line, day):
    assert seen("# A\n" + line).dated == day


def test_of_several_days_the_latest_counts():
    assert seen("制定日：2025-04-01\n改定日：2026-10-01\nDate: 2026-01-01").dated == date(2026, 10, 1)


@pytest.mark.parametrize(
    ("line", "owner"),
    [
        ("責任者：山田 花子", "山田 花子"),
        ("**Owner:** Yamada Hanako", "Yamada Hanako"),
        ("| 担当 | 政策課 |", "政策課"),
        ("所管部署: 情報課", "情報課"),
        ("OWNER : A. Smith", "A. Smith"),
        ("責任者は山田です", ""),
        ("責任者：", ""),
    ],
)
def test_the_owner_as_the_document_gives_it(line, owner):
    assert seen("# A\n" + line).owner == owner


def test_front_matter_is_read_and_is_no_text():
    said = seen("---\nowner: 山田\ndate: 2026-10-01\n---\n# A\n")
    assert (said.owner, said.dated, said.headings[0].length) == ("山田", date(2026, 10, 1), 0)


def test_labels_far_down_are_not_the_documents_own():
    assert seen("x\n" * 20 + "責任者：山田").owner == ""


def test_digest_and_size_are_of_the_bytes():
    data = "\ufeff# A\r\nb\r\n".encode()
    answer = load_document(data)
    assert isinstance(answer, Answered)
    assert (answer.said.sha256, answer.said.size_bytes) == (sha256(data), len(data))
    assert answer.said.headings[0].words == "A"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        ("方針".encode("cp932"), "not-text"),
        (b"%PDF-1.7\n\x00\x01", "not-text"),
        (b"# a\n" * (MOST_HEADINGS + 1), "too-many-headings"),
    ],
)
def test_what_is_no_document_fails(data, code):
    answer = load_document(data)
    assert isinstance(answer, Failed)
    assert answer.reason.code == code


def test_files_that_cannot_be_read_fail(tmp_path):
    (tmp_path / "folder").mkdir()
    large = tmp_path / "large.md"
    with large.open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    answers = [read_document(tmp_path / name) for name in ("none.md", "folder", "large.md", "a" * 300)]
    assert [answer.reason.code for answer in answers] == ["no-file", "not-a-file", "too-large", "unreadable"]


def test_a_file_is_read(tmp_path):
    (tmp_path / "a.md").write_text("# 目的\n", encoding="utf-8")
    assert isinstance(read_document(tmp_path / "a.md"), Answered)


@pytest.mark.property
@given(st.binary(max_size=300) | st.text(alphabet="#=-`~ \n|責任者：:日付2026/<!->\t　", max_size=120).map(str.encode))
def test_any_bytes_give_an_answer(data):
    answer = load_document(data)
    assert isinstance(answer, Failed) or all(heading.length >= 0 for heading in answer.said.headings)
