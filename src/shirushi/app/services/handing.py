"""Takes over evidence that other actors handed down, bundle by bundle."""

from datetime import date

from shirushi.app.services.planning import Shelf, software
from shirushi.app.services.workspace import Workspace, read_bytes
from shirushi.app.worker.discover import code_digests
from shirushi.evidence.trust import Trust
from shirushi.exchange.content import Supplied
from shirushi.exchange.read import read_bundle
from shirushi.exchange.supply import hand_down
from shirushi.exchange.verify import verify
from shirushi.terms.errors import ShirushiError
from shirushi.terms.reason import Reason
from shirushi.terms.system import Supply
from shirushi.verdict.handed import Withheld


def hand_down_all(workspace: Workspace, shelf: Shelf, *, on: date) -> Supplied:
    """Open every bundle of `supply:`; what cannot be read or verified is withheld with its reason, never an error."""
    parts = [_hand_down(workspace, entry, shelf, on) for entry in workspace.description.supply]
    return Supplied(
        handed=tuple(one for part in parts for one in part.handed),
        withheld=tuple(one for part in parts for one in part.withheld),
    )


def _hand_down(workspace: Workspace, entry: Supply, shelf: Shelf, on: date) -> Supplied:
    try:
        bundle = read_bundle(read_bytes(workspace.folder / entry.bundle))
    except ShirushiError as error:
        reason = Reason(code="bundle-not-read", says=error.faults[0].says)
        return Supplied(withheld=(Withheld(source=entry.source, reason=reason),))
    verification = verify(
        bundle,
        registry=shelf.registry,
        trust=Trust(signers=frozenset({entry.signer})),
        code=code_digests(shelf.registry),
        software=software(),
    )
    handed, withheld = hand_down(
        verification,
        bundle,
        source=entry.source,
        signer=entry.signer,
        description=workspace.description,
        objectives=shelf.library.objectives,
        on=on,
    )
    return Supplied(handed=handed, withheld=withheld)
