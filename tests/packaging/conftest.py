"""What several tests of the packaging need, each built once: the wheel, a clean environment, the frozen program."""

import os
import shutil
import sys
import venv
import zipfile
from pathlib import Path

import pytest
from built_once import built_once
from packaging_support import EMPTY_NETWORK, EPOCH, ROOT, carry_out


@pytest.fixture(scope="session")
def builds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folders `first` and `second`, each with sdist and wheel, and `third` with the wheel built from the sdist."""

    def make(folder: Path) -> None:
        build = [sys.executable, "-m", "build", "--no-isolation"]
        for name in ("first", "second"):
            carry_out([*build, "--sdist", "--wheel", "--outdir", folder / name, "."])
        shutil.unpack_archive(next((folder / "first").glob("*.tar.gz")), folder / "unpacked", filter="data")
        source = next((folder / "unpacked").iterdir())
        carry_out([*build, "--wheel", "--outdir", folder / "third", source], cwd=folder)

    return built_once(tmp_path_factory, "builds", make)


@pytest.fixture(scope="session")
def wheel(builds: Path) -> Path:
    """The wheel."""
    return next((builds / "first").glob("*.whl"))


@pytest.fixture(scope="session")
def environment(tmp_path_factory: pytest.TempPathFactory, wheel: Path) -> Path:
    """A clean environment into which the wheel was installed from the wheelhouse, without any network."""
    wheelhouse = ROOT / "build" / "wheelhouse"
    assert list(wheelhouse.glob("*.whl")), "packaging/test or packaging/build wheelhouse fills build/wheelhouse"

    def make(folder: Path) -> None:
        venv.create(folder / "env", with_pip=False)
        python = folder / "env" / "bin" / "python"
        pip = [sys.executable, "-m", "pip", "--isolated", "--disable-pip-version-check", "--python", python]
        carry_out([*EMPTY_NETWORK, *pip, "install", "--no-index", "--find-links", wheelhouse, wheel])

    return built_once(tmp_path_factory, "environment", make) / "env"


@pytest.fixture(scope="session")
def frozen(tmp_path_factory: pytest.TempPathFactory, wheel: Path) -> Path:
    """The folder of the frozen program, made from that wheel."""

    def make(folder: Path) -> None:
        with zipfile.ZipFile(wheel) as archive:
            archive.extractall(folder / "unpacked")
        command = [
            sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR",
            "--workpath", folder / "work", "--distpath", folder, ROOT / "packaging" / "benzo-glossary.spec",
        ]  # fmt: skip
        env = {
            **os.environ,
            "SOURCE_DATE_EPOCH": EPOCH,
            "PYTHONHASHSEED": "0",
            "BENZO_GLOSSARY_WHEEL": str(folder / "unpacked"),
            "PYINSTALLER_CONFIG_DIR": str(folder / "cache"),
        }
        carry_out(command, env=env)

    return built_once(tmp_path_factory, "frozen", make) / "benzo-glossary"
