"""Page one: the answer in a sentence and a picture, what to know before reading on, and what to do next."""

from collections.abc import Sequence
from datetime import date

from shirushi.duties.words import FORCES
from shirushi.policy.edition import at
from shirushi.policy.library import Catalogue
from shirushi.report.assessment import Assessment
from shirushi.report.assignments import Assigned
from shirushi.report.document import (
    Bar,
    Block,
    Cell,
    Chart,
    Counts,
    Fact,
    Facts,
    Notes,
    Paragraph,
    Section,
    Step,
    Steps,
    Table,
)
from shirushi.report.figures import moment
from shirushi.report.naming import duty_cell, group_anchor
from shirushi.report.shelf import Shelf
from shirushi.report.tally import Group, Part, count, counted, groups, total
from shirushi.report.words import STANDINGS
from shirushi.terms.reason import Unknown
from shirushi.terms.text import NO_TEXT, Text, if_given, listed, same
from shirushi.terms.words import ROLES
from shirushi.verdict.plan import plan_digest
from shirushi.verdict.standing import Action, Standing

NEXT = 10
"""How many actions page one shows."""

_ANSWER = Text(
    ja="{actor}に適用される義務{total}件のうち、{parts}です。", en="Of {total} duties that apply to {actor}, {parts}."
)
_ANSWER_IF = Text(
    ja="この案がそのまま成立したとすれば、{actor}に適用される義務{total}件のうち、{parts}です。",
    en="Were this the law, then of {total} duties that would apply to {actor}, {parts}.",
)
_AND = Text(ja="{first}、{last}", en="{first} and {last}")
_ANSWER_NONE = Text(
    ja="評価した文書の中に、{actor}に適用される義務はありません。",
    en="None of the texts looked at holds a duty that applies to {actor}.",
)
_SHARES: dict[Standing, Text] = {
    Standing.MET: Text(ja="充足は{n}件", en="{n} {be} met"),
    Standing.UNMET: Text(ja="未充足は{n}件", en="{n} {be} not met"),
    Standing.PARTLY: Text(ja="一部充足は{n}件", en="{n} {be} partly met"),
    Standing.EXPLAINED: Text(ja="説明ありは{n}件", en="{n} {be} explained instead"),
    Standing.STATED: Text(ja="表明のみは{n}件", en="{n} {be} only stated"),
    Standing.STALE: Text(ja="期限切れは{n}件", en="{n} {be} shown by evidence out of date"),
    Standing.UNASSESSED: Text(ja="まだ確かめられていないものは{n}件", en="{n} nobody has looked at"),
}
"""The clauses of the answer, in the order in which it gives them."""

_CHART = Text(ja="原則・文書ごとに見た義務の状況", en="Duties by principle and text, by standing")
_CHART_SAYS = Text(
    ja="横棒の長さは義務の件数を、模様と色は状況を表します。義務の一部である要素は、その義務に含めて数えています。",
    en="Each bar is as long as its number of duties; pattern and colour show the standing. Elements of a duty are counted within it.",
)
_BAR_SAYS = Text(ja="{label}：全{total}件（{parts}）", en="{label}: {total} in all ({parts})")
_TWIN = Text(ja="原則・文書ごとの件数", en="The same numbers as a table")
_GROUP = Text(ja="原則・文書", en="Principle or text")
_ALL = Text(ja="計", en="All")
_NUMBERED = Text(ja="{standing}{n}", en="{standing} {n}")

_ABOUT = Text(ja="この評価について", en="About this assessment")
_WHO = Text(ja="評価の対象者", en="Who")
_AS = Text(ja="立場", en="Addressed as")
_SYSTEM = Text(ja="AIシステム", en="AI system")
_USES = Text(ja="用途", en="Used for")
_TEXTS = Text(ja="評価に用いた文書", en="Texts")
_SCENARIOS = Text(ja="想定として別に見た文書", en="Seen apart, as a scenario")
_EDITION = Text(ja="{title}（版：{edition}、{force}）", en="{title} (edition {edition}, {force})")
_WITHOUT_EDITION = Text(ja="{title}（{force}）", en="{title} ({force})")
_ON = Text(ja="基準日", en="As of")
_AT = Text(ja="評価の完了", en="Finished")
_RUN = Text(ja="実行番号", en="Run")
_PLAN = Text(ja="計画のダイジェスト", en="Digest of the plan")
_SOFTWARE = Text(ja="用いたソフトウェア", en="Software")

