"""`shirushi weights`: signed and verified, each change named; read by OpenSSF's own tool and the other way round."""

import json
import subprocess
from pathlib import Path

import pytest

from fakes.door import Door
from fakes.other_pythons import python_with
from shirushi.app.services.weights import SignWeights, VerifyModel, export_model_key, sign_weights, verify_model
from shirushi.app.settings import Settings
from shirushi.app.worker import identity_signing
from shirushi.terms.errors import Malformed, Refused, Unavailable

TOOL = python_with("model_signing", "SHIRUSHI_MODEL_SIGNING")
"""A Python with OpenSSF model-signing 1.x and pyOpenSSL."""
SIGN = """
import sys
from pathlib import Path
from model_signing import hashing, signing
key, model, signature = map(Path, sys.argv[1:4])
size = int(sys.argv[4])
how = hashing.Config()
how = how.use_shard_serialization(shard_size=size) if size else how
signing.Config().use_elliptic_key_signer(private_key=key).set_hashing_config(how).sign(model, signature)
"""
VERIFY = """
import sys
from pathlib import Path
from model_signing import verifying
key, model, signature = map(Path, sys.argv[1:])
verifying.Config().use_elliptic_key_verifier(public_key=key).verify(model, signature)
"""
"""Its library, since its command line takes whole files only."""


@pytest.fixture
def settings(tmp_path):
    return Settings(home=tmp_path / "home", lang="en")


@pytest.fixture
def model(tmp_path):
    folder = tmp_path / "model"
    (folder / "sub").mkdir(parents=True)
    (folder / "a.txt").write_bytes(b"hello")
    (folder / "sub" / "b.bin").write_bytes(b"0123456789")
    return folder


@pytest.mark.parametrize("shard_bytes", [0, 4])
def test_each_change_is_named(model, settings, shard_bytes):
    signed = sign_weights(SignWeights(model=model, shard_bytes=shard_bytes), settings)
    assert signed.signature == model / "model.sig"
    seen = verify_model(VerifyModel(model=model), settings)
    assert (seen.signature, seen.files, seen.model, seen.changed) == ("good", 2, signed.model, ())
    (model / "a.txt").write_bytes(b"hullo")
    (model / "sub" / "b.bin").unlink()
    (model / "new").write_bytes(b"x")
    seen = verify_model(VerifyModel(model=model), settings)
    assert (seen.changed, seen.missing, seen.unsigned) == (("a.txt",), ("sub/b.bin",), ("new",))


def test_a_single_file_is_signed_beside_it(model, settings):
    signed = sign_weights(SignWeights(model=model / "a.txt"), settings)
    assert signed.signature == model / "a.txt.sig"
    (model / "a.txt").write_bytes(b"!")
    assert verify_model(VerifyModel(model=model / "a.txt"), settings).changed == ("",)


def test_another_key_and_a_tampered_signature_are_told(model, settings, tmp_path):
    file = sign_weights(SignWeights(model=model), settings).signature
    other = tmp_path / "other.pub"
    export_model_key(other, Settings(home=tmp_path / "other", lang="en"))
    assert verify_model(VerifyModel(model=model, key=other), settings).signature == "other-key"
    bundle = json.loads(file.read_bytes())
    bundle["dsseEnvelope"]["signatures"][0]["sig"] = "AAAA"
    file.write_text(json.dumps(bundle))
    assert verify_model(VerifyModel(model=model), settings).signature == "bad"


def test_bad_input_is_told(model, settings, tmp_path):
    for command, code in (
        (SignWeights(model=tmp_path / "none"), "SH684"),
        (SignWeights(model=model, key=model / "a.txt"), "SH401"),
    ):
        with pytest.raises(Malformed) as told:
            sign_weights(command, settings)
        assert told.value.faults[0].code == code
    (model / "odd").symlink_to(model / "a.txt")
    with pytest.raises(Malformed) as told:
        sign_weights(SignWeights(model=model), settings)
    assert told.value.faults[0].code == "SH685"
    assert sign_weights(SignWeights(model=model, links=True), settings).files == 3


def test_an_own_key_that_others_can_read_is_refused(model, settings):
    sign_weights(SignWeights(model=model), settings)
    (settings.home / "own-key" / "models.pem").chmod(0o644)
    with pytest.raises(Refused):
        sign_weights(SignWeights(model=model), settings)


def test_signing_by_identity_says_what_it_needs(model, settings, monkeypatch):
    monkeypatch.setattr(identity_signing, "find_spec", lambda _: None)
    with pytest.raises(Unavailable) as told:
        sign_weights(SignWeights(model=model, by_identity=True), settings)
    assert "shirushi[sigstore]" in told.value.faults[0].remedy.en


@pytest.mark.door
def test_the_commands(model, tmp_path):
    door = Door(tmp_path, tmp_path / "home")
    assert "signed 2 files: model/model.sig" in door.run("weights", "sign", "model", "--lang", "en")
    door.run("weights", "key", "maker.pub")
    assert "all 2 files are as they were signed" in door.run(
        "weights", "verify", "model", "--key", "maker.pub", "--lang", "en"
    )
    (model / "sub" / "b.bin").write_bytes(b"!")
    assert "変わったファイル：sub/b.bin" in door.run("weights", "verify", "model", "--lang", "ja", expect=5)
    assert json.loads(door.run("weights", "verify", "model", "--json", expect=5))["changed"] == ["sub/b.bin"]
    door.run("weights", "verify", "model", "--identity", "somebody", expect=2)


@pytest.mark.contract
@pytest.mark.skipif(not TOOL, reason="no Python with OpenSSF model-signing (extra: sigstore)")
@pytest.mark.parametrize("shard_bytes", [0, 4])
def test_the_openssf_tool_verifies_ours(model, settings, tmp_path, shard_bytes):
    signed = sign_weights(SignWeights(model=model, shard_bytes=shard_bytes), settings)
    key = tmp_path / "maker.pub"
    export_model_key(key, settings)
    words = ("-c", VERIFY, key, model, signed.signature)
    assert _python(*words).returncode == 0
    (model / "a.txt").write_bytes(b"hullo")
    assert _python(*words).returncode != 0


@pytest.mark.contract
@pytest.mark.skipif(not TOOL, reason="no Python with OpenSSF model-signing (extra: sigstore)")
@pytest.mark.parametrize("shard_bytes", [0, 4])
def test_we_verify_what_the_openssf_tool_signed(model, settings, tmp_path, shard_bytes):
    key, secret, signature = tmp_path / "maker.pub", settings.home / "own-key" / "models.pem", tmp_path / "model.sig"
    export_model_key(key, settings)
    assert _python("-c", SIGN, secret, model, signature, str(shard_bytes)).returncode == 0
    seen = verify_model(VerifyModel(model=model, signature=signature, key=key), settings)
    assert (seen.signature, seen.files, seen.changed, seen.unsigned) == ("good", 2, (), ())


def _python(*words: str | Path) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([TOOL, *map(str, words)], check=False, capture_output=True)
