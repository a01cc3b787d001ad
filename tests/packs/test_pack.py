"""A pack is believed in one form only: every flipped byte, every cut and every trick is refused in one sentence."""

import hashlib
import json
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from pack_support import (
    ARTICLE,
    CLINIC,
    CLINIC_KEY,
    OWN,
    OWN_KEY,
    STRANGER,
    clinic_folder,
    clinic_pack,
    own_folder,
    own_pack,
    rezipped,
    signed,
    trusted_keys,
)

from desktop_app.errors import AppError
from desktop_app.packs import archive
from desktop_app.packs.builder import build_pack
from desktop_app.packs.manifest import MANIFEST, SIGNATURE
from desktop_app.packs.pack import read_pack, verify
from desktop_app.packs.trust import TrustedKeys, load_trusted

NAME = f"{CLINIC}/{CLINIC}-taper.md"


@pytest.fixture
def keys(tmp_path: Path) -> TrustedKeys:
    return load_trusted(trusted_keys(tmp_path))


@pytest.fixture
def data(tmp_path: Path) -> bytes:
    return clinic_pack(tmp_path).read_bytes()


def refusal(data: bytes, keys: TrustedKeys) -> str:
    with pytest.raises(AppError) as refused:
        verify(data, keys)
    assert refused.value.what
    assert refused.value.remedy
    assert "\n" not in str(refused.value)
    return str(refused.value)


def test_a_good_pack_is_believed(tmp_path: Path, keys: TrustedKeys) -> None:
    pack = read_pack(clinic_pack(tmp_path), keys)
    assert (pack.manifest.id, pack.manifest.version, pack.manifest.publisher) == (CLINIC, 1, "St Elsewhere Clinic")
    assert sorted(pack.files) == ["references.json", NAME]


def test_the_same_folder_and_key_give_the_same_bytes(tmp_path: Path) -> None:
    first = build_pack(clinic_folder(tmp_path / "one"), CLINIC_KEY)
    (tmp_path / "two").mkdir()
    again = clinic_folder(tmp_path / "two")
    for path in again.rglob("*.md"):
        path.chmod(0o600)
    assert build_pack(again, CLINIC_KEY) == first


def test_the_zip_is_sorted_stored_and_timeless_and_other_tools_read_it(tmp_path: Path) -> None:
    with zipfile.ZipFile(clinic_pack(tmp_path)) as opened:
        names = opened.namelist()
        assert names == sorted(names)
        assert {(info.compress_type, info.date_time) for info in opened.infolist()} == {(0, (1980, 1, 1, 0, 0, 0))}
        assert opened.testzip() is None
        table = json.loads(opened.read(MANIFEST))
        text = opened.read(NAME)
    assert (table["format"], table["id"], table["version"], table["built"]) == (1, CLINIC, 1, "2026-11-01")
    assert table["files"][NAME] == {"length": len(text), "sha256": hashlib.sha256(text).hexdigest()}


@pytest.mark.parametrize("mask", [0x01, 0x80, 0xFF])
def test_every_byte_flipped_in_turn_is_refused(data: bytes, keys: TrustedKeys, mask: int) -> None:
    for at in range(len(data)):
        refusal(data[:at] + bytes([data[at] ^ mask]) + data[at + 1 :], keys)


def test_every_truncation_is_refused(data: bytes, keys: TrustedKeys) -> None:
    for length in range(len(data)):
        refusal(data[:length], keys)


@pytest.mark.parametrize("more", [b"x", b"\0" * 100, b"PK\5\6" + bytes(18)])
def test_anything_added_is_refused(data: bytes, keys: TrustedKeys, more: bytes) -> None:
    refusal(data + more, keys)
    refusal(more + data, keys)


def test_a_key_that_is_not_trusted_is_refused(tmp_path: Path, keys: TrustedKeys) -> None:
    data = build_pack(clinic_folder(tmp_path / "stranger"), STRANGER)
    assert "is not trusted here" in refusal(data, keys)


def test_a_trusted_key_may_not_sign_packs_of_another_id(tmp_path: Path, keys: TrustedKeys) -> None:
    data = build_pack(own_folder(tmp_path / "stolen"), CLINIC_KEY)
    assert "may not sign packs of benzo-glossary" in refusal(data, keys)


