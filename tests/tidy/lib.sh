# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=bash
# What the style tests share: which files are ours.

: "${top_srcdir:=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)}"
: "${top_builddir:=$top_srcdir/build}"
# shellcheck source=tests/lib/tap.sh
. "$top_srcdir/tests/lib/tap.sh"
cd "$top_srcdir"

# our_files: every file of the project that a person wrote, from the top.
our_files() {
	if [ -e .git ] && git rev-parse >/dev/null 2>&1; then
		git ls-files -co --exclude-standard
	else
		find . \( -name autom4te.cache -o -name '_build' -o -name '_inst' -o -name 'build*' \
			-a ! -name build-aux -o -path ./kernel \) -prune -o -type f -printf '%P\n' |
			grep -vE '^(configure|aclocal.m4|Makefile(.in)?|config\..*|build-aux/([a-z-]*|tap-driver.sh))$|\.(o|a|trs|log)$'
	fi | while IFS= read -r file; do
		[ ! -f "$file" ] || printf '%s\n' "$file"
	done | LC_ALL=C sort -u
}

# sources: those of them that are written in a programming language.
sources() {
	our_files | grep -E '\.(c|h|def|y|l|sh|mk|am|ac|m4|cocci|gnt|flags|list|py)$|^quickstart$|^\.ci/run$'
}
