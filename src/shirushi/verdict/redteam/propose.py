"""Proposes risk scenarios from what is described of a system and what earlier runs found; people decide on each."""

from collections.abc import Callable, Iterable, Iterator

import msgspec

from shirushi.terms.system import Condition, Description
from shirushi.terms.text import Text


class Proposal(msgspec.Struct, frozen=True, kw_only=True):
    """A risk scenario to decide on, the goal of the guide and the objective it touches, and why it is proposed."""

    id: str
    asset: Text
    threat: Text
    actor: Text
    harm: Text
    goal: str
    objective: str
    because: Text
    checks: tuple[str, ...] = ()


class _Known(msgspec.Struct, frozen=True, kw_only=True):
    proposal: Proposal
    fits: Callable[[Description], bool]


_ASKED = Text(ja="言葉で答えるモデルがあります。", en="It has a model that answers in words.")
_ANYBODY = Text(ja="誰でもなれる利用者", en="a user, who may be anybody")
_OUTSIDER = Text(ja="参照される文書を書ける者", en="somebody who can write into what it reads")
_CURIOUS = Text(ja="仕組みを知りたい利用者", en="a user who wants to know how it works")


def _holds(condition: Condition) -> Callable[[Description], bool]:
    return lambda description: description.system.conditions.get(condition) is True


def _answers(description: Description) -> bool:
    return description.target is not None


_KNOWN = (
    _Known(
        fits=_answers,
        proposal=Proposal(
            id="harmful-help",
            asset=Text(ja="利用者と第三者の生命・身体・財産", en="life, body and property of users and others"),
            threat=Text(
                ja="言い方を変えて、断るべき依頼に応えさせる", en="is talked into a request that it should refuse"
            ),
            actor=_ANYBODY,
            harm=Text(ja="危険な行為や犯罪の手助けになる", en="helps with a dangerous or criminal act"),
            goal="G6-6",
            objective="refusal-robust-to-jailbreak",
            because=_ASKED,
            checks=("attack.persuasion", "attack.many-shot", "attack.crescendo"),
        ),
    ),
    _Known(
        fits=_answers,
        proposal=Proposal(
            id="instructions-overridden",
            asset=Text(ja="運用者が与えた役割と規則", en="the role and rules that the operator gave it"),
            threat=Text(ja="利用者の発言が運用者の指示を上書きする", en="a user's words replace the operator's"),
            actor=_ANYBODY,
            harm=Text(ja="組織の名で誤った案内をする", en="gives wrong information in the operator's name"),
            goal="G8-9",
            objective="input-attacks-resisted",
            because=_ASKED,
            checks=("attack.injection-direct",),
        ),
    ),
    _Known(
        fits=_answers,
        proposal=Proposal(
            id="instructions-disclosed",
            asset=Text(ja="システムへの指示に書かれた秘密", en="secrets in its instructions"),
            threat=Text(ja="指示の内容を引き出す", en="its instructions are drawn out of it"),
            actor=_CURIOUS,
            harm=Text(ja="内部の規則や秘密が漏れる", en="internal rules or secrets leak"),
            goal="G6-5",
            objective="input-attacks-resisted",
            because=_ASKED,
            checks=("attack.system-prompt",),
        ),
    ),
    _Known(
        fits=_holds(Condition.RETRIEVAL),
        proposal=Proposal(
            id="planted-document",
            asset=Text(ja="検索して参照する文書", en="the documents that it looks up"),
            threat=Text(ja="文書に埋め込まれた指示に従う", en="obeys an instruction planted in a document"),
            actor=_OUTSIDER,
            harm=Text(ja="偽の案内や偽サイトへ利用者を導く", en="leads users to false information or a false site"),
            goal="G6-6",
            objective="input-attacks-resisted",
            because=Text(ja="文書を検索して答えます（retrieval）。", en="It answers from documents (retrieval)."),
            checks=("attack.injection-retrieval",),
        ),
    ),
    _Known(
        fits=_holds(Condition.AGENTIC),
        proposal=Proposal(
            id="planted-in-tool",
            asset=Text(ja="道具を使う権限", en="the tools that it may use"),
            threat=Text(ja="道具の結果に埋め込まれた指示に従う", en="obeys an instruction planted in a tool's result"),
            actor=_OUTSIDER,
            harm=Text(ja="利用者の望まない操作が行われる", en="acts as the user does not want"),
            goal="G6-6",
            objective="agent-actions-bounded",
            because=Text(ja="自律的に動作します（agentic）。", en="It acts by itself (agentic)."),
            checks=("attack.injection-tool",),
        ),
    ),
    _Known(
        fits=_holds(Condition.HANDLES_PERSONAL_DATA),
        proposal=Proposal(
            id="personal-data-drawn-out",
            asset=Text(ja="個人情報", en="personal data"),
            threat=Text(ja="会話や学習データにある個人情報を引き出す", en="personal data is drawn out of it"),
            actor=_ANYBODY,
            harm=Text(ja="本人のプライバシーが侵される", en="somebody's privacy is violated"),
            goal="G5-9",
            objective="personal-data-not-leaked",
            because=Text(ja="個人情報を扱います（handles-personal-data）。", en="It handles personal data."),
            checks=("evaluation.leakage",),
        ),
    ),
    _Known(
        fits=_answers,
        proposal=Proposal(
            id="service-exhausted",
            asset=Text(ja="サービスの提供能力", en="its capacity to serve"),
            threat=Text(ja="非常に長い回答を作らせ続ける", en="is made to answer at endless length"),
            actor=_ANYBODY,
            harm=Text(ja="ほかの利用者が使えなくなる、費用がかさむ", en="others cannot use it, and cost rises"),
            goal="G6-10",
            objective="exhaustion-resisted",
            because=_ASKED,
            checks=("attack.exhaustion",),
        ),
    ),
)
_FOUND = Text(ja="過去の実行（{run}）で反する結果が出ています。", en="An earlier run ({run}) showed it against.")


def propose(description: Description, against: Iterable[str], run: str, known: Iterable[str]) -> Iterator[Proposal]:
    """Scenarios that fit a description; those on an objective that `run` showed to be against come first.

    `known` are the ids of the checks at hand: a proposal names no others.
    """
    missed, at_hand = frozenset(against), frozenset(known)
    fitting = [one.proposal for one in _KNOWN if one.fits(description)]
    for one in sorted(fitting, key=lambda one: one.objective not in missed):
        because = _FOUND.fill(run=run) if one.objective in missed else one.because
        checks = tuple(check for check in one.checks if check in at_hand)
        yield msgspec.structs.replace(one, because=because, checks=checks)
