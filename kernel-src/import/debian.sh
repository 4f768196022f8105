# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=bash
# Finding Debian's package linux-source-X.Y: installed, in the cache, from the suites
# that this machine uses, or (suites.sh) from others.

# find_debian: sets `file` to the installed tarball, the cached or the downloaded
# package.  Its series is another than asked for if Debian has that one no more.
find_debian() {
	local name=linux-source-$series
	file=/usr/src/$name.tar.xz
	[ ! -r "$file" ] || return 0
	file=$(cached_package "$name")
	[ -z "$file" ] || return 0
	# What was taken in its place, if that was not to be had: see note_instead().
	file=$(cached_package "$(cat "$cache/instead-of-$name" 2>/dev/null || echo none)")
	[ -z "$file" ] || return 0
	command -v apt-get >/dev/null || unavailable "the package $name cannot be downloaded without apt"
	new_temp
	if ! own_suites "$name" && ! other_suites "$name"; then
		unavailable "the package $name cannot be downloaded (${reason:-apt-get gives no reason}):" \
			"see to the network, or configure with --with-linux-source=FILE or --with-linux-tree=DIR"
	fi
	file=$(find "$temp" -maxdepth 1 -name '*.deb' -print -quit)
	mv -- "$file" "$cache/"
	file=$cache/$(basename "$file")
	note_instead "$name"
	rm -rf -- "$temp"
	temp=
}

# cached_package NAME: the newest version in the cache, if any.
cached_package() {
	find "$cache" -maxdepth 1 -name "$1_*.deb" 2>/dev/null | sort -V | tail -n 1 || true
}

# note_instead NAME: remembers that `file` was taken for it, if it is another.
note_instead() {
	local got
	got=$(basename "$file")
	got=${got%%_*}
	if [ "$got" != "$1" ]; then
		say "Debian has no $1 any more: taken was $got"
		printf '%s\n' "$got" >"$cache/instead-of-$1"
	fi
}

# own_suites NAME: from the lists that this machine has; else `reason` says why not.
own_suites() {
	apt-cache show "$1" >/dev/null 2>&1 || { reason="apt-cache: no package $1"; return 1; }
	fetch_package "$1" "$1"
}

# fetch_package TITLE PACKAGE[=VERSION] [APT-OPTION...]: into `temp`.  Progress goes to
# the terminal; what apt complains about is kept.  As root, apt would like to become
# _apt, which need not be able to write the cache.
fetch_package() {
	local title=$1 package=$2
	shift 2
	say "downloading Debian's package $title (about 150 MB, once) into $cache"
	if ! (cd "$temp" && apt-get "$@" -o APT::Sandbox::User=root download "$package") >&2 2>"$temp/errors"; then
		apt_reason "$temp/errors"
		return 1
	fi
	[ -n "$(find "$temp" -maxdepth 1 -name '*.deb' -print -quit)" ] || {
		reason='apt-get download brought nothing'
		return 1
	}
}

# apt_reason FILE: sets `reason` to what apt complained about.
apt_reason() {
	reason=$(grep -m1 '^E:' "$1") || reason=$(head -n 1 "$1")
	case $reason in
	*'No space left'* | *'not have enough free space'*) fail "disk full while writing $cache" ;;
	esac
}

# owner_of FILE: name and version of the installed package that FILE belongs to, or -.
owner_of() {
	local owner
	owner=$(dpkg-query -S "$1" 2>/dev/null) || owner=
	owner=${owner%%:*}
	# shellcheck disable=SC2016 # the variables are dpkg-query's
	[ -n "$owner" ] && dpkg-query -W -f '${Package} ${Version}' "$owner" 2>/dev/null || echo -
}