_NOTES = Text(ja="読む前に", en="Before you read on")
_NEXT = Text(ja="次に行うこと", en="What to do next")
_NEXT_LEAD = Text(
    ja="最も多くの義務の状況を変える措置を、順に示します。", en="The actions that would move most duties, in order."
)
_NO_NEXT = Text(ja="状況を変える措置は見つかりませんでした。", en="No action was found that would move a duty.")
_REACH = Text(ja="義務{n}件に及びます。", en="Reaches {n} {duty}.")
_BY = Text(ja="{reach}行う主体：{actor}", en="{reach} To be done by: {actor}")
_TAKEN = Text(ja="担当：{owner}　期限：{due}", en="Owner: {owner}, due {due}")
_TAKEN_BY = Text(ja="担当：{owner}", en="Owner: {owner}")
_DUE = Text(ja="期限：{due}", en="Due {due}")
LATE = Text(ja="期限超過", en="overdue")


def answer(assessment: Assessment, shelf: Shelf, part: Part = "binding") -> Text:
    """Say in one sentence how the duties of one part stand."""
    counts = count(counted(shelf, part))
    actor = assessment.description.assessed().title
    if not counts:
        return _ANSWER_NONE.fill(actor=actor)
    numbers = {each.standing: each.number for each in counts}
    clauses = [
        clause.fill(n=numbers[standing], be="is" if numbers[standing] == 1 else "are")
        for standing, clause in _SHARES.items()
        if standing in numbers
    ]
    sentence = _ANSWER if part == "binding" else _ANSWER_IF
    return sentence.fill(actor=actor, total=total(counts), parts=_spoken(clauses))


def _spoken(clauses: Sequence[Text]) -> Text:
    """Join clauses as a sentence does: English puts "and" before the last."""
    *first, last = clauses
    return _AND.fill(first=listed(first), last=last) if first else last


def picture(shelf: Shelf, part: Part) -> tuple[Block, ...]:
    """Show the duties of one part by principle and standing, as bars and as a table."""
    arranged = groups(shelf, part)
    if not arranged:
        return ()
    legend = Counts(counts=count(counted(shelf, part)))
    standings = tuple(each.standing for each in legend.counts)
    rows = tuple(_row(group, standings) for group in arranged)
    twin = Table(caption=_TWIN, columns=(_GROUP, *(STANDINGS[each] for each in standings), _ALL), rows=rows)
    return (legend, Chart(title=_CHART, says=_CHART_SAYS, bars=tuple(_bar(group) for group in arranged), twin=twin))


def _bar(group: Group) -> Bar:
    counts = count(group.duties)
    parts = listed(_NUMBERED.fill(standing=STANDINGS[each.standing], n=each.number) for each in counts)
    return Bar(
        label=_label(group),
        counts=counts,
        says=_BAR_SAYS.fill(label=group.title, total=total(counts), parts=parts),
    )


def _label(group: Group) -> Cell:
    return Cell(words=group.title, to=group_anchor(group.id))


def _row(group: Group, standings: tuple[Standing, ...]) -> tuple[Cell, ...]:
    numbers = {each.standing: each.number for each in count(group.duties)}
    each_number = (Cell(words=same(str(numbers.get(standing, 0)))) for standing in standings)
    return (_label(group), *each_number, Cell(words=same(str(len(group.duties)))))


def front(assessment: Assessment, shelf: Shelf) -> tuple[Block, ...]:
    """Compose page one."""
    notes = (Notes(title=_NOTES, notes=assessment.notes),) if assessment.notes else ()
    return (
        Paragraph(words=answer(assessment, shelf), tone="lead"),
        *picture(shelf, "binding"),
        *notes,
        *_next(assessment, shelf),
    )


