"""The guidelines' checklists A, B and C as sheets of a workbook, with the actions and the duties of other texts.

One row an item: number, text in both languages, standing, reason, evidence, and three columns to be filled in: who,
until when, a comment. A checklist item that repeats duties shows where those stand; it is never judged itself.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from shirushi.policy.requirement import Requirement
from shirushi.report.assessment import Assessment
from shirushi.report.figures import moment, short
from shirushi.report.naming import number
from shirushi.report.shelf import Shelf, shelve
from shirushi.report.tally import counted, in_words_order
from shirushi.report.words import MARKS, STANDING_MEANINGS, STANDINGS, TERMS
from shirushi.report.workbook import Column, Sheet
from shirushi.terms.text import NO_TEXT, Lang, Text, if_given, listed, same
from shirushi.terms.words import ROLES
from shirushi.verdict.standing import Action, DutyStanding, ObjectiveState, Standing, Weighed

CHECKLIST: Final = "AIGB-CK-"
"""How the ids of the guidelines' checklist items begin; the letter of the list follows."""
_WORKSHEET: Final = "C"  # it crosses every item of the guidelines with what one does about it (appendix 7)
_GUIDELINES: Final = "AIGB"

RUN: Final = Text(ja="実行番号", en="Run")
DIGEST: Final = Text(ja="内容のダイジェスト", en="Digest of the content")
SYSTEM: Final = Text(ja="システムのid", en="Id of the system")

_ABOUT = Text(ja="はじめに", en="About")
_WHAT = Text(ja="項目", en="Item")
_WORDS = Text(ja="内容", en="Content")
_ACTIONS = Text(ja="次に行うこと", en="What to do next")
_LISTS = {
    "A": Text(ja="チェックリストA", en="Checklist A"),
    "B": Text(ja="チェックリストB", en="Checklist B"),
    "C": Text(ja="チェックリストC", en="Checklist C"),
}
_OTHERS = Text(ja="ほかの文書の義務", en="Duties of other texts")
_LEAD_ACTIONS = Text(
    ja="多くの義務の状況を変える順に並べています。黄色の欄に記入できます。",
    en="In the order of how many duties each would move. The yellow columns are to be filled in.",
)
_LEADS = {
    "A": Text(
        ja="AI事業者ガイドラインのチェックリスト（共通の指針）です。黄色の欄に記入できます。",
        en="The checklist of the AI Guidelines for Business: common guiding principles. Fill in the yellow columns.",
    ),
    "B": Text(
        ja="AI事業者ガイドラインのチェックリスト（高度なAIシステムに関係する事業者）です。黄色の欄に記入できます。",
        en="The checklist of the AI Guidelines for Business: advanced AI systems. Fill in the yellow columns.",
    ),
    "C": Text(
        ja="AI事業者ガイドラインのワークシートです。この対象者に適用される項目のすべてを示します。黄色の欄に記入できます。",
        en="The worksheet of the AI Guidelines for Business: every item that applies here. Fill in the yellow columns.",
    ),
}
_LEAD_OTHERS = Text(
    ja="AI事業者ガイドラインのほかに、この対象者に適用される義務です。黄色の欄に記入できます。",
    en="The duties that apply here besides the AI Guidelines for Business. Fill in the yellow columns.",
)

_NUMBER = Column(id="number", head=Text(ja="番号", en="Number"), width=16)
_JA = Column(id="ja", head=Text(ja="項目（日本語）", en="Item (Japanese)"), width=36)
_EN = Column(id="en", head=Text(ja="項目（英語）", en="Item (English)"), width=36)
_STANDING = Column(id="standing", head=Text(ja="状況", en="Standing"), width=12)
_REASON = Column(id="reason", head=Text(ja="理由", en="Reason"), width=46)
_EVIDENCE = Column(id="evidence", head=Text(ja="証拠", en="Evidence"), width=34)
OWNER: Final = Column(id="owner", head=Text(ja="担当", en="Owner"), width=15, editable=True)
DUE: Final = Column(id="due", head=Text(ja="期限", en="Due"), width=13, kind="day", editable=True)
COMMENT: Final = Column(id="comment", head=Text(ja="備考", en="Comment"), width=24, editable=True)
_TO_FILL = (OWNER, DUE, COMMENT)
_ITEMS = (_NUMBER, _JA, _EN, _STANDING, _REASON, _EVIDENCE, *_TO_FILL)
_STEPS = (
    Column(id="objective", head=Text(ja="目標のid", en="Id of the objective"), width=20),
    Column(id="words", head=Text(ja="行うこと", en="What to do"), width=42),
    Column(id="why", head=Text(ja="今の状況", en="As it stands"), width=38),
    Column(id="done", head=Text(ja="完了の目安", en="Done when"), width=42),
    Column(id="actor", head=Text(ja="行う主体", en="To be done by"), width=18),
    Column(id="moves", head=Text(ja="及ぶ義務", en="Duties it would move"), width=24),
    *_TO_FILL,
)
_FACTS = (Column(id="what", head=_WHAT, width=30), Column(id="words", head=_WORDS, width=110))

