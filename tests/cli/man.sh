#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# gntsim-scenario(5) and the editors' syntax files: every verb is in them, every script that
# the page shows passes.
set -u
. "$top_srcdir/tests/lib/tap.sh"
. "$top_srcdir/tests/cli/lib.sh"
page=$top_srcdir/docs/man/gntsim-scenario.pod
made=$top_builddir/docs/man/gntsim-scenario.5

mapfile -t verbs < <(verbs)

# lacking FILE: the verbs that are not in it, a man page's \- taken for -.
lacking() {
	local verb text
	text=$(sed 's/\\-/-/g' "$1")
	for verb in "${verbs[@]}"; do
		[[ $text == *"$verb"* ]] || printf '%s\n' "$verb"
	done
}
ok 'there are verbs' test "${#verbs[@]}" -gt 100
empty "$(lacking "$made")" 'the page has every verb'
ok 'nothing is left to be filled in' bash -c '! grep -lE "@[A-Z_]+@" "$@"' - "$made" \
	"$top_builddir"/editors/vim/syntax/gnt.vim "$top_builddir"/editors/vscode/syntaxes/gnt.tmLanguage.json
empty "$(lacking "$top_builddir/editors/vim/syntax/gnt.vim")" 'so has the syntax file for Vim'
empty "$(lacking "$top_builddir/editors/vscode/syntaxes/gnt.tmLanguage.json")" 'and that for VS Code'

# The scripts of the page: what is indented below SYNOPSIS and EXAMPLES.
awk -v dir="$work" '
	/^=head1/ { section = $2 }
	section != "SYNOPSIS" && section != "EXAMPLES" { next }
	/^    / { if (!inside) n++; inside = 1; print substr($0, 5) > (dir "/" n ".gnt"); next }
	/./ { inside = 0 }
' "$page"
is "$(find "$work" -name '*.gnt' | wc -l)" 5 'the page shows five scripts'
for script in "$work"/*.gnt; do
	gives 0 '^PASS' '' "script ${script##*/} of the page" "$gntsim" run "$script"
	gives 0 '' '' 'and it is formatted' "$gntsim" fmt --check "$script"
done

# patterns FILE: what VS Code would take for the verb of each line on stdin.
patterns() {
	python3 -c '
import json, re, sys
grammar = json.load(open(sys.argv[1]))
verb = [p["match"] for p in grammar["patterns"] if "captures" in p][0]
for line in sys.stdin:
    found = re.search(verb, line)
    print(found.group(2) if found else "")
' "$1"
}
examples() {
	local verb
	for verb in "${verbs[@]}"; do
		# shellcheck disable=SC2086 # the verb's name may be more than one word
		"$gntsim" verb $verb | sed -n 's/^    Example: //p'
	done
}
is "$(examples | patterns "$top_builddir/editors/vscode/syntaxes/gnt.tmLanguage.json")" \
	"$(printf '%s\n' "${verbs[@]}")" 'its pattern finds the verb of every example'
for file in package.json language-configuration.json; do
	ok "$file is JSON" python3 -m json.tool "$top_srcdir/editors/vscode/$file" "$work/json"
done
if vim --version 2>/dev/null | grep -q '+syntax'; then
	printf '1: P mmap V M -> okay within 4ms # x\n' >"$work/vim.gnt"
	cat >"$work/look.vim" <<-END
		syntax on
		source $top_builddir/editors/vim/syntax/gnt.vim
		let names = map([1, 4, 6, 18, 23, 30, 34], 'synIDattr(synID(1, v:val, 0), "name")')
		call writefile([join(names)], "$work/vim")
		qa!
	END
	vim -Nu NONE -es -S "$work/look.vim" "$work/vim.gnt"
	is "$(cat "$work/vim")" 'gntDomain  gntVerb gntOutcome gntLimit gntNumber gntComment' 'Vim sees what is what'
else
	skip 'Vim sees what is what' 'there is no Vim with syntax files here'
fi
done_testing
