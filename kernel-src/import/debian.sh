# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=bash
# Finding Debian's package linux-source-X.Y.

# find_debian: sets `file` to the installed tarball, the cached or the downloaded package.
find_debian() {
	local name=linux-source-$series
	file=/usr/src/$name.tar.xz
	[ ! -r "$file" ] || return 0
	file=$(cached_package "$name")
	[ -z "$file" ] || return 0
	download_package "$name"
	file=$(cached_package "$name")
	[ -n "$file" ] || fail "apt-get download $name brought nothing"
}

# cached_package NAME: the newest version in the cache, if any.
cached_package() {
	find "$cache" -maxdepth 1 -name "$1_*.deb" 2>/dev/null | sort -V | tail -n 1 || true
}

download_package() {
	local errors
	need apt-get apt
	new_temp
	say "downloading Debian's package $1 (about 140 MB, once) into $cache"
	# Progress goes to the terminal; what apt complains about is kept.  As root, apt
	# would like to become _apt, which need not be able to write the cache.
	if ! (cd "$temp" && apt-get -o APT::Sandbox::User=root download "$1") >&2 2>"$temp/errors"; then
		errors=$(grep -m1 '^E:' "$temp/errors") || errors=$(head -n 1 "$temp/errors")
		case $errors in
		*'No space left'* | *'not have enough free space'*) fail "disk full while writing $cache" ;;
		esac
		fail "the package $1 cannot be downloaded (${errors:-apt-get gives no reason}):" \
			"run apt-get update, or configure with --with-linux-source=FILE or --with-linux-tree=DIR"
	fi
	mv -- "$temp"/*.deb "$cache/"
	rm -rf -- "$temp"
	temp=
}

# owner_of FILE: name and version of the installed package that FILE belongs to, or -.
owner_of() {
	local owner
	owner=$(dpkg-query -S "$1" 2>/dev/null) || owner=
	owner=${owner%%:*}
	# shellcheck disable=SC2016 # the variables are dpkg-query's
	[ -n "$owner" ] && dpkg-query -W -f '${Package} ${Version}' "$owner" 2>/dev/null || echo -
}
