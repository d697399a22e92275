"""How an entry of the policy register is told in one language, field by field."""

from collections.abc import Iterable, Iterator

from shirushi.app.services.measures import ShownMeasure
from shirushi.policy.measures import (
    Body,
    Content,
    Cooperation,
    DataPoint,
    Entry,
    Figure,
    LaterFact,
    Measure,
    Note,
    Passage,
    PolicyMeasures,
    PolicyText,
    RecordedGap,
)
from shirushi.policy.measures_load import entries
from shirushi.terms.text import NO_TEXT, Lang, Text

_Row = tuple[str, str]

_ID = Text(ja="番号", en="id")
_KIND = Text(ja="種類", en="kind")
_TITLE = Text(ja="題名", en="title")
_WORDS = Text(ja="内容", en="content")
_STATUS = Text(ja="状態", en="status")
_RESPONSIBLE = Text(ja="担い手", en="responsible")
_BASIS = Text(ja="担い手の根拠", en="basis of that")
_PILLAR = Text(ja="柱", en="pillar")
_FIELDS = Text(ja="分野", en="fields")
_FOR = Text(ja="受益者", en="for whom")
_DEADLINE = Text(ja="期限", en="deadline")
_CAUTION = Text(ja="注意", en="caution")
_NAMED = Text(ja="資料での記載", en="in the documents")
_NOT_NAMED = Text(ja="資料に名前はない", en="not named there")
_PART_OF = Text(ja="上位の組織", en="part of")
_TASKS = Text(ja="業務", en="tasks")
_RELEVANT = Text(ja="関係府省", en="ministries behind it")
_RELATED = Text(ja="関係機関", en="related bodies")
_PERSON = Text(ja="人", en="person")
_FORMS = Text(ja="資料での表記", en="written as")
_PUBLISHER = Text(ja="公表者", en="publisher")
_FORCE = Text(ja="効力", en="force")
_DATE = Text(ja="日付", en="date")
_EXACT = Text(ja="{exact}（{mark}、{source}）", en="{exact} ({mark}, {source})")
_NO_DATE = Text(ja="資料に記載なし", en="not given in the documents")
_PARTS = Text(ja="構成", en="parts")
_PARTNERS = Text(ja="相手", en="partners")
_YEAR = Text(ja="年度", en="fiscal year")
_FISCAL_YEAR = Text(ja="{year}年度", en="FY{year}")
_AMOUNT = Text(ja="金額", en="amount")
_DOLLARS = Text(ja="{usd}米ドル（記載：{stated}）", en="{usd} US dollars (stated: {stated})")
_NOT_STATED = Text(ja="記載なし", en="not stated")
_EXAMPLES = Text(ja="例", en="examples")
_BETWEEN = Text(ja="線の上：{above}、線の下：{below}", en="above: {above}; below: {below}")
_LATER = Text(ja="資料のほかの事実", en="beside the documents")
_FACT = Text(
    ja="{date}：{words}（{source}、{mark}、{as_of}時点）", en="{date}: {words} ({source}; {mark}; as of {as_of})"
)
_SOURCE = Text(ja="出典", en="source")
_PASSAGE = Text(ja="{document}：{section}", en="{document}: {section}")
_READ = Text(ja="確認", en="verified")
_LEADS_TO = Text(ja="つながり", en="leads to")
_NOTE = Text(ja="注記", en="note")