def test_the_spare_key_signs_as_well_and_a_revoked_one_no_more(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "keys.toml"
    row = f'[[key]]\nid = "{CLINIC}"\npublic = "{OWN_KEY.public.text()}"\nspare = "{CLINIC_KEY.public.text()}"\n'
    file.write_text(row)
    assert verify(data, load_trusted(file)).manifest.id == CLINIC
    revoking = tmp_path / "revoked.toml"
    revoking.write_text(f'[[key]]\nid = "{CLINIC}"\npublic = "{CLINIC_KEY.public.text()}"\nrevoked = true\n')
    for files in ((file, revoking), (revoking, file)):
        assert "is no longer trusted" in refusal(data, load_trusted(*files))


@pytest.mark.parametrize("text", ["[[key]]\nid = 'x'", "key = 3", "[[key]]\nid='x'\npublic='RW'", "["])
def test_a_broken_file_of_keys_is_one_sentence(tmp_path: Path, text: str) -> None:
    (tmp_path / "keys.toml").write_text(text)
    with pytest.raises(AppError):
        load_trusted(tmp_path / "keys.toml")


def test_a_global_signature_from_elsewhere_is_refused(tmp_path: Path, data: bytes, keys: TrustedKeys) -> None:
    files = archive.decode(data)
    other = archive.decode(clinic_pack(tmp_path, version=2).read_bytes())
    lines, others = files[SIGNATURE].split(b"\n"), other[SIGNATURE].split(b"\n")
    mixed = b"\n".join([*lines[:2], others[2], others[3], b""])
    assert "does not fit" in refusal(archive.encode({**files, SIGNATURE: mixed}), keys)


Tamper = Callable[[zipfile.ZipFile, dict[str, bytes]], None]


def _copy(opened: zipfile.ZipFile, files: dict[str, bytes]) -> None:
    for name, text in files.items():
        opened.writestr(name, text)


def _slip(name: str) -> Tamper:
    def write(opened: zipfile.ZipFile, files: dict[str, bytes]) -> None:
        _copy(opened, files)
        opened.writestr(zipfile.ZipInfo(name), b"x")

    return write


def _link(opened: zipfile.ZipFile, files: dict[str, bytes]) -> None:
    _copy(opened, files)
    info = zipfile.ZipInfo("safety/link.md")
    info.create_system, info.external_attr = 3, 0o120777 << 16
    opened.writestr(info, b"/etc/passwd")


def _twice(opened: zipfile.ZipFile, files: dict[str, bytes]) -> None:
    _copy(opened, files)
    opened.writestr(NAME.upper().replace("MD", "md"), b"x")


def _bomb(opened: zipfile.ZipFile, files: dict[str, bytes]) -> None:
    _copy(opened, files)
    opened.writestr("safety/bomb.md", bytes(200 << 20), zipfile.ZIP_DEFLATED)


def _many(opened: zipfile.ZipFile, files: dict[str, bytes]) -> None:
    for number in range(10_001):
        opened.writestr(f"a/{number}.md", b"")


@pytest.mark.parametrize(
    ("tamper", "expected"),
    [
        (_slip("../escaped.md"), "unsafe name"),
        (_slip("/etc/escaped.md"), "unsafe name"),
        (_slip("safety/../../escaped.md"), "unsafe name"),
        (_slip("C:/escaped.md"), "unsafe name"),
        (_slip("safety\\escaped.md"), "unsafe name"),
        (_slip("a/b/c.md"), "unsafe name"),
        (_slip("safety/"), "unsafe name"),
        (_slip("safety/.hidden"), "unsafe name"),
        (_slip("safety/ümlaut.md"), "unsafe name"),
        (_slip("x" * 5000), "unsafe name"),
        (_link, "a link in place of the file"),
        (_twice, "twice"),
        (_bomb, "compressed data"),
        (_many, "more than 10000 files"),
        (_copy, "not in the form in which packs are written"),
    ],
)
def test_tricks_with_the_zip_are_refused_before_anything_is_unpacked(
    tmp_path: Path, data: bytes, keys: TrustedKeys, tamper: Tamper, expected: str
) -> None:
    before = sorted(tmp_path.rglob("*"))
    assert expected in refusal(rezipped(data, tamper), keys)
    assert sorted(tmp_path.rglob("*")) == before


def test_a_file_that_is_too_large_is_refused_unread(keys: TrustedKeys) -> None:
    assert "larger than 64 MB" in refusal(bytes(archive.MOST_BYTES + 1), keys)


@pytest.mark.parametrize("data", [b"", b"PK", b"not a zip", b"PK\5\6" + bytes(18), b"\0" * 1000])
def test_what_is_no_pack_is_one_sentence(keys: TrustedKeys, data: bytes) -> None:
    refusal(data, keys)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"format": 2}, "of format 2, which this program does not know"),
        ({"minimum_program": "99.0"}, "needs version 99.0 of the program"),
        ({"version": 0}, "version is not a whole number"),
        ({"version": "3"}, "version is not a whole number"),
        ({"id": "../x"}, "id is not of the right form"),
        ({"title": "a\nb"}, "title is not one line"),
        ({"publisher": "abc\u202edef"}, "publisher is not one line"),
        ({"built": "soon"}, "cannot be understood"),
        ({"files": []}, "cannot be understood"),
        ({"files": {}}, "which its manifest does not name"),
    ],
)
def test_a_signed_manifest_that_makes_no_sense_is_refused(
    data: bytes, keys: TrustedKeys, change: dict[str, object], expected: str
) -> None:
    files = archive.decode(data)
    table = {**json.loads(files.pop(MANIFEST)), **change}
    del files[SIGNATURE]
    assert expected in refusal(signed(files, json.dumps(table).encode()), keys)


