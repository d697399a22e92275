"""The page is self-contained and inert whatever a model said, says everything in the document, and stays small."""

import re
from html.parser import HTMLParser
from importlib.resources import files
from itertools import product

import msgspec
import pytest

from fakes.assessment import assessment
from fakes.kotoba import HOSTILE
from shirushi.checks.finding import Outcome
from shirushi.report.compose import compose
from shirushi.report.document import (
    Bar,
    CaseShown,
    Cell,
    Chart,
    Count,
    Counts,
    Document,
    DutyCard,
    Fact,
    Facts,
    Fold,
    Listing,
    Notes,
    Origin,
    Paragraph,
    Radar,
    Section,
    Spoke,
    Step,
    Steps,
    Table,
    Turn,
)
from shirushi.report.formats.html import STYLE, TEMPLATE, render_html
from shirushi.report.visible import visible
from shirushi.terms.text import same
from shirushi.verdict.standing import Standing

FORMATS = files("shirushi.report.formats")
PAGE = FORMATS.joinpath(TEMPLATE).read_text(encoding="utf-8")
LOOK = FORMATS.joinpath(STYLE).read_text(encoding="utf-8")

OPENERS = ("", "<", "</script>", '">', "'>", "-->", "]]>", "</title></style></textarea>", "{{", "\x1b]8;;")
PAYLOADS = (
    "<script>alert(1)</script>",
    "<img src=https://evil.example/x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<a href=javascript:alert(1)>x</a>",
    "<iframe srcdoc='<script>1</script>'>",
    '" onmouseover="alert(1)',
    "<style>@import 'https://evil.example/x'</style>",
    "<meta http-equiv=refresh content='0;url=https://evil.example'>",
    "{{ 7 * 7 }}{% raw %}",
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=alert(1)&gt;'>",
)
CLOSERS = ("", ">", "\u202e", "\u200b", "\x00", "&lt;", "\n\n", "\U000e0041", "<!--", "ことば")
INJECTIONS = tuple("".join(parts) for parts in product(OPENERS, PAYLOADS, CLOSERS))

# Only the template holds markup: whatever stands in no tag of its own has come in from outside.
TAGS = {*re.findall(r"<([a-z][a-z0-9]*)", PAGE), "h1", "h2", "h3", "h4", "h5", "h6"}
ATTRIBUTES = {*re.findall(r'([a-z0-9-]+)="', PAGE.lower()), "open"}
ACTIVE = {
    "script",
    "iframe",
    "object",
    "embed",
    "img",
    "form",
    "input",
    "link",
    "base",
    "audio",
    "video",
    "foreignobject",
}
LINK = re.compile(r"#[A-Za-z0-9._-]+|report\.(ja|en)\.html")


class Reader(HTMLParser):
    """Reads a page as a browser would, and remembers every tag, attribute and word."""

    def __init__(self):
        super().__init__()
        self.tags, self.attributes, self.links, self.words, self.open = [], [], [], [], []
        self.ids: list[str] = []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += [name for name, _ in attrs]
        self.links += [value for name, value in attrs if name in {"href", "src", "action"}]
        self.ids += [value for name, value in attrs if name == "id"]
        if tag not in {"meta", "path", "circle", "rect", "use"}:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in {"path", "circle", "rect", "use"}:
            self.open.pop()

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_comment(self, data):
        pytest.fail(f"a comment: {data}")

    def handle_data(self, data):
        if self.open and self.open[-1] != "style":
            self.words.append(data)


def read(page: bytes) -> Reader:
    reader = Reader()
    reader.feed(page.decode())
    reader.close()
    return reader


def assert_inert(reader: Reader) -> None:
    assert set(reader.tags) <= TAGS - ACTIVE
    assert set(reader.attributes) <= ATTRIBUTES
    assert not [name for name in reader.attributes if name.startswith("on") or name in {"src", "srcdoc", "style"}]
    assert all(LINK.fullmatch(link) for link in reader.links)
    assert reader.tags.count("style") == reader.tags.count("title") - reader.tags.count("desc") == 1
    assert not reader.open


