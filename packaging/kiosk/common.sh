# What install and remove share. Sourced by them, which set here.
# shellcheck shell=sh

: "${here:?}"

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
    for program in benzo-glossary unshare systemctl; do
        command -v "$program" >/dev/null 2>&1 || missing="${missing:-} $program"
    done
    case $unit in
    *x11*) set -- xinit openbox setxkbmap ;;
    *) set -- cage ;;
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