@pytest.mark.parametrize("manifest", [b"", b"[]", b"3", b"\xff", b"[" * 100_000, b"{}"])
def test_a_signed_manifest_of_any_bytes_is_one_sentence(keys: TrustedKeys, manifest: bytes) -> None:
    refusal(signed({}, manifest), keys)


def test_a_file_that_the_manifest_names_and_the_pack_lacks(data: bytes, keys: TrustedKeys) -> None:
    files = archive.decode(data)
    manifest = files.pop(MANIFEST)
    del files[SIGNATURE], files[NAME]
    assert f"lacks {NAME}" in refusal(signed(files, manifest), keys)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({f"{CLINIC}/page.html": "<p>x</p>"}, "holds st-elsewhere/page.html, and packs hold Markdown"),
        ({"index/words.json": "{}"}, "packs hold Markdown"),
        ({"index/_MAIN_1.toc": "x"}, "packs hold Markdown"),
        ({"run.sh": "#!/bin/sh"}, "packs hold Markdown"),
        ({f"evidence/{CLINIC}-hidden.md": ARTICLE}, "packs hold Markdown"),
        ({"emergency.toml": "x"}, "packs hold Markdown"),
        ({"glossary.toml": "x"}, "packs hold Markdown"),
        ({NAME: ARTICLE + "\n<script>alert(1)</script>\n"}, "line 16: raw HTML"),
        ({NAME: ARTICLE.replace("on Tuesdays", "on <b>Tuesdays</b>")}, "raw HTML"),
        ({NAME: "no front matter"}, "no front matter"),
        ({NAME: ARTICLE.replace("@leaflet", "@nobody")}, "cites nobody and does not bring it along"),
        ({"references.json": "{"}, "references.json is not JSON"),
        ({"references.json": "{}"}, "not a list of sources"),
        ({f"{CLINIC}/kindling.md": ARTICLE}, "the name does not begin with st-elsewhere-"),
        ({NAME: None}, "holds no article"),
    ],
)
def test_what_does_not_belong_into_a_pack_is_refused_when_it_is_built(
    tmp_path: Path, changes: dict[str, str | None], expected: str
) -> None:
    folder = clinic_folder(tmp_path / "clinic", changes=changes)
    with pytest.raises(AppError, match=re.escape(expected)) as refused:
        build_pack(folder, CLINIC_KEY)
    assert refused.value.remedy


@pytest.mark.parametrize("name", [f"{CLINIC}/page.html", "index/words.json", "emergency.toml"])
def test_what_does_not_belong_into_a_pack_is_refused_although_it_is_signed(
    data: bytes, keys: TrustedKeys, name: str
) -> None:
    files = archive.decode(data)
    table = json.loads(files.pop(MANIFEST))
    del files[SIGNATURE]
    files[name] = b"<p>x</p>"
    table["files"][name] = {"length": 8, "sha256": hashlib.sha256(b"<p>x</p>").hexdigest()}
    assert "packs hold Markdown and a bibliography only" in refusal(signed(files, json.dumps(table).encode()), keys)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("id = 3", "lacks the field"),
        ('id = "x y"\ntitle="t"\npublisher="p"\nversion=1\nbuilt=2026-01-01', "id is not of the right form"),
        ('id = "x"\ntitle="t"\npublisher="p"\nversion=1.5\nbuilt=2026-01-01', "version is not a whole number"),
        ('id = "x"\ntitle="t"\npublisher="p"\nversion=1\nbuilt=2026-01-01\nodd=1', "the field odd is unknown"),
        ("[", "is not TOML"),
    ],
)
def test_a_description_that_lacks_something_is_one_sentence(tmp_path: Path, text: str, expected: str) -> None:
    with pytest.raises(AppError, match=expected):
        build_pack(clinic_folder(tmp_path / "clinic", changes={"pack.toml": text}), CLINIC_KEY)


def test_a_link_in_the_folder_is_not_followed(tmp_path: Path) -> None:
    folder = clinic_folder(tmp_path / "clinic")
    (folder / CLINIC / f"{CLINIC}-passwd.md").symlink_to("/etc/passwd")
    with pytest.raises(AppError, match="is a link"):
        build_pack(folder, CLINIC_KEY)


def test_a_stick_that_was_pulled_is_one_sentence(tmp_path: Path, keys: TrustedKeys) -> None:
    with pytest.raises(AppError, match="cannot be read") as refused:
        read_pack(tmp_path / "gone.glossary", keys)
    assert "Put the stick back in" in refused.value.remedy


def test_our_own_pack_takes_its_label_from_the_title_page(tmp_path: Path, keys: TrustedKeys) -> None:
    pack = read_pack(own_pack(tmp_path), keys)
    assert (pack.manifest.id, pack.manifest.edition) == (OWN, "1")
    assert "evidence/map.json" in pack.files
    with pytest.raises(AppError, match=r"lacks emergency\.toml"):
        build_pack(own_folder(tmp_path / "less", changes={"emergency.toml": None}), OWN_KEY)
