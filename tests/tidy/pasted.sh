#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Nothing of Linux is pasted: no three lines that follow each other in one of the
# imported files, not counting trivial ones, follow each other in a file of ours.
set -eu
. "$(dirname "$0")/lib.sh"

[ -n "$(imported_series)" ] || skip_all 'nothing imported here'

# pasted FOREIGN OURS: two files with one path a line; prints what is in both.
pasted() {
	awk '
		function trivial(line) {
			return length(line) < 8 || line !~ /[a-zA-Z]/ || line ~ /^#(include|endif|else|ifndef)/ ||
				line ~ /^#define [A-Za-z0-9_]+$/ || line ~ /SPDX-License/ ||
				line ~ /^(return [a-zA-Z0-9_-]*|break|continue|default|extern "C"|else|do)[;:{ ]*$/
		}
		function scan(file, ours,    line, one, two, number) {
			one = two = ""
			number = 0
			while ((getline line < file) > 0) {
				number++
				sub(/^[-+][ \t]/, "", line)
				gsub(/[ \t]+/, " ", line)
				sub(/^ /, "", line)
				sub(/ $/, "", line)
				if (trivial(line))
					continue
				if (!ours)
					seen[one, two, line] = file
				else if (two != "" && one != "" && (one, two, line) in seen)
					print file ":" number ": as in " seen[one, two, line] ": " line
				one = two
				two = line
			}
			close(file)
		}
		{ scan($0, NR != FNR) }
	' "$1" "$2"
}

# The test itself: it sees a paste, and does not see a single shared line.
make_lines() {
	printf '%s\n' 'int first_of_all(int count)' '{' 'struct thing *thing = find(count);' '' "$1" '}'
}
make_lines 'thing->count += count;' >"$work/foreign.c"
make_lines 'thing->count += count;' | sed 's/^/\t/' >"$work/paste.c"
make_lines 'thing->count -= count;' >"$work/other.c"
for name in foreign paste other; do echo "$work/$name.c" >"$work/$name"; done
ok 'a pasted function is seen' test -n "$(pasted "$work/foreign" "$work/paste")"
empty "$(pasted "$work/foreign" "$work/other")" 'two lines alike are not a paste'

our_files | grep '^kernel-src/' >"$work/ours"
for series in $(imported_series); do
	find "$top_builddir/kernel/linux-$series/src" -type f | LC_ALL=C sort >"$work/linux"
	empty "$(pasted "$work/linux" "$work/ours")" "no lines of Linux $series in kernel-src"
done

done_testing
