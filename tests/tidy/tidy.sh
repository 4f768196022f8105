#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# House rules that a machine can see in the text of one file.
set -eu
. "$(dirname "$0")/lib.sh"

mapfile -t files < <(sources)
ok 'there are sources to look at' test "${#files[@]}" -gt 20

without_spdx() {
	awk 'FNR == 1 { if (/^#!/) next; if (!/SPDX-License-Identifier: GPL-2.0-or-later/) print FILENAME; nextfile }
		FNR == 2 { if (!/SPDX-License-Identifier: GPL-2.0-or-later/) print FILENAME; nextfile }' "$@"
}
empty "$(without_spdx "${files[@]}")" 'every source starts with its licence'

empty "$(awk 'FNR == 501 { print FILENAME; nextfile }' "${files[@]}")" 'no source has more than 500 lines'

# The patterns are cut in two so that this file does not match itself.
foreign='Copyright \(c\)|^MODULE_AUT''HOR\("'
empty "$(grep -lE "$foreign" "${files[@]}")" 'no copyright line of Linux or Xen'

later='TO''DO|FIX''ME|XX''X'
empty "$(grep -nwE "$later" "${files[@]}")" 'nothing is left for later'

empty "$(grep -nE '[[:blank:]]+$' "${files[@]}")" 'no blanks at the end of a line'

unfinished() {
	local file
	for file in "$@"; do
		[ ! -s "$file" ] || [ -z "$(tail -c 1 "$file")" ] || printf '%s\n' "$file"
	done
}
empty "$(unfinished "${files[@]}")" 'every file ends with a newline'

# A person who runs a script gets what its first line promises.
not_runnable() {
	local file
	for file in "$@"; do
		if [ "$(head -c 2 "$file")" = '#!' ] && [ ! -x "$file" ]; then printf '%s\n' "$file"; fi
	done
}
empty "$(not_runnable "${files[@]}")" 'scripts can be run'

# Whatever configure can find missing, ./quickstart installs.
packages=$(sed -n 's/^GS_NEED_[A-Z]*(.*\[\([a-z0-9.-]*\)\])$/\1/p' configure.ac | sort -u)
ok 'configure names packages' test -n "$packages"
empty "$(comm -23 <(echo "$packages" | grep -vx dpkg) <(grep -v '^#' build-aux/debian-packages | sort))" \
	'build-aux/debian-packages has every package that configure names'

if command -v shellcheck >/dev/null; then
	mapfile -t scripts < <(grep -lE '^#!.*sh$' "${files[@]}")
	ok 'shellcheck has nothing to say' shellcheck -x -P SCRIPTDIR -S warning -e SC1091,SC2154 "${scripts[@]}"
else
	skip 'shellcheck has nothing to say' 'no shellcheck here'
fi

done_testing
