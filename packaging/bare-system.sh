# Makes a bare Debian 12 in a folder and runs commands inside. Sourced by packaging/bare-debian and packaging/prove-debs.
# shellcheck shell=sh

# The folder that holds packaging/.
# shellcheck disable=SC2034 # whoever sources this uses it
project=$(CDPATH='' cd -- "$(dirname -- "$(readlink -f -- "$0")")/.." && pwd -P)

# make_bare FOLDER: a new system in FOLDER/bare; sets bare.
make_bare() {
    mkdir -p -- "$1"
    folder=$(CDPATH='' cd -- "$1" && pwd -P)
    bare="$folder/bare"
    # Deleting is for a folder that this script made, never for one that somebody named by mistake.
    if [ -e "$bare" ] && [ ! -e "$folder/made-by-bare-debian" ]; then
        echo "$bare is there and was not made by this script; name another folder" >&2
        exit 2
    fi
    : >"$folder/made-by-bare-debian"
    rm -rf --one-file-system -- "$bare"

    # shellcheck disable=SC2016 # apt-get expands this
    mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Origin: Debian' 'Codename: bookworm' 2>/dev/null | head -n 1)
    echo "== debootstrap from ${mirror:=http://deb.debian.org/debian}"
    debootstrap --variant=minbase bookworm "$bare" "$mirror"

    # How this machine reaches apt's and pip's servers, and whom it trusts; hooks and the like stay outside.
    copy_if_there() {
        for file in "$@"; do
            [ -e "$file" ] || continue
            mkdir -p "$bare$(dirname "$file")"
            cp -RL "$file" "$bare$(dirname "$file")/"
        done
    }
    rm -f "$bare/etc/apt/sources.list"
    copy_if_there /etc/apt/sources.list /etc/apt/sources.list.d/*.list /etc/apt/sources.list.d/*.sources \
        /etc/resolv.conf /etc/hosts /etc/pip.conf /etc/xdg/pip /etc/ssl/certs/ca-certificates.crt \
        /usr/local/share/ca-certificates
    for file in /etc/apt/apt.conf /etc/apt/apt.conf.d/*; do
        if grep -q '^ *Acquire' "$file" 2>/dev/null; then copy_if_there "$file"; fi
    done
}

# A mount namespace of its own: /proc and /dev are gone with the last process, whatever happens. With network=none the
# command sees no network either.
inside() {
    # shellcheck disable=SC2016 # the inner shell expands these
    unshare --mount --propagation private ${network:+--net} sh -c '
        bare=$1
        shift
        mount -t proc proc "$bare/proc"
        mount --rbind /dev "$bare/dev"
        exec chroot "$bare" "$@"
    ' sh "$bare" env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 \
        CI=true ${http_proxy:+"http_proxy=$http_proxy"} ${https_proxy:+"https_proxy=$https_proxy"} \
        ${no_proxy:+"no_proxy=$no_proxy"} "$@" </dev/null
}
