"""Writes a commented shirushi.yaml for `shirushi init`: what is known is filled in, the rest explained."""

from collections.abc import Iterable, Iterator

import msgspec
import yaml

from shirushi.terms.system import Actor, Condition, PartKind, Role, Use
from shirushi.terms.text import NO_TEXT, Lang, Text
from shirushi.terms.words import CONDITIONS, ROLES


class Reasons(msgspec.Struct, frozen=True, kw_only=True):
    """Why an outline says what it says; each is written as a comment beside what it explains."""

    roles: tuple[Text, ...] = ()
    partners: dict[str, Text] = msgspec.field(default_factory=dict[str, Text])
    conditions: dict[Condition, Text] = msgspec.field(default_factory=dict[Condition, Text])
    texts: tuple[Text, ...] = ()
    adopts: tuple[Text, ...] = ()


class Outline(msgspec.Struct, frozen=True, kw_only=True):
    """What `shirushi init` already knows: who has to do with the system, what for, where it answers, what is true of it."""

    id: str
    title: Text
    actor: str
    roles: tuple[Role, ...]
    url: str = ""
    model: str = ""
    loopback: bool = False
    conditions: dict[Condition, bool] = msgspec.field(default_factory=dict[Condition, bool])
    partners: tuple[Actor, ...] = ()
    uses: tuple[Use, ...] = ()
    because: Reasons = Reasons()


_HEAD = Text(
    ja="shirushiが読む記述です。「#」で始まる行は説明で、読まれません。",
    en="This is what shirushi reads. Lines that begin with “#” explain and are not read.",
)
_ACTORS = Text(
    ja="このシステムに関わる主体です。一つの主体が複数の役割を持てます。役割の語：",
    en="Who has to do with this system. One actor may have several roles. The words for roles:",
)
_CONTACT = Text(ja="連絡先", en="how to reach them")
_USES = Text(ja="何のために使うか。", en="What it is used for.")
_CONDITIONS = Text(
    ja="事実に当てはまればtrue、当てはまらなければfalseとします。答えのない項目は、当てはまるものとして扱われます。",
    en="Answer true or false. What is not answered counts as true.",
)
_REASON = Text(ja="{words}。{reason}。", en="{words}: {reason}.")
_PARTS = Text(
    ja="システムを構成する部品です。種類（kind）：{kinds}。fileはこのフォルダーからの相対パスです。",
    en="What the system is made of. The kinds: {kinds}. `file` is relative to this folder.",
)
_ASSESS = Text(
    ja="誰を、どの文書に照らして、いつの時点で評価するか。",
    en="Whom to assess, against which texts, as of which day.",
)
_TEXTS = Text(
    ja="空なら、当てはまる文書のすべて。版を指定するときはAIGB@1.2のように書きます。",
    en="Empty: every text that applies. Name an edition like AIGB@1.2.",
)
_ADOPTS = Text(ja="自ら採用した約束や規格（例：HAIP）。", en="Commitments and standards taken on, such as HAIP.")
_SCENARIO = Text(ja="法案等の想定（別の章に分けて示します）。", en="Draft law, shown apart.")
_ON = Text(ja="この日の時点で評価します。省くと実行日です。", en="As of this day; left out: the day of the run.")
_TARGET = Text(
    ja="動いているシステムの接続先（OpenAI互換）。鍵は書かず、鍵の入った環境変数の名をkey_envに書きます。",
    en="Where the running system answers (OpenAI-compatible). `key_env` names the variable with the key; never the key.",
)
_DOCUMENTS = Text(
    ja="目標（objective）ごとの文書。責任者と日付は、文書そのものの記載と一致させます。",
    en="Documents, each for an objective. Owner and day must agree with what the document itself says.",
)
_REGISTERS = Text(ja="出来事を追記していく記録。", en="Append-only registers of events.")
_STATEMENTS = Text(
    ja="名のある者が署名した表明。signerは署名鍵の指紋です。",
    en="Signed statements of a named person; `signer` is the fingerprint of the key.",
)
_SUPPLY = Text(
    ja="取引先から受け取った証拠の束。fromは上のactorsにあるidです。",
    en="Evidence handed down by another actor, one of those above.",
)


def commented_template(outline: Outline, lang: Lang) -> str:
    """Write the description that `outline` gives so far, with comments in one language; it loads as it stands."""
    return "\n".join((*_lines(outline, lang), ""))


def _lines(outline: Outline, lang: Lang) -> Iterator[str]:
    yield f"# {_HEAD.read(lang)}"
    yield "schema: 1"
    yield f"id: {quoted(outline.id)}"
    yield ""
    yield from _actor_lines(outline, lang)
    yield ""
    yield from _system_lines(outline, lang)
    yield ""
    yield from _assess_lines(outline, lang)
    yield ""
    yield from _target_lines(outline, lang)
    yield ""
    yield from _evidence_lines(lang)


