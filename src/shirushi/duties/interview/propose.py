"""From answers to a proposal: roles, conditions, uses, partners and texts, each with its reason and its source."""

from collections.abc import Iterator, Sequence

import msgspec

from shirushi.duties.applies import Mask, Profile, Rules
from shirushi.duties.article import Choice, gives_views_only, names_of
from shirushi.duties.grounds import Holds
from shirushi.duties.interview.answers import Answers
from shirushi.duties.interview.meaning import condition, roles
from shirushi.duties.interview.questions import QUESTIONS, Asked
from shirushi.duties.words import FORCES
from shirushi.policy.library import Catalogue, Library
from shirushi.policy.requirement import Requirement
from shirushi.terms.system import Actor, Condition, Role, Use
from shirushi.terms.text import NO_TEXT, Text
from shirushi.terms.words import CONDITIONS, ROLES


class Point(msgspec.Struct, frozen=True, kw_only=True):
    """One proposed answer: what it is about, whether it holds, because of what, and which text hangs on it."""

    id: str
    title: Text
    holds: Holds
    because: Text
    source: Text = NO_TEXT


class Partner(msgspec.Struct, frozen=True, kw_only=True):
    """Another actor that the answers speak of, and why."""

    actor: Actor
    because: Text


class Proposal(msgspec.Struct, frozen=True, kw_only=True):
    """What the answers mean. `roles` not known are proposed too; `adoptable` are texts that bind only if taken on."""

    title: Text
    actor: str
    roles: tuple[Point, ...]
    partners: tuple[Partner, ...]
    conditions: tuple[Point, ...]
    uses: tuple[Use, ...]
    texts: tuple[Point, ...]
    adoptable: tuple[Point, ...]

    def proposed_roles(self) -> tuple[Role, ...]:
        """The roles that hold, and those of which nobody knows."""
        return tuple(Role(point.id) for point in self.roles if point.holds != "no")

    def answered(self) -> dict[Condition, bool]:
        """The conditions that the answers settle."""
        return {Condition(each.id): each.holds == "yes" for each in self.conditions if each.holds != "unknown"}


_MAKER = Text(ja="AIモデルの開発者", en="the developer of the model")
_VENDOR = Text(ja="AIサービスの提供者", en="the provider of the service")
_COMPANIES = Text(ja="提供先の会社・団体", en="the companies or bodies that use it")
_MINISTRY = Text(ja="提供先の府省庁", en="the ministry that uses it")
_MUNICIPALITY = Text(ja="提供先の地方公共団体", en="the local government that uses it")
_FROM_OTHERS = Text(ja="モデルは他者が作ったものであるため", en="the model was made by others")
_BROUGHT_IN = Text(ja="サービスは他者が作ったものであるため", en="the service was made by others")
_USED_BY = Text(ja="提供先であるため", en="you hand it to them")
_HANGS = Text(
    ja="『{text}』の「{first}」など{count}件の要求事項に関わります",
    en="{count} requirements hang on it, such as “{first}” of {text}",
)
_TEXT = Text(
    ja="{force}。{total}件のうち{applies}件が該当します", en="{force}; {applies} of {total} requirements apply"
)
_ADOPT = Text(
    ja="{force}。採用した場合に限り、{total}件のうち{applies}件が該当します",
    en="{force}; {applies} of {total} requirements apply, only if you take it on",
)
_AND_UNKNOWN = Text(ja="{said}。ほかに{unknown}件は判断できません", en="{said}; of {unknown} more it cannot be told")


def propose(answers: Answers, library: Library, rules: Rules, actor: str) -> Proposal:
    """Say what the answers mean for `actor` under the texts of `library`, as of the day for which `rules` were made."""
    proposal = Proposal(
        title=answers.title,
        actor=actor,
        roles=tuple(
            Point(id=role, title=ROLES[role], holds=meant.holds, because=meant.because, source=_about(role, library))
            for role, meant in roles(answers)
        ),
        partners=tuple(_partners(answers, actor)),
        conditions=tuple(_condition(asked, answers, library) for asked in CONDITIONS),
        uses=tuple(_uses(answers)),
        texts=(),
        adoptable=(),
    )
    return msgspec.structs.replace(
        proposal, texts=tuple(_texts(proposal, library, rules)), adoptable=tuple(_adoptable(proposal, library, rules))
    )


