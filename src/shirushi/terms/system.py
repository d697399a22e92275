"""Actors, the AI system and its parts, and what is true of them.

The words of roles and conditions are closed; their meanings stand in docs/glossary.md.
"""

from datetime import date
from enum import StrEnum

import msgspec

from shirushi.terms.sampling import Sampling
from shirushi.terms.text import NO_TEXT, Text


class Role(StrEnum):
    """Whom a text can bind (AI Guidelines for Business, part 1, and the catalogues' closed list)."""

    DEVELOPER = "developer"
    PROVIDER = "provider"
    BUSINESS_USER = "business-user"
    PUBLIC = "public"
    STATE = "state"
    GOVERNMENT = "government"
    LOCAL_GOVERNMENT = "local-government"
    PLATFORM = "platform"
    FOUNDATION_MODEL_DEVELOPER = "foundation-model-developer"
    INDUSTRY_ASSOCIATION = "industry-association"
    CERTIFICATION_BODY = "certification-body"
    RESEARCH_INSTITUTION = "research-institution"


class Condition(StrEnum):
    """A fact on which duties can hang (`when:` in the catalogues)."""

    JURISDICTION_JP = "jurisdiction-JP"
    JURISDICTION_EU = "jurisdiction-EU"
    CUSTOMER_IS_MINISTRY = "customer-is-ministry"
    ADVANCED = "advanced"
    HIGH_RISK = "high-risk"
    TRAINS_OR_TUNES = "trains-or-tunes"
    TUNES_OTHERS_MODEL = "tunes-others-model"
    UNRELEASED_WEIGHTS = "unreleased-weights"
    RETRIEVAL = "retrieval"
    SHOWS_GROUNDS = "shows-grounds"
    MULTIMODAL = "multimodal"
    GENERATES_MEDIA = "generates-media"
    AGENTIC = "agentic"
    HANDLES_PERSONAL_DATA = "handles-personal-data"
    ASSESSES_PEOPLE = "assesses-people"
    USED_IN_DECISIONS = "used-in-decisions"
    SEVERAL_ACTORS = "several-actors"
    PLATFORM = "platform"
    DESIGNATED_PLATFORM = "designated-platform"


OF_THE_ACTOR = frozenset(
    {
        Condition.TRAINS_OR_TUNES,
        Condition.TUNES_OTHERS_MODEL,
        Condition.UNRELEASED_WEIGHTS,
        Condition.PLATFORM,
        Condition.DESIGNATED_PLATFORM,
    }
)
"""Conditions that are true of one actor and not of the system; a description answers them for the assessed one."""


class Actor(msgspec.Struct, frozen=True, kw_only=True):
    """A company, office or person, with every role it has about this system."""

    id: str
    title: Text
    roles: tuple[Role, ...]
    contact: str = ""


class PartKind(StrEnum):
    """What a declared part of a system is; objectives say which kinds they are about."""

    MODEL = "model"
    DATASET = "dataset"
    SOFTWARE = "software"
    CONFIGURATION = "configuration"
    BOM = "bom"


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """A declared part: a model, a data set, a program, a bill of materials.

    `file` is relative to the workspace, empty where the part is not at hand; `sha256` is its digest as declared,
    empty where none was; `source` says where it came from. `signature` and `key` are the files of an OpenSSF model
    signature over it and of the public key that must have made it; unset where it is not signed.
    """

    id: str
    kind: PartKind
    title: Text = NO_TEXT
    file: str = ""
    sha256: str = ""
    source: str = ""
    signature: str | msgspec.UnsetType = msgspec.UNSET
    key: str | msgspec.UnsetType = msgspec.UNSET


class Use(msgspec.Struct, frozen=True, kw_only=True):
    """A purpose the system serves."""

    id: str
    title: Text


class System(msgspec.Struct, frozen=True, kw_only=True):
    """The AI system: what it is called, what it is for, what it is made of, and what is true of it.

    `conditions` holds the answered facts only; a condition that is absent was not answered.
    """

    id: str
    title: Text
    parts: tuple[Part, ...] = ()
    uses: tuple[Use, ...] = ()
    conditions: dict[Condition, bool] = msgspec.field(default_factory=dict[Condition, bool])


class Accepts(StrEnum):
    """What an endpoint takes beside words."""

    PICTURES = "pictures"
    TOOLS = "tools"


class Budget(msgspec.Struct, frozen=True, kw_only=True):
    """The most that may be spent on asking one model in one run; 0: no bound. `yen` needs a price."""

    requests: int = 0
    tokens: int = 0
    yen: int = 0


class Price(msgspec.Struct, frozen=True, kw_only=True):
    """What a million tokens cost in yen: put in, and of answer."""

    input: int = 0
    output: int = 0