def _actor_lines(outline: Outline, lang: Lang) -> Iterator[str]:
    yield f"# {_ACTORS.read(lang)}"
    yield from (f"#   {role.value}: {words.read(lang)}" for role, words in ROLES.items())
    yield "actors:"
    yield f"  {quoted(outline.actor)}:"
    yield f"    roles: [{', '.join(role.value for role in outline.roles)}]"
    yield from (f"    # {reason.read(lang)}" for reason in outline.because.roles)
    yield f'    contact: "" # {_CONTACT.read(lang)}'
    for partner in outline.partners:
        reason = outline.because.partners.get(partner.id, NO_TEXT).read(lang)
        yield f"  {quoted(partner.id)}:{f' # {reason}' if reason else ''}"
        yield f"    title: {_both(partner.title)}"
        yield f"    roles: [{', '.join(role.value for role in partner.roles)}]"


def _system_lines(outline: Outline, lang: Lang) -> Iterator[str]:
    yield "system:"
    yield f"  title: {_both(outline.title)}"
    yield f"  # {_USES.read(lang)}"
    yield from _use_lines(outline.uses)
    yield f"  # {_CONDITIONS.read(lang)}"
    yield "  conditions:"
    yield from _condition_lines(outline, lang)
    kinds = ", ".join(kind.value for kind in PartKind)
    yield f"  # {_PARTS.fill(kinds=kinds).read(lang)}"
    yield "  parts: {}"
    yield "  # parts: {model: {kind: model, file: model/weights.gguf, sha256: …}}"


def _use_lines(uses: Iterable[Use]) -> Iterator[str]:
    listed = [f"    - {{id: {quoted(use.id)}, title: {_both(use.title)}}}" for use in uses]
    if listed:
        yield "  uses:"
        yield from listed
        return
    yield "  uses: []"
    yield "  # uses: [{id: enquiries, title: {ja: 問い合わせ, en: Enquiries}}]"


def _condition_lines(outline: Outline, lang: Lang) -> Iterator[str]:
    for condition, words in CONDITIONS.items():
        answered = condition in outline.conditions
        value = "true" if outline.conditions.get(condition, True) else "false"
        reason = outline.because.conditions.get(condition)
        said = words if reason is None else _REASON.fill(words=words, reason=reason)
        yield f"    {'' if answered else '# '}{condition.value}: {value} # {said.read(lang)}"


def _assess_lines(outline: Outline, lang: Lang) -> Iterator[str]:
    yield f"# {_ASSESS.read(lang)}"
    yield "assess:"
    yield f"  as: {quoted(outline.actor)}"
    yield f"  texts: [] # {_TEXTS.read(lang)}"
    yield from (f"  #   {reason.read(lang)}" for reason in outline.because.texts)
    yield f"  adopts: [] # {_ADOPTS.read(lang)}"
    yield from (f"  #   {reason.read(lang)}" for reason in outline.because.adopts)
    yield f"  scenario: [] # {_SCENARIO.read(lang)}"
    yield f"  # on: 2026-11-21 # {_ON.read(lang)}"


def _target_lines(outline: Outline, lang: Lang) -> Iterator[str]:
    yield f"# {_TARGET.read(lang)}"
    if not outline.url:
        yield "# target: {kind: openai-chat, url: 'https://…/v1', model: …, key_env: MODEL_KEY, slots: 4, budget: {requests: 5000}}"
        return
    yield "target:"
    yield "  kind: openai-chat"
    yield f"  url: {quoted(outline.url)}"
    yield f"  model: {quoted(outline.model)}"
    yield f"  loopback: {'true' if outline.loopback else 'false'}"
    yield "  # key_env: MODEL_KEY"


def _evidence_lines(lang: Lang) -> Iterator[str]:
    yield f"# {_DOCUMENTS.read(lang)}"
    yield "documents: []"
    yield "# documents: [{file: documents/policy.md, objective: governance-policy-published, owner: …, dated: 2026-10-01}]"
    yield f"# {_REGISTERS.read(lang)}"
    yield "registers: []"
    yield "# registers: [{file: registers/incidents.jsonl, objective: incident-process-runs, owner: …}]"
    yield f"# {_STATEMENTS.read(lang)}"
    yield "statements: []"
    yield "# statements: [{file: statements/owner.json, objective: responsible-person-named, signer: …}]"
    yield f"# {_SUPPLY.read(lang)}"
    yield "supply: []"
    yield "# supply: [{from: …, bundle: supply/bundle.zip, signer: …}]"


def _both(words: Text) -> str:
    return f"{{ja: {quoted(words.ja)}, en: {quoted(words.en)}}}"


def quoted(words: str) -> str:
    """Write a text as one YAML scalar in double quotes, on one line."""
    written: str = yaml.safe_dump(words, default_style='"', allow_unicode=True, width=float("inf"))
    return written.rstrip("\n")