def _condition(asked: Condition, answers: Answers, library: Library) -> Point:
    meant = condition(asked, answers)
    hanging = [each for each in library.requirements if asked in each.when and not gives_views_only(each)]
    source = _hanging(hanging, library)
    return Point(id=asked, title=CONDITIONS[asked], holds=meant.holds, because=meant.because, source=source)


def _about(role: Role, library: Library) -> Text:
    """What is asked of this role alone: a text gathers it in a part of its own."""
    return _hanging(
        [each for each in library.requirements if each.binds == (role,) and not gives_views_only(each)], library
    )


def _hanging(requirements: Sequence[Requirement], library: Library) -> Text:
    """The first of `requirements` and their number; no text where there are none."""
    if not requirements:
        return NO_TEXT
    first = requirements[0]
    text = next(each.title for each in library.catalogues if each.id == first.catalogue)
    return _HANGS.fill(text=text, first=first.title, count=len(requirements))


def _partners(answers: Answers, actor: str) -> Iterator[Partner]:
    model, offered = answers.to(Asked.MODEL), answers.to(Asked.OFFERED)
    every = (
        ("maker", _MAKER, (Role.DEVELOPER,), _FROM_OTHERS, model & {"tuned", "as-is"}),
        ("vendor", _VENDOR, (Role.PROVIDER,), _BROUGHT_IN, model & {"service"}),
        ("customer", _COMPANIES, (Role.BUSINESS_USER,), _USED_BY, offered & {"companies"}),
        ("ministry", _MINISTRY, (Role.BUSINESS_USER, Role.GOVERNMENT), _USED_BY, offered & {"ministry"}),
        ("municipality", _MUNICIPALITY, (Role.BUSINESS_USER, Role.LOCAL_GOVERNMENT), _USED_BY, offered & {"local-government"}),
    )  # fmt: skip
    for id_, title, own, because, is_there in every:
        if is_there:
            other = Actor(id=f"other-{id_}" if id_ == actor else id_, title=title, roles=own)
            yield Partner(actor=other, because=because)


def _uses(answers: Answers) -> Iterator[Use]:
    (purpose,) = (each for each in QUESTIONS if each.id is Asked.PURPOSE)
    for option in answers.chosen.get(Asked.PURPOSE, ()):
        yield Use(id=option, title=purpose.label(option))


def _texts(proposal: Proposal, library: Library, rules: Rules) -> Iterator[Point]:
    """Every text of which something applies by itself, or may."""
    mask = rules.mask(_profile(proposal, Choice()))
    for catalogue in library.catalogues:
        point = _counted(catalogue.id, catalogue, library, mask, _TEXT)
        if point.holds != "no":
            yield point


def _adoptable(proposal: Proposal, library: Library, rules: Rules) -> Iterator[Point]:
    """Every commitment of which something would apply if the actor took it on."""
    by_id = {each.id: each for each in library.catalogues}
    names = {
        each.adopt_as[-1]: by_id[each.catalogue]
        for each in library.requirements
        if each.adoption == "by-adoption" and each.force in {"commitment", "standard"} and not gives_views_only(each)
    }
    for name, catalogue in names.items():
        point = _counted(name, catalogue, library, rules.mask(_profile(proposal, Choice(adopts=(name,)))), _ADOPT)
        if point.holds != "no":
            yield point


def _profile(proposal: Proposal, choice: Choice) -> Profile:
    answered = proposal.answered()
    return Profile(
        roles=frozenset(proposal.proposed_roles()),
        holds=frozenset(each for each, holds in answered.items() if holds),
        fails=frozenset(each for each, holds in answered.items() if not holds),
        choice=choice,
    )


def _counted(name: str, catalogue: Catalogue, library: Library, mask: Mask, because: Text) -> Point:
    own = [index for index, each in enumerate(library.requirements) if name in names_of(each)]
    decided = [mask.read(index) for index in own]
    applies, unknown = decided.count("applies"), decided.count("cannot-tell")
    force = FORCES[library.requirements[own[0]].force]
    said = because.fill(force=force, total=len(own), applies=applies)
    return Point(
        id=name,
        title=catalogue.title,
        holds="yes" if applies else "unknown" if unknown else "no",
        because=_AND_UNKNOWN.fill(said=said, unknown=unknown) if unknown else said,
    )