class Told:
    """The words of the register in one language."""

    def __init__(self, register: PolicyMeasures, lang: Lang) -> None:
        """Speak of `register` in `lang`."""
        self._register = register
        self._lang: Lang = lang
        self._titles = {entry.id: entry.title for entry in entries(register)}

    def read(self, text: Text) -> str:
        """A text in the language spoken."""
        return text.read(self._lang)

    def called(self, vocabulary: str, key: str) -> str:
        """What a word of a closed list is called."""
        return self.read(self._register.called(vocabulary, key))

    def bodies(self, ids: Iterable[str]) -> str:
        """Bodies by their title; in English by the abbreviation, where there is one."""
        has_short = {body.id: body.abbreviation for body in self._register.bodies if body.abbreviation != "none"}
        short = has_short if self._lang == "en" else {}
        return self._join(short.get(id_) or self._title(id_) for id_ in ids) or "—"

    def fiscal_year(self, year: str) -> str:
        """A fiscal year or a span of them."""
        return self.read(_FISCAL_YEAR.fill(year=year.removeprefix("FY")))

    def source(self, passage: Passage) -> str:
        """The document and the section."""
        document = self.called("document", passage.document)
        return self.read(_PASSAGE.fill(document=document, section=self.called("section", passage.section)))

    def detail(self, point: DataPoint) -> str:
        """What a point of the data map says: its sentence, its examples, what a line divides."""
        between = (
            _BETWEEN.fill(above=self._title(point.above), below=self._title(point.below)) if point.above else NO_TEXT
        )
        said = (point.statement, *point.examples, between)
        return "\n".join(self.read(each) for each in said if each != NO_TEXT) or "—"

    def rows(self, shown: ShownMeasure) -> Iterator[_Row]:
        """Every field of one entry under its name; fields that are empty are left out."""
        entry = shown.entry
        every = (
            (_ID, entry.id),
            (_TITLE, self.read(entry.title)),
            (_WORDS, self.read(entry.words())),
            *self._own(entry),
            (_LATER, "\n".join(self._fact(fact) for fact in entry.later)),
            (_SOURCE, "\n".join(self.source(passage) for passage in (entry.source, *entry.also))),
            (_READ, self.called("verified", entry.verified)),
            (_LEADS_TO, "\n".join(f"{each.id}  {self.read(each.title)}" for each in shown.linked)),
        )
        return ((self.read(head), content) for head, content in every if content)

    def _own(self, entry: Entry) -> Iterator[tuple[Text, str]]:
        match entry:
            case Body():
                return self._body(entry)
            case PolicyText():
                return self._text(entry)
            case Measure():
                return self._measure(entry)
            case Cooperation():
                return self._cooperation(entry)
            case DataPoint():
                return self._data(entry)
            case _:
                return self._budget(entry)

    def _body(self, body: Body) -> Iterator[tuple[Text, str]]:
        yield _KIND, self.called("body_kind", body.kind)
        yield _PART_OF, self._title(body.part_of)
        yield _TASKS, self._several(body.tasks)
        yield _RELEVANT, self.bodies(body.relevant_ministries) if body.relevant_ministries else ""
        yield _RELATED, self.bodies(body.related_organisations) if body.related_organisations else ""
        yield _PERSON, self.read(body.person)
        yield _FORMS, " / ".join(body.deck_forms)
        yield _NOTE, self.read(body.deck_note)

    def _text(self, text: PolicyText) -> Iterator[tuple[Text, str]]:
        yield _KIND, self.called("text_kind", text.kind)
        yield _PUBLISHER, self.bodies(text.publisher)
        yield _NOTE, self.read(text.publisher_note)
        yield _FORCE, self.called("force", text.force)
        yield _DATE, "\n".join(self._dates(text))
        yield _PARTS, self._several(text.parts)
        yield _NAMED, "" if text.named_in_deck else self.read(_NOT_NAMED)

    def _dates(self, text: PolicyText) -> Iterator[str]:
        date = text.date
        yield self.read(_NO_DATE) if date.deck == "not given" else date.deck
        yield from (self.read(note) for note in (date.deck_note,) if note != NO_TEXT)
        if date.exact:
            mark = self.called("verified", date.exact_verified)
            yield self.read(_EXACT.fill(exact=date.exact, mark=mark, source=date.exact_source))
            yield from (self.read(note) for note in (date.exact_note,) if note != NO_TEXT)

    def _measure(self, measure: Measure) -> Iterator[tuple[Text, str]]:
        yield _STATUS, self.called("status", measure.status)
        yield _RESPONSIBLE, self._join(self._title(each) for each in measure.responsible)
        yield _BASIS, self.called("responsible_basis", measure.responsible_basis)
        yield _PILLAR, self.called("pillar", measure.pillar)
        yield _FIELDS, self._join(self.called("field", each) for each in measure.field)
        yield _FOR, self._join(self.called("beneficiary", each) for each in measure.beneficiaries)
        yield _PARTS, self._several((*measure.circle, *measure.industry_fields))
        yield _DEADLINE, self.read(measure.deadline)
        yield _CAUTION, self.read(measure.caution)

    def _cooperation(self, cooperation: Cooperation) -> Iterator[tuple[Text, str]]:
        yield _KIND, self.called("cooperation_kind", cooperation.kind)
        yield _PARTNERS, self._join(self._title(each) for each in cooperation.partners)
        yield _NAMED, "" if cooperation.named_in_deck else self.read(_NOT_NAMED)

    def _data(self, point: DataPoint) -> Iterator[tuple[Text, str]]:
        yield _KIND, self.called("data_kind", point.kind)
        yield _EXAMPLES, self._several(point.examples)
        yield _PARTS, self._several(value.words for value in point.values)
        yield _NOTE, self.read(point.note)

    def _budget(self, entry: Figure | Content | Note | RecordedGap) -> Iterator[tuple[Text, str]]:
        match entry:
            case Figure():
                yield _KIND, self.called("budget_line", entry.line)
                yield _YEAR, self._join((self.fiscal_year(entry.fiscal_year), self.called("account", entry.account)))
                yield _AMOUNT, self.read(_DOLLARS.fill(usd=f"{entry.amount_usd:,}", stated=entry.stated_as))
            case Content():
                yield _KIND, self.called("budget_line", entry.line)
                yield _AMOUNT, self.read(_NOT_STATED)
                yield _PARTS, self._several(entry.industry_fields)
            case _:
                return

    def _fact(self, fact: LaterFact) -> str:
        mark = self.called("verified", fact.verified)
        return self.read(_FACT.fill(date=fact.date, words=fact.words, source=fact.source, mark=mark, as_of=fact.as_of))

    def _title(self, id_: str) -> str:
        return self.read(self._titles[id_]) if id_ else ""

    def _join(self, words: Iterable[str]) -> str:
        return ("、" if self._lang == "ja" else ", ").join(words)

    def _several(self, texts: Iterable[Text]) -> str:
        return "\n".join(self.read(each) for each in texts)
