# Makes the program ready in this folder: Python, .venv, the locked packages, Qt's system libraries.
# Sourced by packaging/run and packaging/test, which set project_root to the folder that holds packaging/.
# shellcheck shell=sh

: "${project_root:?}"

say() {
    printf '%s\n' "$*" >&2
}

refuse() {
    say "benzo-glossary: $1"
    exit 1
}

can_install_packages() {
    [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null 2>&1
}

# Once in a call; a bare system knows no package names before. A list that cannot be had is apt's to complain of, and
# no reason to give up: the packages may be known from the last time.
apt_update() {
    [ -z "${apt_updated:-}" ] || return 0
    DEBIAN_FRONTEND=noninteractive apt-get update </dev/null >&2 || true
    apt_updated=yes
}

# Asks no questions, and reads nothing from a terminal: CI has none.
apt_install() {
    say "Installing with apt-get: $*"
    apt_update
    DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@" </dev/null >&2
}

# Prints "3.12.1 /usr/bin/python3.12" for a command that is a Python 3.11 to 3.13; fails for any other.
# The base executable, because a .venv that is switched on puts its own python first, and that one we may delete.
suitable_python() {
    "$1" -I -c '
import sys
if not (3, 11) <= sys.version_info < (3, 14):
    sys.exit(1)
print("%d.%d.%d" % sys.version_info[:3], getattr(sys, "_base_executable", sys.executable))
' 2>/dev/null </dev/null
}

# Debian keeps ensurepip in a package of its own, python3.11-venv.
can_make_environments() {
    "$1" -I -c 'import ensurepip, venv' 2>/dev/null </dev/null
}

# Sets python and python_version to the first Python that can make an environment, else to the first that is suitable,
# else to nothing. Names on the PATH come before pyenv's, so that what a person chose is taken.
find_python() {
    python='' python_version=''
    for candidate in python3.13 python3.12 python3.11 python3 \
        "${PYENV_ROOT:-${HOME:-}/.pyenv}"/versions/3.1[123]*/bin/python3; do
        found=$(suitable_python "$candidate") || continue
        if can_make_environments "${found#* }"; then
            python=${found#* } python_version=${found%% *}
            return
        fi
        [ -n "$python" ] || { python=${found#* } python_version=${found%% *}; }
    done
}

# The newest package of a suitable Python that apt offers; it brings the interpreter with it.
apt_python_package() {
    for version in 3.13 3.12 3.11; do
        if apt-cache show "python$version-venv" >/dev/null 2>&1; then
            printf 'python%s-venv' "$version"
            return
        fi
    done
    printf 'python3-venv'
}

python_remedy() {
    if [ "$(uname -s)" = Darwin ]; then
        printf 'Install one: brew install python@3.13'
    else
        printf 'Install one, on Debian or Ubuntu: sudo apt-get install %s' "$(apt_python_package)"
    fi
}

require_python() {
    find_python
    if [ -z "$python" ] && can_install_packages; then
        apt_update
        apt_install "$(apt_python_package)" || true
        find_python
    fi
    if [ -z "$python" ]; then
        present=$(command -v python3 || true)
        if [ -n "$present" ]; then
            present="$present is $("$present" --version 2>&1 </dev/null || true)"
        else
            present='there is no python3 on the PATH'
        fi
        refuse "Python 3.11, 3.12 or 3.13 is needed, and $present. $(python_remedy)"
    fi
    can_make_environments "$python" && return
    package="python${python_version%.*}-venv"
    if can_install_packages; then
        apt_install "$package" || true
    fi
    can_make_environments "$python" ||
        refuse "$python cannot make virtual environments. Install what it lacks: sudo apt-get install $package"
}

# PySide6 comes as wheels only, and these ask for a GNU C library: pip would say no more than "no matching distribution".
require_c_library() {
    [ "$(uname -s)" = Linux ] || return 0
    case $(uname -m) in
    aarch64) needed=39 system='Debian 13 or Ubuntu 24.04' ;;
    *) needed=34 system='Debian 12 or Ubuntu 22.04' ;;
    esac
    present=$(getconf GNU_LIBC_VERSION 2>/dev/null) || present='another C library'
    case $present in
    "glibc 2."*) [ "${present#glibc 2.}" -lt "$needed" ] || return 0 ;;
    esac
    refuse "PySide6 needs glibc 2.$needed or later here, and this system has $present. Use $system or later"
}

# Prints two lines: what the environment was made from, and what the project was installed from.
# Takes the interpreter of the environment, so that one which vanished or was exchanged gives another answer or none.
identity() {
    "$1" -I -c '
import hashlib, pathlib, sys
def digest(name):
    return hashlib.sha256(pathlib.Path(name).read_bytes()).hexdigest()
print("%d.%d.%d" % sys.version_info[:3], digest("packaging/requirements.lock"), sys.argv[1])
print(digest("pyproject.toml"))
' "$project_root" </dev/null
}

# The stamp is written last and taken away first: an environment without it was interrupted and is not trusted.
# The path is in it because the scripts of a .venv that was moved start the old one.
make_environment() {
    stamp=.venv/setup-stamp
    stamped='' wanted=''
    if [ -f "$stamp" ]; then
        stamped=$(cat "$stamp")
        wanted=$(identity .venv/bin/python 2>/dev/null) || wanted=''
    fi
    if [ -n "$wanted" ] && [ "$stamped" = "$wanted" ] && [ -x .venv/bin/benzo-glossary ]; then
        return
    fi
    if [ -z "$wanted" ] || [ "${stamped%%
*}" != "${wanted%%
*}" ]; then
        require_python
        require_c_library
        say "Setting up .venv with Python $python_version; this takes a minute and happens once."
        rm -rf .venv
        "$python" -m venv .venv </dev/null >&2
        .venv/bin/python -m pip --no-input --disable-pip-version-check \
            install --require-hashes --no-deps -r packaging/requirements.lock </dev/null >&2 ||
            refuse 'The packages could not be installed; pip says why above. Check the network and start again'
    else
        rm -f "$stamp"
    fi
    .venv/bin/python -m pip --no-input --disable-pip-version-check \
        install --no-deps --no-build-isolation -e . </dev/null >&2 ||
        refuse 'The project itself could not be installed; pip says why above'
    identity .venv/bin/python >.venv/setup-stamp.new
    mv .venv/setup-stamp.new "$stamp"
}

# Goes on without the libraries: Qt's own message comes then, and parts of the program need no Qt.
install_system_libraries() {
    missing=$(.venv/bin/python -m desktop_app.system_libraries </dev/null) || return 0
    [ -n "$missing" ] || return 0
    # shellcheck disable=SC2086 # one word for each package
    set -- $missing
    if can_install_packages; then
        apt_install "$@" || say "benzo-glossary: These packages could not be installed: $*"
    elif command -v apt-get >/dev/null 2>&1; then
        say "benzo-glossary: Qt's window needs more libraries. Install them: sudo apt-get install $*"
    else
        say "benzo-glossary: Qt's window needs more libraries. Debian calls their packages: $*"
    fi
}

# Prints the package that brings Python's shared library, which PyInstaller freezes in, when it is not there: Debian
# keeps it in one of its own. Takes the interpreter of an environment with PyInstaller.
missing_python_library() {
    "$1" -I -c '
import sys
from PyInstaller.depend import bindepend
try:
    found = bindepend.get_python_library_path()
except Exception:
    found = None
if not found:
    print("libpython%d.%d" % sys.version_info[:2])
' </dev/null
}

# Every library of the program as a wheel, for the tests that install it without a network. Goes on without.
make_wheelhouse() {
    stamp=.venv/wheelhouse.lock
    if [ -d build/wheelhouse ] && [ "$(cat "$stamp" 2>/dev/null)" = "$(cat packaging/requirements-run.lock)" ]; then
        return
    fi
    .venv/bin/python -m pip --no-input --disable-pip-version-check --quiet download --require-hashes --no-deps \
        --only-binary :all: --dest build/wheelhouse -r packaging/requirements-run.lock </dev/null >&2 || {
        say 'benzo-glossary: The wheels for the tests could not be had; pip says why above'
        return 0
    }
    cat packaging/requirements-run.lock >"$stamp"
}

# Bytecode for the program, also where Python is told to write none (PYTHONDONTWRITEBYTECODE): without it every start
# compiles a hundred modules, and what Qt's library carries as text. Goes on where the folder cannot be written.
compile_program() {
    stamp=.venv/bytecode-stamp
    [ -d desktop_app ] || return 0
    [ ! -f "$stamp" ] ||
        [ -n "$(find desktop_app packaging \( -name '*.py' -o -name '*.lock' \) -newer "$stamp" -print -quit)" ] ||
        return 0
    .venv/bin/python -m compileall -qq desktop_app </dev/null >&2 || return 0
    .venv/bin/python -m desktop_app.qt_door </dev/null 2>/dev/null || true # where a library is missing, that was told
    touch "$stamp" || return 0
}

set_up() {
    make_environment
    install_system_libraries
    compile_program
}
