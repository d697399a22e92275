"""`shirushi verify` and `shirushi report`: what can be done with a bundle, without model or network."""

from pathlib import Path

import msgspec

from shirushi.app.services.assignments import assignments_for
from shirushi.app.services.planning import software
from shirushi.app.services.publish import write_reports
from shirushi.app.services.rendering import assessment_of
from shirushi.app.services.workspace import read_bytes
from shirushi.app.settings import Settings
from shirushi.app.store.keys import read_trust
from shirushi.app.worker.discover import code_digests, discover
from shirushi.evidence.stamp import load_authorities
from shirushi.exchange.read import read_bundle
from shirushi.exchange.verify import Verification, exit_code, verify


class Verify(msgspec.Struct, frozen=True, kw_only=True):
    """The bundle, fingerprints that the reader knows beside those kept here, roots of time-stamping authorities."""

    bundle: Path
    signers: tuple[str, ...] = ()
    authorities: tuple[Path, ...] = ()


class Verified(msgspec.Struct, frozen=True, kw_only=True):
    """What the bundle says of itself and what verifying it came to; `exit` is the exit code it asks for."""

    run: str
    system: str
    verification: Verification
    exit: int


class Render(msgspec.Struct, frozen=True, kw_only=True):
    """The bundle to render again, the folder for the reports, the formats (none: all).

    `workspace`: where owners and due dates are kept; they are shown if it is the workspace of that system.
    """

    bundle: Path
    folder: Path
    formats: tuple[str, ...] = ()
    workspace: Path = Path()


def verify_bundle(command: Verify, settings: Settings) -> Verified:
    """Check every signature and proof, run every check again from its transcript, derive the verdicts again.

    Raises:
        Malformed, Refused: not a bundle, or one that no careful reader opens; or a root is none.
        Altered: its manifest does not agree with its members.
    """
    bundle = read_bundle(read_bytes(command.bundle))
    authorities = tuple(root for path in command.authorities for root in load_authorities(read_bytes(path)))
    registry = discover()
    verification = verify(
        bundle,
        registry=registry,
        trust=msgspec.structs.replace(read_trust(settings.home, command.signers), authorities=authorities),
        code=code_digests(registry),
        software=software(),
    )
    return Verified(run=bundle.run, system=bundle.plan.system, verification=verification, exit=exit_code(verification))


def render_bundle(command: Render) -> tuple[Path, ...]:
    """Write the reports of a bundle again and return the files.

    Raises:
        Malformed, Refused, Altered: as `verify_bundle`; or there is no such format.
        Unavailable: the disk refuses.
    """
    bundle = read_bundle(read_bytes(command.bundle))
    assignments = assignments_for(bundle.description.id, command.workspace)
    return write_reports(assessment_of(bundle, discover(), assignments), command.folder, command.formats)