_PURPOSE = Text(ja="このブックについて", en="This workbook")
_PURPOSE_SAYS = Text(
    ja="{actor}の「{system}」を評価した結果です。各シートの黄色の欄（担当、期限、備考）に記入して保存し、送り返してください。ほかの欄は書き換えられません。列の順番は変わっても構いません。",
    en="What an assessment of {system} for {actor} came to. Fill in the yellow columns of each sheet (owner, due, comment), save it and send it back. Nothing else may be changed; columns may be moved.",
)
_WHO = Text(ja="評価の対象者", en="Who")
_AS = Text(ja="立場", en="Addressed as")
_SYSTEM_TITLE = Text(ja="AIシステム", en="AI system")
_TEXTS = Text(ja="評価に用いた文書", en="Texts")
_ON = Text(ja="基準日", en="As of")
_AT = Text(ja="評価の完了", en="Finished")
_SIGNER = Text(ja="署名鍵の指紋", en="Fingerprint of the signing key")
_VERIFY = Text(ja="検証の方法", en="How to verify")
_VERIFY_SAYS = Text(
    ja="このブックは写しです。証拠はbundle.zipにあり、「shirushi verify bundle.zip --signer {signer}」で誰でも検証できます。",
    en="This workbook is a copy. The evidence is in bundle.zip; anybody can check it: shirushi verify bundle.zip --signer {signer}",
)
_LEGEND = Text(ja="状況「{standing}」", en="Standing “{standing}”")
_TERM = Text(ja="用語「{word}」", en="Term “{word}”")
_ITEM = Text(ja="{title}\n{statement}", en="{title}\n{statement}")
_MARKED = Text(ja="{words}\n【{mark}】", en="{words}\n[{mark}]")
_COUNT = Text(ja="{standing}{n}", en="{standing} {n}")
_BEHIND = Text(ja="{number}　{title}：{standing}", en="{number} {title}: {standing}")
_LOGGED = Text(ja="検査「{check}」：ログ{index}番、{digest}", en="Check “{check}”: log {index}, {digest}")
_HANDED = Text(ja="検査「{check}」：{actor}から引き渡された証拠", en="Check “{check}”: evidence handed down by {actor}")
_FILE = Text(ja="文書：{file}（{owner}、{dated}）", en="Document {file} ({owner}, {dated})")
_REGISTER = Text(ja="記録簿：{file}（{owner}）", en="Register {file} ({owner})")
_NONE_BEHIND = Text(ja="及ぶ義務はありません。", en="No duty behind it applies.")


def sheets(assessment: Assessment, lang: Lang) -> tuple[Sheet, ...]:
    """Compose the workbook: what it is, what to do next, the three checklists, the duties of other texts."""
    shelf = shelve(assessment)
    desk = _Desk(assessment, shelf, lang)
    lists = (desk.sheet(letter, title) for letter, title in _LISTS.items())
    return (about(assessment, lang), desk.actions(), *(each for each in (*lists, desk.others()) if each.rows))


def about(assessment: Assessment, lang: Lang) -> Sheet:
    """Compose the first sheet: what the workbook is, of which run, and what its words mean."""
    description = assessment.description
    actor = description.assessed()
    bound = {duty.requirement for duty in assessment.verdict.duties if duty.section == "binding"}
    texts = {each.catalogue for each in assessment.library.requirements if each.id in bound}
    facts = (
        (_PURPOSE, _PURPOSE_SAYS.fill(actor=actor.title, system=description.system.title)),
        (_SYSTEM_TITLE, description.system.title),
        (SYSTEM, same(description.id)),
        (_WHO, actor.title),
        (_AS, listed(ROLES[role] for role in actor.roles)),
        (_TEXTS, listed(each.title for each in assessment.library.catalogues if each.id in texts)),
        (_ON, same(assessment.plan.on.isoformat())),
        (_AT, moment(assessment.at)),
        (RUN, same(assessment.run)),
        (DIGEST, same(assessment.content_digest)),
        (_SIGNER, same(assessment.signer)),
        (_VERIFY, _VERIFY_SAYS.fill(signer=assessment.signer)),
        *((_LEGEND.fill(standing=STANDINGS[each]), means) for each, means in STANDING_MEANINGS.items()),
        *((_TERM.fill(word=term.word), term.means) for term in TERMS),
    )
    rows = tuple((what.read(lang), words.read(lang)) for what, words in facts)
    return Sheet(id="about", title=_ABOUT, lead=(), columns=_FACTS, rows=rows)