class Target(msgspec.Struct, frozen=True, kw_only=True):
    """Where a model answers: an OpenAI-compatible chat endpoint.

    `key_env` names the environment variable that holds the key; `loopback` and `private` open those ranges by name;
    `takes` is what it accepts beside words. How it may be asked: `slots` requests at once at most, so many requests
    and tokens a minute (0: no bound), and in one run what `budget` allows.
    """

    kind: str = "openai-chat"
    url: str
    model: str = ""
    key_env: str = ""
    loopback: bool = False
    private: bool = False
    slots: int = 4
    extra: dict[str, bool | int | str] = msgspec.field(default_factory=dict[str, bool | int | str])
    takes: tuple[Accepts, ...] = ()
    requests_per_minute: int = 0
    tokens_per_minute: int = 0
    budget: Budget = Budget()
    price: Price = Price()

    def at_any_pace(self) -> "Target":
        """The same target without how it may be asked: that changes no answer."""
        return Target(
            kind=self.kind,
            url=self.url,
            model=self.model,
            key_env=self.key_env,
            loopback=self.loopback,
            private=self.private,
            extra=self.extra,
            takes=self.takes,
        )


class Server(msgspec.Struct, frozen=True, kw_only=True):
    """An MCP server whose tools the system uses, spoken with over streamable HTTP.

    `key_env` names the environment variable that holds the bearer token; `loopback` and `private` open those ranges by
    name; `may_call` are the tools without an effect that may be called: no other ever is.
    """

    id: str
    url: str
    key_env: str = ""
    loopback: bool = False
    private: bool = False
    may_call: tuple[str, ...] = ()


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """A file offered in support of an objective: who owns it, of which day it is."""

    file: str
    objective: str
    owner: str
    dated: date


class Register(msgspec.Struct, frozen=True, kw_only=True):
    """An append-only register of events offered in support of an objective."""

    file: str
    objective: str
    owner: str


class Declaration(msgspec.Struct, frozen=True, kw_only=True):
    """A signed answer of a named person; `signer` is the key id it must be signed with."""

    file: str
    objective: str
    signer: str


class ThreatsNamed(msgspec.Struct, frozen=True, kw_only=True):
    """The file of decisions on threats; `signer` is the key id it must be signed with, empty where none was named yet."""

    file: str
    signer: str = ""


class Supply(msgspec.Struct, frozen=True, kw_only=True):
    """Evidence handed down by another actor: its bundle, and the key that must have signed it."""

    source: str
    bundle: str
    signer: str


class Assignment(msgspec.Struct, frozen=True, kw_only=True):
    """Which actor is assessed, against which texts (`ID` or `ID@EDITION`), as of which day.

    `texts` empty: every text that applies by itself. `on` None: the day of the run. `sampling` is how checks are to ask
    their cases, where that is not all of them once.
    """

    actor: str
    texts: tuple[str, ...] = ()
    adopts: tuple[str, ...] = ()
    scenario: tuple[str, ...] = ()
    on: date | None = None
    sampling: Sampling | msgspec.UnsetType = msgspec.UNSET


class Description(msgspec.Struct, frozen=True, kw_only=True):
    """Everything `shirushi.yaml` says: the actors, the system, what to assess, where to look.

    `judge` is a model that reads the target's answers, `attacker` one that writes attacks on it; None: rules alone.
    """

    schema: int
    id: str
    actors: tuple[Actor, ...]
    system: System
    assess: Assignment
    target: Target | None = None
    documents: tuple[Document, ...] = ()
    registers: tuple[Register, ...] = ()
    statements: tuple[Declaration, ...] = ()
    supply: tuple[Supply, ...] = ()
    judge: Target | None = None
    attacker: Target | None = None
    mcp: tuple[Server, ...] | msgspec.UnsetType = msgspec.UNSET
    threats: ThreatsNamed | msgspec.UnsetType = msgspec.UNSET

    @property
    def servers(self) -> tuple[Server, ...]:
        """The MCP servers described; none where the description says nothing of them, as earlier ones did."""
        return () if isinstance(self.mcp, msgspec.UnsetType) else self.mcp

    def models(self) -> dict[str, Target]:
        """The models that can be asked, by the name under which a probe asks for them (`Ask.to`)."""
        every = {"target": self.target, "judge": self.judge, "attacker": self.attacker}
        return {name: target for name, target in every.items() if target is not None}

    def at_any_pace(self) -> "Description":
        """The description as plans are made under it and bundles carry it: a run goes on with other slots or budgets.

        How cases are sampled makes no other system of it, either; that stands in the plan, check by check.
        """
        paced = {name: target.at_any_pace() for name, target in self.models().items()}
        unsampled = msgspec.structs.replace(self.assess, sampling=msgspec.UNSET)
        return msgspec.structs.replace(self, assess=unsampled, **paced)

    def assessed(self) -> Actor:
        """Return the actor under assessment; the loader has made sure that it is described."""
        return next(actor for actor in self.actors if actor.id == self.assess.actor)

    def seen_by(self, actor: str) -> "Description":
        """Turn the description to another of its actors: what was answered and adopted for the assessed one stays open."""
        if actor == self.assess.actor:
            return self
        answered = {each: holds for each, holds in self.system.conditions.items() if each not in OF_THE_ACTOR}
        return msgspec.structs.replace(
            self,
            system=msgspec.structs.replace(self.system, conditions=answered),
            assess=msgspec.structs.replace(self.assess, actor=actor, adopts=()),
        )