def about_section(assessment: Assessment, shelf: Shelf) -> Section:
    """Compose who and what was assessed, against which texts, when and under which plan."""
    return Section(anchor="about", title=_ABOUT, blocks=(_circumstances(assessment, shelf),))


def _circumstances(assessment: Assessment, shelf: Shelf) -> Facts:
    description, plan = assessment.description, assessment.plan
    actor = description.assessed()
    uses = listed(use.title for use in description.system.uses)
    facts = (
        Fact(name=_WHO, cells=(Cell(words=actor.title),)),
        Fact(name=_AS, cells=(Cell(words=listed(ROLES[role] for role in actor.roles)),)),
        Fact(name=_SYSTEM, cells=(Cell(words=description.system.title),)),
        Fact(name=_USES, cells=(Cell(words=uses),) if uses.ja else ()),
        Fact(name=_TEXTS, cells=_texts(assessment, shelf, "binding")),
        Fact(name=_SCENARIOS, cells=_texts(assessment, shelf, "scenario")),
        Fact(name=_ON, cells=(Cell(words=same(plan.on.isoformat())),)),
        Fact(name=_AT, cells=(Cell(words=moment(assessment.at)),)),
        Fact(name=_RUN, cells=(Cell(words=same(assessment.run), code=True),)),
        Fact(name=_PLAN, cells=(Cell(words=same(plan_digest(plan)), code=True),)),
        Fact(name=_SOFTWARE, cells=(Cell(words=same(plan.software)),)),
    )
    return Facts(facts=tuple(fact for fact in facts if fact.cells))


def _texts(assessment: Assessment, shelf: Shelf, part: Part) -> tuple[Cell, ...]:
    """Name the texts whose items stand in one part of the report, each with its edition and force."""
    named = [text.partition("@") for text in assessment.plan.texts]
    editions = {text: edition for text, _, edition in named}
    bound = {shelf.catalogue_of(duty.requirement).id for duty in assessment.verdict.duties if duty.section == part}
    return tuple(
        Cell(words=_edition(catalogue, editions.get(catalogue.id, ""), assessment.plan.on))
        for catalogue in assessment.library.catalogues
        if catalogue.id in bound
    )


def _edition(catalogue: Catalogue, named: str, on: date) -> Text:
    edition = named or at(catalogue, on)
    force = FORCES[catalogue.force]
    if isinstance(edition, Unknown):
        return _WITHOUT_EDITION.fill(title=catalogue.title, force=force)
    return _EDITION.fill(title=catalogue.title, edition=edition, force=force)


def _next(assessment: Assessment, shelf: Shelf) -> tuple[Block, ...]:
    steps = tuple(_step(assessment, shelf, action) for action in assessment.verdict.actions[:NEXT])
    if not steps:
        return (Paragraph(label=_NEXT, words=_NO_NEXT),)
    return (Steps(title=_NEXT, lead=_NEXT_LEAD, steps=steps),)


def _step(assessment: Assessment, shelf: Shelf, action: Action) -> Step:
    actor = shelf.actors.get(action.actor)
    reach = _REACH.fill(n=len(action.moves), duty="duty" if len(action.moves) == 1 else "duties")
    return Step(
        words=action.words,
        reach=_BY.fill(reach=reach, actor=actor) if actor else reach,
        duties=tuple(duty_cell(shelf, requirement) for requirement in action.moves),
        why=if_given(action.why),
        done=if_given(action.done),
        taken=taken_words(assessment.assignments.of(action.objective)),
        late=LATE if assessment.assignments.is_overdue(action.objective) else NO_TEXT,
    )


def taken_words(assigned: Assigned) -> Text:
    """Say who has taken something on and until when; no text where nobody has."""
    if assigned.owner and assigned.due:
        return _TAKEN.fill(owner=assigned.owner, due=assigned.due)
    if assigned.owner:
        return _TAKEN_BY.fill(owner=assigned.owner)
    return _DUE.fill(due=assigned.due) if assigned.due else NO_TEXT
