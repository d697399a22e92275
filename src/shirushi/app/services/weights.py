"""`shirushi weights`: signs the files of a model and verifies them, as OpenSSF model signing does."""

from pathlib import Path

import msgspec

from shirushi.app.services.workspace import read_bytes
from shirushi.app.settings import Settings
from shirushi.app.store.disk import reaching, replace
from shirushi.app.store.model_keys import own_model_signer
from shirushi.app.worker.identity_signing import sign_by_identity, verify_by_identity
from shirushi.app.worker.signed_weights import compare_weights, within
from shirushi.evidence.model_key import ModelKey, ModelSigner
from shirushi.evidence.model_signature import Manifest, Resource, Serialization, in_order, sign_manifest
from shirushi.instruments.weights.hashed import Unlistable, list_model
from shirushi.terms.errors import Code, Malformed, Place
from shirushi.terms.seen import WeightsSigned
from shirushi.terms.text import Text

SIGNATURE = "model.sig"
_GIT = (".git", ".gitattributes", ".github", ".gitignore")

NO_MODEL = Code(
    id="SH684",
    says=Text(ja="「{path}」がありません。", en="There is nothing at {path}."),
    remedy=Text(ja="モデルのファイルかフォルダを指定してください。", en="Name the file or the folder of the model."),
)
UNLISTABLE = Code(
    id="SH685",
    says=Text(ja="モデルのファイルを一覧にできません：{why}", en="The files of the model cannot be listed: {why}"),
    remedy=Text(
        ja="そのファイルを除くか --ignore で指定してください。リンクをたどるときは --links を付けてください。",
        en="Remove it or name it with --ignore; add --links to follow links.",
    ),
)


class SignWeights(msgspec.Struct, frozen=True, kw_only=True):
    """The model, where its signature goes (None: `model.sig` in its folder), and how: own key, a key file, an identity.

    `shard_bytes` 0 signs whole files; `ignored` are paths within the model.
    """

    model: Path
    signature: Path | None = None
    key: Path | None = None
    by_identity: bool = False
    shard_bytes: int = 0
    links: bool = False
    ignored: tuple[str, ...] = ()


class SignedWeights(msgspec.Struct, frozen=True, kw_only=True):
    """The signature file, how many files it covers, the one digest of the model, the hint of the key."""

    signature: Path
    files: int
    model: str
    key: str


class VerifyModel(msgspec.Struct, frozen=True, kw_only=True):
    """The model, its signature, and the public key that must have made it (None: the user's own)."""

    model: Path
    signature: Path | None = None
    key: Path | None = None


def sign_weights(command: SignWeights, settings: Settings) -> SignedWeights:
    """Digest every file of a model and sign the list.

    Raises:
        Malformed: there is no model, a file in it cannot be listed, or the key is none.
        Refused: the own key is open to others.
        Unavailable: a file cannot be read or written; or the extra for signing by identity is not installed.
    """
    _refuse_nothing(command.model)
    signature = command.signature or _beside(command.model)
    if command.by_identity:
        sign_by_identity(command.model, signature, command.ignored)
        return SignedWeights(signature=signature, files=0, model="", key="sigstore")
    signer = own_model_signer(settings.home) if command.key is None else ModelSigner.load(read_bytes(command.key))
    manifest = _list(command, signature)
    with reaching(signature):
        replace(signature, sign_manifest(manifest, signer))
    return SignedWeights(
        signature=signature, files=len(manifest.resources), model=manifest.digest, key=signer.public.hint
    )


def verify_model(command: VerifyModel, settings: Settings) -> WeightsSigned:
    """Hold the files of a model against its signature.

    Raises:
        Malformed: there is no model, no signature, or the key is none.
        Refused: the signature is by an identity or a certificate.
        Unavailable: a file cannot be read.
    """
    _refuse_nothing(command.model)
    signature = command.signature or _beside(command.model)
    stored = read_bytes(signature)
    key = own_model_signer(settings.home).public if command.key is None else ModelKey.load(read_bytes(command.key))
    try:
        with reaching(command.model):
            return compare_weights(command.model, stored, key, beside=signature)
    except Unlistable as unlistable:
        raise Malformed(UNLISTABLE.at(Place(path=str(command.model)), why=unlistable.reason.says)) from unlistable


def verify_identity(model: Path, signature: Path | None, identity: str, issuer: str) -> bool:
    """Whether a person or workflow known to Sigstore signed these files, by OpenSSF's own tool.

    Raises:
        Malformed: there is no model.
        Unavailable: the extra is not installed.
    """
    _refuse_nothing(model)
    return verify_by_identity(model, signature or _beside(model), identity, issuer)


def export_model_key(file: Path, settings: Settings) -> str:
    """Write the own public key for signing models, and return its hint.

    Raises:
        Refused, Unavailable: the key is open to others, or the disk refuses.
    """
    public = own_model_signer(settings.home).public
    replace(file, public.pem())
    return public.hint


def _list(command: SignWeights, signature: Path) -> Manifest:
    ignored = tuple(dict.fromkeys((*within(command.model, signature), *_GIT, *command.ignored)))
    try:
        with reaching(command.model):
            found = list_model(command.model, shard_bytes=command.shard_bytes, links=command.links, ignored=ignored)
    except Unlistable as unlistable:
        raise Malformed(UNLISTABLE.at(Place(path=str(command.model)), why=unlistable.reason.says)) from unlistable
    algorithm = f"sha256-sharded-{command.shard_bytes}" if command.shard_bytes else "sha256"
    return Manifest(
        model=command.model.resolve().name,
        serialization=Serialization(
            method="shards" if command.shard_bytes else "files",
            hash_type="sha256",
            allow_symlinks=command.links,
            shard_size=command.shard_bytes,
            ignore_paths=ignored,
        ),
        resources=in_order(Resource(name=one.name, algorithm=algorithm, digest=one.digest) for one in found),
    )


def _beside(model: Path) -> Path:
    return model / SIGNATURE if model.is_dir() else model.with_name(f"{model.name}.sig")


def _refuse_nothing(model: Path) -> None:
    if not model.exists():
        raise Malformed(NO_MODEL.at(Place(path=str(model)), path=model))