def everywhere(words: str) -> tuple[object, ...]:
    """One block of every kind, with `words` at every place that can hold foreign words."""
    text = same(words)
    cell = Cell(words=text, mark=text)
    table = Table(caption=text, columns=(text, text), rows=((cell, cell),))
    counts = (Count(standing=Standing.MET, number=1),)
    turn = Turn(speaker=text, words=text, cut=1)
    return (
        Paragraph(words=text, label=text),
        Facts(facts=(Fact(name=text, cells=(cell, Cell(words=text, code=True))),)),
        Listing(items=(cell,)),
        table,
        Counts(counts=counts),
        Chart(title=text, says=text, bars=(Bar(label=cell, counts=counts, says=text),), twin=table),
        Radar(title=text, says=text, spokes=(Spoke(label=text, held=1, known=2),) * 3, twin=table),
        Notes(title=text, notes=(text,)),
        Steps(title=text, lead=text, steps=(Step(words=text, reach=text, duties=(cell,)),)),
        Fold(summary=text, blocks=(Paragraph(words=text),)),
        CaseShown(case=words, outcome=Outcome.FAIL, why=text, turns=(turn,)),
        DutyCard(
            standing=Standing.UNMET,
            title=text,
            origins=(Origin(anchor="a", cells=(cell,), mark=text, title=text, standing=Standing.MET),),
            lead=text,
            blocks=(),
            parts_title=text,
            parts=(DutyCard(standing=None, title=text, origins=(), lead=text, blocks=()),),
        ),
    )


def page_of(words: str) -> Document:
    text = same(words)
    section = Section(anchor="s", title=text, blocks=everywhere(words), sections=(Section(anchor="t", title=text),))
    return Document(title=text, subject=text, run=words, front=everywhere(words), sections=(section,))


@pytest.fixture(scope="module")
def pages() -> dict[str, bytes]:
    document = compose(assessment())
    return {"ja": render_html(document, "ja", PAGE, LOOK), "en": render_html(document, "en", PAGE, LOOK)}


@pytest.mark.property
@pytest.mark.parametrize("lang", ["ja", "en"])
def test_a_thousand_injections_stay_words(lang):
    assert len(set(INJECTIONS)) == 1_000
    blocks = tuple(
        CaseShown(case=words, outcome=None, why=same(words), turns=(Turn(speaker=same("x"), words=same(words)),))
        for words in INJECTIONS
    )
    document = msgspec.structs.replace(page_of("plain"), front=blocks)
    reader = read(render_html(document, lang, PAGE, LOOK))
    assert_inert(reader)
    said = "".join(reader.words)
    assert all(visible(words) in said for words in INJECTIONS)


@pytest.mark.property
@pytest.mark.parametrize("words", INJECTIONS[::40], ids=range(25))
def test_an_injection_stays_words_in_every_place(words):
    reader = read(render_html(page_of(words), "ja", PAGE, LOOK))
    assert_inert(reader)
    said = "".join(reader.words)
    assert said.count(visible(words)) >= 40


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_a_hostile_assessment_gives_an_inert_page(pages, lang):
    reader = read(pages[lang])
    assert_inert(reader)
    assert visible(HOSTILE) in "".join(reader.words)
    assert len(reader.ids) == len(set(reader.ids))
    assert {link[1:] for link in reader.links if link.startswith("#")} <= set(reader.ids)


@pytest.mark.parametrize(("lang", "other"), [("ja", "en"), ("en", "ja")])
def test_a_page_names_its_language_and_its_sister(pages, lang, other):
    assert f'<html lang="{lang}">' in pages[lang].decode()
    assert [link for link in read(pages[lang]).links if not link.startswith("#")] == [f"report.{other}.html"]


def test_foreign_words_carry_their_language():
    card = Paragraph(words=same("転入届は14日以内です。"))
    document = Document(title=same("T"), subject=same("S"), run="r", front=(card,), sections=())
    assert '<span lang="ja">転入届は14日以内です。</span>' in render_html(document, "en", PAGE, LOOK).decode()
    assert '<span lang="ja">転入届' not in render_html(document, "ja", PAGE, LOOK).decode()


def test_nothing_is_fetched():
    page = render_html(compose(assessment(hostile="")), "ja", PAGE, LOOK).decode()
    assert "default-src 'none'" in page
    assert set(re.findall(r"url\(([^)]*)\)", page)) <= set(re.findall(r"#hatch-[a-z]+|#arrow-head", page))
    assert "@import" not in page
    assert "<script" not in page


def test_the_page_stays_small_however_much_was_asked():
    given = assessment()
    first = given.transcripts[0]
    long = tuple(
        msgspec.structs.replace(first.exchanges[number % 75], case=f"case-{number:05}") for number in range(5_000)
    )
    many = msgspec.structs.replace(
        given, transcripts=(msgspec.structs.replace(first, exchanges=long), *given.transcripts[1:])
    )
    assert len(render_html(compose(many), "ja", PAGE, LOOK)) < 2_000_000


def test_rendering_twice_gives_the_same_bytes(pages):
    assert render_html(compose(assessment()), "ja", PAGE, LOOK) == pages["ja"]
