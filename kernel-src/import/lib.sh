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

# unavailable WORDS: like fail, but with the status for what cannot be had here.
unavailable() {
	say "error: $*"
	exit 3
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

# list_lines LIST: its lines without comments, blanks and empty lines.
list_lines() {
	sed -e 's/#.*//' -e 's/[[:space:]]*$//' -e 's/^[[:space:]]*//' -e '/^$/d' -- "$1" | LC_ALL=C sort -u
}

# list_all LIST: every path that it names, whether a tree must have it or not.
list_all() {
	list_lines "$1" | awk '{ print $1 }' | LC_ALL=C sort -u
}

# list_paths LIST TREE: the paths that are to be taken from this tree.  A line is
#   PATH               the tree must have it
#   PATH optional      taken if the tree has it
#   PATH if OTHER      if the tree has OTHER, which the list names too, it must have it;
#                      else it is not taken
list_paths() {
	list_lines "$1" | while read -r path how other; do
		case $how in
		'') ;;
		optional) [ -f "$2/$path" ] || continue ;;
		if) [ -f "$2/$other" ] || continue ;;
		esac
		printf '%s\n' "$path"
	done | LC_ALL=C sort -u
}

# check_list LIST: fails if a line of it is not of that form.
check_list() {
	local bad
	[ -r "$1" ] || fail "the list $1 cannot be read"
	bad=$(list_all "$1" | grep -E '^/|(^|/)\.\.(/|$)' | head -n 1) || true
	[ -z "$bad" ] || fail "$1: $bad does not lie in the tree"
	bad=$(list_lines "$1" | awk '!(NF == 1 || NF == 2 && $2 == "optional" || NF == 3 && $2 == "if")' | head -n 1)
	[ -z "$bad" ] || fail "$1: '$bad' is not PATH, PATH optional or PATH if OTHER"
	bad=$(list_lines "$1" | awk '{ there[$1] = 1; if ($2 == "if") asked[$3] = 1 }
		END { for (path in asked) if (!(path in there)) print path }' | LC_ALL=C sort | head -n 1)
	[ -z "$bad" ] || fail "$1: $bad is asked for by 'if', but not listed"
}

# release_of TREE: VERSION.PATCHLEVEL.SUBLEVEL as the tree's Makefile has them.
release_of() {
	awk -F '[[:space:]]*=[[:space:]]*' '
		/^(VERSION|PATCHLEVEL|SUBLEVEL)[[:space:]]*=/ && !($1 in seen) { seen[$1] = $2 + 0 }
		END { if ("VERSION" in seen)
			print seen["VERSION"] "." seen["PATCHLEVEL"] + 0 "." seen["SUBLEVEL"] + 0 }
	' "$1/Makefile" 2>/dev/null
}
