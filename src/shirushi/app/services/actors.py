"""`shirushi report --actor`: the page of each actor in the chain, and the letters that ask for what is missing."""

from collections.abc import Mapping
from datetime import date
from importlib.resources import files
from pathlib import Path

import msgspec

import shirushi.report
from shirushi.app.services.formats import render_document
from shirushi.app.services.rendering import assessment_of
from shirushi.app.services.workspace import read_bytes
from shirushi.app.store.disk import reaching, replace
from shirushi.app.worker.discover import discover
from shirushi.exchange.read import read_bundle
from shirushi.report.compose_actor import ActorPage, compose_actor, page_of
from shirushi.report.letter_text import TEMPLATES, write_letter
from shirushi.terms.errors import Code, Malformed, Refused
from shirushi.terms.system import Actor, Description
from shirushi.terms.text import Text

FORMAT = "html"

NO_ACTOR = Code(
    id="SH870",
    says=Text(
        ja="「{name}」という主体も、その役割の主体も、この記録にありません。",
        en="This record describes no actor called {name}, and none with such a role.",
    ),
    remedy=Text(
        ja="次の主体又は役割のいずれかを指定してください：{choices}", en="Name one of these actors or roles: {choices}"
    ),
)
ONLY_HTML = Code(
    id="SH871",
    says=Text(
        ja="主体別の報告書に、書式「{name}」はありません。", en="The report for one actor is not written as {name}."
    ),
    remedy=Text(ja="--format を省くか、{format} を指定してください。", en="Leave out --format, or ask for {format}."),
)


class RenderActors(msgspec.Struct, frozen=True, kw_only=True):
    """The bundle, the folder for pages and letters, the actor or role meant, the formats asked for (none: html).

    `by` is the day until which the letters ask for an answer; None leaves it open in them.
    """

    bundle: Path
    folder: Path
    actor: str
    formats: tuple[str, ...] = ()
    by: date | None = None


class Rendered(msgspec.Struct, frozen=True, kw_only=True):
    """The files that were written, and what each page of an actor tells."""

    files: tuple[str, ...]
    pages: tuple[ActorPage, ...] = ()


def render_actors(command: RenderActors) -> Rendered:
    """Write the page of every actor meant, in both languages, and the letters that concern it.

    Raises:
        Malformed, Refused, Altered: not a bundle, or one that no careful reader opens; no such actor; no such format.
        Unavailable: the disk refuses.
    """
    _refuse_formats(command.formats)
    assessment = assessment_of(read_bundle(read_bytes(command.bundle)), discover())
    pages = tuple(page_of(assessment, actor) for actor in _actors_meant(command.actor, assessment.description))
    written: dict[str, bytes] = {}
    for page in pages:
        written |= render_document(assessment, compose_actor(assessment, page), (FORMAT,))
        written |= _letters(page, command.by)
    for name, data in written.items():
        with reaching(command.folder / name):
            replace(command.folder / name, data)
    return Rendered(files=tuple(str(command.folder / name) for name in written), pages=pages)


def _letters(page: ActorPage, by: date | None) -> Mapping[str, bytes]:
    templates = {lang: (files(shirushi.report) / name).read_text("utf-8") for lang, name in TEMPLATES.items()}
    return {
        letter.file(lang): write_letter(letter, template, by)
        for letter in page.letters
        for lang, template in templates.items()
    }


def _actors_meant(name: str, description: Description) -> tuple[Actor, ...]:
    """The actor of that id, else every actor of that role."""
    called = tuple(actor for actor in description.actors if actor.id == name)
    meant = called or tuple(actor for actor in description.actors if name in actor.roles)
    if not meant:
        ids = (actor.id for actor in description.actors)
        roles = (role.value for actor in description.actors for role in actor.roles)
        raise Malformed(NO_ACTOR.at(name=name, choices=", ".join(dict.fromkeys((*ids, *roles)))))
    return meant


def _refuse_formats(formats: tuple[str, ...]) -> None:
    faults = tuple(ONLY_HTML.at(name=name, format=FORMAT) for name in formats if name != FORMAT)
    if faults:
        raise Refused(*faults)
