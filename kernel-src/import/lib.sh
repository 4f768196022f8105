# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=bash
# What the files of the import share: messages, temporary files, writing.

say() {
	printf 'gntsim: import: %s\n' "$*" >&2
}

fail() {
	say "error: $*"
	exit 1
}

# need COMMAND PACKAGE: the command must be there.
need() {
	command -v "$1" >/dev/null || fail "$1 is missing: apt-get install $2"
}

# fail_write PATH ERROR: a write failed; the reason in words.
fail_write() {
	case $2 in
	*'No space left on device'*) fail "disk full while writing $1" ;;
	*) fail "cannot write $1: ${2%%$'\n'*}" ;;
	esac
}

# must_write PATH COMMAND...: runs a command that writes PATH.
must_write() {
	local path=$1 errors
	shift
	errors=$("$@" 2>&1 >/dev/null) || fail_write "$path" "$errors"
}

# new_temp: makes the folder `temp` in the cache, where it can be renamed from, and
# removes what was left by an import that was killed.
new_temp() {
	must_write "$cache" mkdir -p -- "$cache"
	find "$cache" -maxdepth 1 -name 'temp.*' -mmin +600 -exec rm -rf -- {} +
	temp=$cache/temp.$$
	must_write "$temp" mkdir -p -- "$temp"
}

# list_paths LIST: the paths of a list, without comments and empty lines.
list_paths() {
	sed -e 's/#.*//' -e 's/[[:space:]]*$//' -e 's/^[[:space:]]*//' -e '/^$/d' -- "$1" | LC_ALL=C sort -u
}

# release_of TREE: VERSION.PATCHLEVEL.SUBLEVEL as the tree's Makefile has them.
release_of() {
	awk -F '[[:space:]]*=[[:space:]]*' '
		/^(VERSION|PATCHLEVEL|SUBLEVEL)[[:space:]]*=/ && !($1 in seen) { seen[$1] = $2 + 0 }
		END { if ("VERSION" in seen)
			print seen["VERSION"] "." seen["PATCHLEVEL"] + 0 "." seen["SUBLEVEL"] + 0 }
	' "$1/Makefile" 2>/dev/null
}
