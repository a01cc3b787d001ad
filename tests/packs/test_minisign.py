"""Signatures and keys, held against the minisign tool in both directions."""

import shutil
import subprocess
from pathlib import Path

import pytest
from pack_support import CLINIC_KEY, OWN_KEY, clinic_pack

from desktop_app.errors import AppError
from desktop_app.packs import archive
from desktop_app.packs.manifest import MANIFEST, SIGNATURE
from desktop_app.packs.minisign import is_signed, parse_public_key, parse_signature, sign
from desktop_app.packs.secret_key import make_key, public_path, read_key, write_key

MESSAGE = "Ein Päckchen\n".encode() * 50
PASSWORD = "correct horse"


def no_password() -> str:
    raise AssertionError("no password is needed")


def minisign(folder: Path, *arguments: str, stdin: str = "") -> str:
    program = shutil.which("minisign")
    assert program, "packaging/test installs minisign"
    done = subprocess.run(
        [program, *arguments], cwd=folder, input=stdin, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_minisign_verifies_our_signatures_hashed_and_plain(tmp_path: Path) -> None:
    (tmp_path / "message").write_bytes(MESSAGE)
    for hashed in (True, False):
        signature = sign(
            MESSAGE,
            OWN_KEY.seed,
            OWN_KEY.public.key_id,
            trusted_comment="für alle",
            untrusted_comment="x",
            hashed=hashed,
        )
        (tmp_path / "message.minisig").write_text(signature.text(), encoding="utf-8")
        out = minisign(tmp_path, "-Vm", "message", "-P", OWN_KEY.public.text())
        assert "Trusted comment: für alle" in out


def test_minisign_verifies_the_manifest_of_a_pack(tmp_path: Path) -> None:
    files = archive.decode(clinic_pack(tmp_path).read_bytes())
    (tmp_path / MANIFEST).write_bytes(files[MANIFEST])
    (tmp_path / SIGNATURE).write_bytes(files[SIGNATURE])
    out = minisign(tmp_path, "-Vm", MANIFEST, "-P", CLINIC_KEY.public.text())
    assert "Trusted comment: st-elsewhere version 1, built 2026-11-01" in out


@pytest.mark.parametrize("form", [(), ("-l",)], ids=["hashed", "legacy"])
def test_we_verify_what_minisign_signs_and_sign_with_its_keys(tmp_path: Path, form: tuple[str, ...]) -> None:
    (tmp_path / "message").write_bytes(MESSAGE)
    minisign(tmp_path, "-G", "-W", "-p", "key.pub", "-s", "key")
    minisign(tmp_path, "-Sm", "message", "-s", "key", "-t", "made by minisign", *form)
    public = parse_public_key((tmp_path / "key.pub").read_text())
    signature = parse_signature((tmp_path / "message.minisig").read_text())
    assert is_signed(MESSAGE, signature, public)
    assert signature.trusted_comment == "made by minisign"
    assert signature.text() == (tmp_path / "message.minisig").read_text()
    assert not is_signed(MESSAGE + b"x", signature, public)
    key = read_key(tmp_path / "key", no_password)
    assert key.public == public
    ours = sign(MESSAGE, key.seed, public.key_id, trusted_comment="ours", untrusted_comment="x")
    (tmp_path / "message.minisig").write_text(ours.text())
    assert "Trusted comment: ours" in minisign(tmp_path, "-Vm", "message", "-p", "key.pub")


def test_minisign_signs_with_our_keys_with_a_password_and_without(tmp_path: Path) -> None:
    (tmp_path / "message").write_bytes(MESSAGE)
    for name, password in (("open", ""), ("locked", PASSWORD)):
        key = make_key()
        write_key(key, tmp_path / name, password, operations=1 << 15, memory=1 << 24)
        minisign(tmp_path, "-Sm", "message", "-s", name, "-x", f"{name}.minisig", stdin=f"{password}\n")
        assert is_signed(MESSAGE, parse_signature((tmp_path / f"{name}.minisig").read_text()), key.public)
        assert read_key(tmp_path / name, lambda password=password: password) == key  # type: ignore[misc]
        assert parse_public_key(public_path(tmp_path / name).read_text()) == key.public


def test_a_wrong_password_and_a_damaged_key_are_one_sentence(tmp_path: Path) -> None:
    write_key(make_key(), tmp_path / "key", PASSWORD, operations=1 << 15, memory=1 << 24)
    with pytest.raises(AppError, match="The password does not open"):
        read_key(tmp_path / "key", lambda: "something else")
    write_key(make_key(), tmp_path / "open", "")
    lines = (tmp_path / "open").read_text().splitlines()
    (tmp_path / "open").write_text(
        f"{lines[0]}\n{lines[1][:-20]}{'A' if lines[1][-20] != 'A' else 'B'}{lines[1][-19:]}\n"
    )
    with pytest.raises(AppError, match="The checksum does not fit"):
        read_key(tmp_path / "open", no_password)
    (tmp_path / "odd").write_text("hello")
    with pytest.raises(AppError, match="is no minisign secret key"):
        read_key(tmp_path / "odd", no_password)


def test_a_key_is_never_overwritten_and_only_its_owner_may_read_it(tmp_path: Path) -> None:
    write_key(make_key(), tmp_path / "key", "")
    assert (tmp_path / "key").stat().st_mode & 0o077 == 0
    before = (tmp_path / "key").read_bytes()
    with pytest.raises(AppError, match="is there already"):
        write_key(make_key(), tmp_path / "key", "")
    assert (tmp_path / "key").read_bytes() == before


def test_a_changed_trusted_comment_is_not_believed() -> None:
    signature = sign(MESSAGE, OWN_KEY.seed, OWN_KEY.public.key_id, trusted_comment="version 1", untrusted_comment="x")
    changed = parse_signature(signature.text().replace("version 1", "version 2"))
    assert is_signed(MESSAGE, signature, OWN_KEY.public)
    assert not is_signed(MESSAGE, changed, OWN_KEY.public)


@pytest.mark.parametrize("text", ["", "RW", "x\n" * 5, "untrusted comment: a\n\ntrusted comment: b\n\n", "A" * 99_999])
def test_what_is_no_signature_or_key_is_one_sentence(text: str) -> None:
    with pytest.raises(AppError, match="not of the form that minisign writes"):
        parse_signature(text)
    with pytest.raises(AppError, match="no minisign public key"):
        parse_public_key(text)


def test_the_minisign_examples_of_its_own_manual_page_are_read() -> None:
    key = parse_public_key("RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3")
    assert key.name == "E7620F1842B4E81F"
