# What install and remove share. Sourced by them, which set here.
# shellcheck shell=sh

: "${here:?}"

# shellcheck disable=SC2034 # install and remove use it
UNITS='benzo-glossary-kiosk.service benzo-glossary-kiosk-x11.service'

say() {
    printf '%s\n' "$*" >&2
}

refuse() {
    say "kiosk: $1"
    exit 1
}

read_options() {
    root='' dry='' unit=benzo-glossary-kiosk.service purge=''
    while [ $# -gt 0 ]; do
        case $1 in
        --dry-run) dry=yes ;;
        --x11) unit=benzo-glossary-kiosk-x11.service ;;
        --purge) purge=yes ;;
        --root)
            [ $# -gt 1 ] || refuse '--root was given without a folder. Write --root DIR'
            shift
            root=${1%/}
            ;;
        *) refuse "$1 is not known. There are --dry-run, --x11, --purge and --root DIR" ;;
        esac
        shift
    done
}

require_root() {
    [ "$dry" = yes ] || [ -n "$root" ] || [ "$(id -u)" -eq 0 ] || refuse 'This changes the system. Run it with sudo'
}

require_programs() {
    command -v systemctl >/dev/null 2>&1 || refuse 'systemctl is needed. Install it: sudo apt-get install systemd'
    [ -z "$root" ] || return 0
    for program in benzo-glossary unshare; do
        command -v "$program" >/dev/null 2>&1 || missing="${missing:-} $program"
    done
    case $unit in
    *x11*) set -- xinit openbox setxkbmap ;;
    *) set -- cage Xwayland ;; # Debian's cage ends at once without the latter
    esac
    for program in "$@"; do
        command -v "$program" >/dev/null 2>&1 || missing="${missing:-} $program"
    done
    [ -z "${missing:-}" ] || [ "$dry" = yes ] ||
        refuse "These programs are needed and not here:$missing. Install them with apt-get"
}

# Runs a command, or only says it.
run() {
    if [ "$dry" = yes ]; then
        printf '%s\n' "$*"
    else
        "$@"
    fi
}

# systemctl for this system, or for the one in --root.
control() {
    run systemctl ${root:+"--root=$root"} "$@"
}

# The target that was started before the kiosk came; an empty file means Debian's own choice.
default_link=etc/systemd/system/default.target
default_before=usr/share/benzo-glossary-kiosk/default-target-before

remember_default() {
    [ ! -e "$root/$default_before" ] || return 0
    if [ "$dry" = yes ]; then
        say "would note the target of /$default_link in /$default_before"
        return
    fi
    readlink "$root/$default_link" >"$root/$default_before" || true
}

restore_default() {
    [ -e "$root/$default_before" ] || return 0
    before=$(cat "$root/$default_before")
    if [ -n "$before" ]; then
        control set-default "$(basename -- "$before")"
    else
        run rm -f "$root/$default_link"
    fi
    run rm -f "$root/$default_before"
}

# Calls a function with source, mode and target of every row of the list.
each_file() {
    while read -r source mode target; do
        case $source in '' | '#'*) continue ;; esac
        "$1" "$here/$source" "$mode" "$root$target"
    done <"$here/files"
}

# Settings that are there already stay as they are.
install_one() {
    case $3 in
    */kiosk.toml) [ ! -e "$3" ] || return 0 ;;
    esac
    run install -D -m "$2" "$1" "$3"
}

remove_one() {
    case $3 in
    */kiosk.toml) [ "$purge" = yes ] || return 0 ;;
    esac
    run rm -f "$3"
}
