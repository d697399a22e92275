"""Loads the library from the bytes of its files: every fault in every file at once, or one sound value."""

from collections.abc import Mapping

from shirushi.policy.answers import Answers, load_map
from shirushi.policy.goals import GOALS
from shirushi.policy.hub import Hub, load_hub
from shirushi.policy.library import Library
from shirushi.policy.overlaid import lay
from shirushi.policy.overlay import load_overlay
from shirushi.policy.requirement import Requirement
from shirushi.policy.sheet import load_sheet
from shirushi.policy.soundness import Gathered, faults_between
from shirushi.policy.tables import Crosswalk, load_crosswalk, load_register, load_timeline
from shirushi.terms.canon import sha256
from shirushi.terms.errors import Code, Fault, Malformed, Place
from shirushi.terms.text import Text
from shirushi.terms.yaml_nodes import Node, load_tree

OBJECTIVES = "objectives.yaml"
OBJECTIVE_MAP = "objective_map.yaml"
CROSSWALKS = "crosswalks.yaml"
TIMELINE = "timeline.yaml"
REGISTERS = "registers/"
OVERLAYS = "overlays/"

NO_OBJECTIVES = Code(
    id="SH210",
    says=Text(
        ja="目標の一覧（objectives.yaml）がありません。", en="The list of objectives, objectives.yaml, is missing."
    ),
    remedy=Text(ja="shirushiをインストールし直してください。", en="Install shirushi again."),
)

_TABLES = (OBJECTIVES, OBJECTIVE_MAP, CROSSWALKS, TIMELINE, GOALS)


def load(files: Mapping[str, bytes]) -> Library:
    """Read every file of the policy room into one value.

    Args:
        files: the bytes by relative path: the four tables by name, what stands in `registers/` as registers, in
            `overlays/` as overlays, and any other file as a catalogue; goals.yaml is only named, `load_goals` reads it.

    Raises:
        Malformed: something is wrong; all faults of all files, each with path, line and pointer.
    """
    faults: list[Fault] = []
    gathered = _gather(files, faults)
    faults.extend(faults_between(gathered))
    if faults:
        raise Malformed(
            *sorted(set(faults), key=lambda fault: (fault.place.path, fault.place.line, fault.code, fault.says.en))
        )
    laid = lay(_answered(gathered), gathered.overlays)
    return Library(
        catalogues=tuple(sheet.catalogue for sheet in gathered.sheets),
        requirements=laid.requirements,
        objectives=gathered.hub.objectives,
        crosswalk=gathered.crosswalk.rows,
        timeline=gathered.timeline,
        none=gathered.none,
        families=gathered.hub.families,
        digests={path: sha256(data) for path, data in sorted(files.items())},
        registers={_stem(path): register.json for path, register in gathered.registers.items()},
        contested=laid.contested,
    )


def _gather(files: Mapping[str, bytes], faults: list[Fault]) -> Gathered:
    if OBJECTIVES not in files:
        faults.append(NO_OBJECTIVES.at(Place(path=OBJECTIVES)))
    roots = {path: root for path in sorted(files) if (root := _root(path, files[path], faults)) is not None}
    answers = load_map(roots[OBJECTIVE_MAP], faults) if OBJECTIVE_MAP in roots else Answers()
    sheets = tuple(
        load_sheet(root, files[path], path, faults)
        for path, root in roots.items()
        if path not in _TABLES and not path.startswith((REGISTERS, OVERLAYS))
    )
    return Gathered(
        sheets=sheets,
        hub=load_hub(roots[OBJECTIVES], faults) if OBJECTIVES in roots else Hub(),
        rows=(*answers.rows, *(row for sheet in sheets for row in sheet.rows)),
        none=answers.none,
        crosswalk=load_crosswalk(roots[CROSSWALKS], faults) if CROSSWALKS in roots else Crosswalk(),
        timeline=load_timeline(roots[TIMELINE], faults) if TIMELINE in roots else (),
        registers={path: load_register(root) for path, root in roots.items() if path.startswith(REGISTERS)},
        overlays=tuple(
            load_overlay(root, files[path], path, faults) for path, root in roots.items() if path.startswith(OVERLAYS)
        ),
    )


def _root(path: str, data: bytes, faults: list[Fault]) -> Node | None:
    """The root of a file, None where it is no YAML that we read."""
    try:
        tree = load_tree(data, path)
    except Malformed as broken:
        faults.extend(broken.faults)
        return None
    faults.extend(tree.faults)
    return tree.root


def _answered(gathered: Gathered) -> tuple[Requirement, ...]:
    answers = {row.id: row for row in gathered.rows}
    return tuple(
        answers[requirement.id].complete(requirement) for sheet in gathered.sheets for requirement in sheet.requirements
    )


def _stem(path: str) -> str:
    return path.removeprefix(REGISTERS).removesuffix(".yaml")