class _Desk:
    """Writes the rows of one assessment in one language."""

    def __init__(self, assessment: Assessment, shelf: Shelf, lang: Lang) -> None:
        self._assessment = assessment
        self._shelf = shelf
        self._lang: Lang = lang

    def actions(self) -> Sheet:
        rows = tuple(self._action_row(action) for action in self._assessment.verdict.actions)
        return Sheet(id="actions", title=_ACTIONS, lead=(_LEAD_ACTIONS,), columns=_STEPS, rows=rows)

    def sheet(self, letter: str, title: Text) -> Sheet:
        items = [each for each in self._shelf.requirements.values() if each.id.startswith(CHECKLIST + letter)]
        if letter == _WORKSHEET:
            items += [each for each in self._duties() if each.catalogue == _GUIDELINES]
        rows = tuple(self._item_row(each) for each in items)
        return Sheet(id=letter, title=title, lead=(_LEADS[letter],), columns=_ITEMS, rows=rows)

    def others(self) -> Sheet:
        rows = tuple(self._item_row(each) for each in self._duties() if each.catalogue != _GUIDELINES)
        return Sheet(id="others", title=_OTHERS, lead=(_LEAD_OTHERS,), columns=_ITEMS, rows=rows)

    def _duties(self) -> Iterator[Requirement]:
        """Every duty that binds and is counted, the items of the checklists left out."""
        for duty in counted(self._shelf, "binding"):
            if not duty.requirement.startswith(CHECKLIST):
                yield self._shelf.requirements[duty.requirement]

    def _action_row(self, action: Action) -> tuple[str, ...]:
        said = (
            action.words,
            if_given(action.why),
            if_given(action.done),
            self._shelf.actors.get(action.actor, NO_TEXT),
        )
        return (
            action.objective,
            *(words.read(self._lang) for words in said),
            ", ".join(action.moves),
            *self._filled(action.objective),
        )

    def _item_row(self, asked: Requirement) -> tuple[str, ...]:
        text = _ITEM.fill(title=asked.title, statement=asked.statement)
        mark = MARKS[asked.verified]
        words = _MARKED.fill(words=text, mark=mark) if mark.en else text
        duty = self._shelf.standings.get(asked.id)
        return (
            asked.id,
            words.ja,
            words.en,
            self._standing(duty).read(self._lang),
            self._lines(self._reasons(asked, duty)),
            self._lines(self._evidence(duty)),
            *self._filled(asked.id),
        )

    def _filled(self, id_: str) -> tuple[str, str, str]:
        assigned = self._assessment.assignments.of(id_)
        return assigned.owner, assigned.due.isoformat() if assigned.due else "", assigned.comment

    def _lines(self, several: Iterable[Text]) -> str:
        return "\n".join(dict.fromkeys(words.read(self._lang) for words in several))

    def _standing(self, duty: DutyStanding | None) -> Text:
        if duty is None:
            return STANDINGS[Standing.NOT_APPLICABLE]
        if duty.standing is not None:
            return STANDINGS[duty.standing]
        numbers = Counter({Standing(standing): n for standing, n in duty.children.items()})
        counts = [_COUNT.fill(standing=STANDINGS[each.standing], n=each.number) for each in in_words_order(numbers)]
        return Text(ja="\n".join(each.ja for each in counts), en="\n".join(each.en for each in counts))

    def _reasons(self, asked: Requirement, duty: DutyStanding | None) -> Iterator[Text]:
        """Why it stands so: of an item that repeats duties, where each of them stands."""
        if duty is None:
            decided = self._shelf.duties.get(asked.id)
            yield from (reason.says for reason in decided.because) if decided else ()
        elif duty.standing is not None:
            yield from (reason.says for reason in duty.why)
        else:
            behind = tuple(self._behind(duty.requirement, frozenset()))
            yield from (self._named(each) for each in behind)
            if not behind:
                yield _NONE_BEHIND

    def _named(self, duty: DutyStanding) -> Text:
        asked = self._shelf.requirements[duty.requirement]
        return _BEHIND.fill(number=number(asked), title=asked.title, standing=self._standing(duty))

    def _behind(self, id_: str, above: frozenset[str]) -> Iterator[DutyStanding]:
        """The duties with a standing of their own behind a head or a view."""
        duty = self._shelf.standings.get(id_)
        if duty is None or id_ in above:
            return
        if duty.standing is not None:
            yield duty
            return
        for below in (*duty.view_of, *self._shelf.requirements[id_].rolled_up_from):
            yield from self._behind(below, above | {id_})

    def _evidence(self, duty: DutyStanding | None) -> Iterator[Text]:
        if duty is None:
            return
        judged = (duty,) if duty.standing is not None else self._behind(duty.requirement, frozenset())
        bearing = (objective for each in judged for objective in (*each.decided_by, *each.missing))
        for objective in dict.fromkeys(bearing):
            state = self._shelf.states.get(objective)
            if state is not None:
                yield from self._evidence_on(state)

    def _evidence_on(self, state: ObjectiveState) -> Iterator[Text]:
        yield from (self._sealed(weighed) for weighed in state.weighed)
        description = self._assessment.description
        for document in description.documents:
            if document.objective == state.objective:
                yield _FILE.fill(file=document.file, owner=document.owner, dated=document.dated)
        for register in description.registers:
            if register.objective == state.objective:
                yield _REGISTER.fill(file=register.file, owner=register.owner)

    def _sealed(self, weighed: Weighed) -> Text:
        check = self._shelf.check_title(weighed.finding.check)
        if weighed.source:
            return _HANDED.fill(check=check, actor=self._shelf.actors.get(weighed.source, weighed.source))
        sealed = self._shelf.evaluations.get(weighed.finding.check)
        return _LOGGED.fill(check=check, index=sealed.index, digest=short(sealed.sha256)) if sealed else check
