"""The two set-up commands, run for real in a copied tree: no network, no apt, and no Python but the ones given here."""

import hashlib
import os
import platform
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PROJECT = Path(__file__).resolve().parents[2]
SYSTEM_TOOLS = ("sh", "cat", "date", "dirname", "getconf", "mv", "readlink", "rm", "uname")
COMMANDS = (
    "packaging/run",
    "packaging/test",
    "packaging/test-offline",
    "packaging/build",
    "packaging/bare-debian",
    "packaging/prove-debs",
    "packaging/deb/build-debs",
    "packaging/flatpak/build-flatpak",
    "packaging/macos/build-dmg",
    "packaging/kiosk/install",
    "packaging/kiosk/remove",
    "packaging/kiosk/x11-session",
    ".ci/run",
)
SOURCED = (
    "packaging/setup.sh",
    "packaging/bare-system.sh",
    "packaging/deb/kiosk.postinst",
    "packaging/deb/kiosk.prerm",
    "packaging/deb/kiosk.postrm",
)
ORDINARY_USER = 'echo "1000"'
ROOT = 'echo "0"'

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the set-up commands are for a POSIX shell")


def write_program(path: Path, body: str) -> None:
    path.unlink(missing_ok=True)
    path.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
    path.chmod(0o755)


class Tree:
    """A copy of the commands in a folder with spaces, and a PATH on which stands what a test puts there."""

    def __init__(self, folder: Path) -> None:
        self.root = folder / "a tree with spaces"
        self.path = folder / "path"
        self.log = folder / "log"
        self.home = folder / "home"
        self.path.mkdir()
        self.home.mkdir()
        self.log.touch()
        for tool in SYSTEM_TOOLS:
            found = shutil.which(tool)
            assert found, f"{tool} is not on this machine"
            (self.path / tool).symlink_to(found)
        self.program("id", ORDINARY_USER)
        (self.root / "packaging").mkdir(parents=True)
        for name in ("packaging/run", "packaging/test", "packaging/setup.sh"):
            shutil.copy(PROJECT / name, self.root / name)
        for name in ("packaging/requirements.lock", "packaging/requirements-run.lock"):
            shutil.copy(PROJECT / name, self.root / name)
        shutil.copy(PROJECT / "pyproject.toml", self.root)

    def program(self, name: str, body: str) -> None:
        write_program(self.path / name, body)

    def recorder(self, name: str, status: int = 0) -> None:
        """A program on the PATH that does nothing but note how it was called."""
        self.program(name, f'echo "{name} $*" >>"{self.log}"; exit {status}')

    def system_python(self, version: str, *, before: str = "pass") -> None:
        """A python3 that calls itself `version`; it makes no environments, but exits 33 when asked for one."""
        numbers = tuple(int(number) for number in version.split("."))
        disguise = (
            f"import sys; sys.version_info = {(*numbers, 'final', 0)!r}; "
            f"sys._base_executable = {str(self.path / 'python3')!r}; {before}; exec(sys.argv[3])"
        )
        self.program(
            "python3",
            f'if [ "$1" = --version ]; then echo "Python {version}"; exit; fi\n'
            f'if [ "$1" = -m ]; then exit 33; fi\n'
            f'exec {shlex.quote(sys.executable)} -I -c {shlex.quote(disguise)} "$@"',
        )

    def environment(self, *, missing_packages: str = "", steps: str = "exit 0") -> None:
        """A finished .venv: its Python answers for itself, notes what goes to pip and does `steps` for pytest."""
        programs = self.root / ".venv" / "bin"
        programs.mkdir(parents=True)
        write_program(
            programs / "python",
            f'case "$*" in\n'
            f'*"-m pip "*) echo "pip $*" >>"{self.log}" ;;\n'
            f'"-m desktop_app.system_libraries") printf "%s" "{missing_packages}" ;;\n'
            f'"-m pytest"*) echo "pytest $* on $QT_QPA_PLATFORM" >>"{self.log}"; {steps} ;;\n'
            f'*) exec {shlex.quote(sys.executable)} "$@" ;;\n'
            f"esac",
        )
        write_program(programs / "benzo-glossary", 'echo "started in $PWD with:"; printf "<%s>\\n" "$@"; exit 7')
        self.stamp.write_text(
            f"{platform.python_version()} {self.digest('packaging/requirements.lock')} {self.root.resolve()}\n"
            f"{self.digest('pyproject.toml')}\n",
            encoding="utf-8",
        )

    @property
    def stamp(self) -> Path:
        return self.root / ".venv" / "setup-stamp"

    def digest(self, name: str) -> str:
        return hashlib.sha256((self.root / name).read_bytes()).hexdigest()

    def call(self, command: Path, *arguments: str, folder: Path | None = None) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [command, *arguments],
            cwd=folder or self.home,
            env={"PATH": str(self.path), "HOME": str(self.home)},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    def run(self, *arguments: str, folder: Path | None = None) -> subprocess.CompletedProcess[str]:
        return self.call(self.root / "packaging" / "run", *arguments, folder=folder)

    def test(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return self.call(self.root / "packaging" / "test", *arguments)

    def logged(self) -> str:
        return self.log.read_text(encoding="utf-8")


@pytest.fixture
def tree(tmp_path: Path) -> Tree:
    return Tree(tmp_path)


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_can_be_started_as_it_lies_there(name: str) -> None:
    assert os.access(PROJECT / name, os.X_OK)


@pytest.mark.parametrize("name", [*COMMANDS, *SOURCED])
def test_the_shell_understands_every_script(name: str) -> None:
    result = subprocess.run(["sh", "-n", PROJECT / name], capture_output=True, text=True, check=False)
    assert (result.returncode, result.stderr) == (0, "")


@pytest.mark.parametrize("version", ["2.7.18", "3.9.2", "3.10.13", "3.14.0"])
def test_an_unsuitable_python_is_refused_with_the_remedy(tree: Tree, version: str) -> None:
    tree.system_python(version)
    result = tree.run("--version")
    assert result.returncode == 1
    assert f"Python 3.11, 3.12 or 3.13 is needed, and {tree.path}/python3 is Python {version}." in result.stderr
    assert "sudo apt-get install python3-venv" in result.stderr or "brew install" in result.stderr
    assert not (tree.root / ".venv").exists()


def test_no_python_at_all_is_refused_too(tree: Tree) -> None:
    result = tree.run()
    assert result.returncode == 1
    assert "there is no python3 on the PATH" in result.stderr


@pytest.mark.parametrize("version", ["3.11.2", "3.12.1", "3.13.9"])
def test_a_suitable_python_makes_the_environment(tree: Tree, version: str) -> None:
    tree.system_python(version)
    result = tree.run()
    assert f"Setting up .venv with Python {version};" in result.stderr
    assert result.returncode == 33


def test_a_python_of_pyenv_is_found_without_its_shims(tree: Tree) -> None:
    tree.system_python("3.12.1")
    programs = tree.home / ".pyenv" / "versions" / "3.12.1" / "bin"
    programs.mkdir(parents=True)
    (tree.path / "python3").rename(programs / "python3")
    tree.system_python("3.9.2")
    assert "Setting up .venv with Python 3.12.1;" in tree.run().stderr


def test_a_python_without_ensurepip_is_told_which_package_it_lacks(tree: Tree) -> None:
    tree.system_python("3.12.1", before="sys.modules['ensurepip'] = None")
    result = tree.run()
    assert result.returncode == 1
    assert "cannot make virtual environments" in result.stderr
    assert "sudo apt-get install python3.12-venv" in result.stderr


def test_root_installs_the_package_that_a_python_without_ensurepip_lacks(tree: Tree) -> None:
    tree.system_python("3.12.1", before="sys.modules['ensurepip'] = None")
    tree.program("id", ROOT)
    tree.recorder("apt-get")
    tree.run()
    assert re.search(r"^apt-get update$.*^apt-get install .*python3\.12-venv$", tree.logged(), re.M | re.S)


def test_a_finished_environment_starts_the_program_with_the_arguments_as_they_were(tree: Tree) -> None:
    tree.environment()
    result = tree.run("show", "two words", "")
    assert result.stdout.splitlines()[1:] == ["<show>", "<two words>", "<>"]
    assert (result.returncode, result.stderr) == (7, "")


def test_the_program_starts_where_the_caller_stands_also_through_a_link(tree: Tree, tmp_path: Path) -> None:
    tree.environment()
    elsewhere = tmp_path / "else where"
    elsewhere.mkdir()
    link = elsewhere / "glossary"
    link.symlink_to(tree.root / "packaging" / "run")
    result = tree.call(link, folder=elsewhere)
    assert result.stdout.startswith(f"started in {elsewhere}")


def test_an_environment_without_its_stamp_is_not_trusted(tree: Tree) -> None:
    tree.environment()
    tree.stamp.unlink()
    tree.system_python("3.12.1")
    result = tree.run()
    assert "Setting up .venv" in result.stderr
    assert "started" not in result.stdout


def test_an_environment_of_another_lock_is_made_again(tree: Tree) -> None:
    tree.environment()
    lock = tree.root / "packaging" / "requirements.lock"
    lock.write_text(lock.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    tree.system_python("3.12.1")
    assert "Setting up .venv" in tree.run().stderr


def test_an_environment_whose_interpreter_vanished_is_made_again(tree: Tree) -> None:
    tree.environment()
    interpreter = tree.root / ".venv" / "bin" / "python"
    interpreter.unlink()
    interpreter.symlink_to("/nowhere/python3")
    tree.system_python("3.12.1")
    assert "Setting up .venv" in tree.run().stderr


def test_a_moved_folder_gets_a_new_environment(tree: Tree, tmp_path: Path) -> None:
    tree.environment()
    tree.root = tree.root.rename(tmp_path / "moved")
    tree.system_python("3.12.1")
    assert "Setting up .venv" in tree.run().stderr


def test_a_changed_pyproject_reinstalls_the_project_only_and_once(tree: Tree) -> None:
    tree.environment()
    project = tree.root / "pyproject.toml"
    project.write_text(project.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    assert tree.run().returncode == 7
    assert tree.run().returncode == 7
    assert len(tree.logged().splitlines()) == 1
    assert "--no-deps --no-build-isolation -e ." in tree.logged()


def test_a_failed_reinstallation_leaves_no_stamp(tree: Tree) -> None:
    tree.environment()
    (tree.root / "pyproject.toml").write_text("", encoding="utf-8")
    tree.log.unlink()
    tree.log.mkdir()  # so that the recording pip fails
    result = tree.run()
    assert result.returncode == 1
    assert "could not be installed" in result.stderr
    assert not tree.stamp.exists()


def test_root_installs_missing_qt_libraries(tree: Tree) -> None:
    tree.environment(missing_packages="libegl1\nlibgl1")
    tree.program("id", ROOT)
    tree.recorder("apt-get")
    assert tree.run().returncode == 7
    assert re.search(r"^apt-get update$.*^apt-get install .*libegl1 libgl1$", tree.logged(), re.M | re.S)


def test_the_program_still_starts_when_apt_fails(tree: Tree) -> None:
    tree.environment(missing_packages="libegl1")
    tree.program("id", ROOT)
    tree.recorder("apt-get", status=100)
    result = tree.run()
    assert result.returncode == 7
    assert "could not be installed: libegl1" in result.stderr


def test_an_ordinary_user_is_told_the_line_and_goes_on(tree: Tree) -> None:
    tree.environment(missing_packages="libegl1\nlibgl1")
    tree.recorder("apt-get")
    result = tree.run()
    assert result.returncode == 7
    assert "sudo apt-get install libegl1 libgl1\n" in result.stderr
    assert tree.logged() == ""


def test_where_there_is_no_apt_the_packages_are_still_named(tree: Tree) -> None:
    tree.environment(missing_packages="libegl1\nlibgl1")
    result = tree.run()
    assert result.returncode == 7
    assert "libegl1 libgl1" in result.stderr
    assert "apt-get" not in result.stderr


def checks(tree: Tree, **status: int) -> None:
    """Puts the checking tools into the environment, each passing but those given another status."""
    for name in ("ruff", "mypy", "lint-imports", "benzo-glossary"):
        code = status.get(name.replace("-", "_"), 0)
        write_program(tree.root / ".venv" / "bin" / name, f'echo "{name} $*" >>"{tree.log}"; exit {code}')


def test_every_step_runs_in_order_and_arguments_go_to_pytest(tree: Tree) -> None:
    tree.environment()
    checks(tree)
    result = tree.test("-k", "one thing")
    assert result.returncode == 0
    assert "Everything passed" in result.stdout
    lines = tree.logged().splitlines()
    assert "download --require-hashes --no-deps" in lines.pop(0)
    assert lines == [
        "ruff check .",
        "ruff format --check .",
        "mypy ",
        "lint-imports ",
        "benzo-glossary check",
        "pytest -m pytest -n auto --ignore tests/benchmarks -k one thing on offscreen",
        "pytest -m pytest -n 0 -s tests/benchmarks on offscreen",
    ]


def test_a_failing_step_stops_no_other_and_gives_its_status(tree: Tree) -> None:
    tree.environment(steps="exit 5")
    checks(tree, mypy=2, benzo_glossary=3)
    result = tree.test()
    assert result.returncode == 2
    assert "Failed: mypy, benzo-glossary check, pytest, benchmarks\n" in result.stdout
    assert len(tree.logged().splitlines()) == 8


def test_root_installs_the_test_tools_that_are_missing_and_no_others(tree: Tree) -> None:
    tree.environment()
    checks(tree)
    tree.program("id", ROOT)
    tree.recorder("apt-get")
    tree.recorder("strace")
    tree.test()
    assert re.search(r"^apt-get install .*\bxvfb\b", tree.logged(), re.M)
    assert not re.search(r"^apt-get install .*\bstrace\b", tree.logged(), re.M)


def locked(name: str) -> dict[str, tuple[str, frozenset[str]]]:
    """Each package of a lock with its version and its hashes."""
    text = (PROJECT / "packaging" / name).read_text(encoding="utf-8").replace("\\\n", " ")
    packages: dict[str, tuple[str, frozenset[str]]] = {}
    for line in text.splitlines():
        if match := re.match(r"([A-Za-z0-9._-]+)==(\S+)", line):
            hashes = frozenset(re.findall(r"--hash=sha256:([0-9a-f]{64})", line))
            packages[canonicalize_name(match[1])] = (match[2], hashes)
    return packages


def pyproject_requirements(table: str, key: str) -> list[Requirement]:
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
    return [Requirement(text) for text in project[table][key]]


def test_the_locks_agree() -> None:
    everything, run_time = locked("requirements.lock"), locked("requirements-run.lock")
    assert run_time.items() <= everything.items()
    assert run_time.items() <= locked("requirements-build.lock").items()
    assert {"pytest", "hatchling", "ruff"} <= everything.keys() - run_time.keys()


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-run.lock", "requirements-build.lock"])
def test_a_lock_pins_every_package_with_hashes_and_names_no_index(name: str) -> None:
    assert locked(name)
    assert [package for package, (_, hashes) in locked(name).items() if not hashes] == []
    assert "://" not in (PROJECT / "packaging" / name).read_text(encoding="utf-8")


def test_the_locks_satisfy_what_the_project_asks_for() -> None:
    for lock, table, key in (
        ("requirements-run.lock", "project", "dependencies"),
        ("requirements.lock", "build-system", "requires"),
    ):
        packages = locked(lock)
        for requirement in pyproject_requirements(table, key):
            version, _ = packages[canonicalize_name(requirement.name)]
            assert requirement.specifier.contains(version), f"{lock} has {requirement.name} {version}"
