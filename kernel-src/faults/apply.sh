#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
#
# apply.sh FAULT.cocci BASE IMAGE: makes IMAGE/src, which is BASE/src with the
# semantic patch applied.  Fails unless every rule of the patch found its place.
# A patched file whose contents stay the same keeps its time stamp.
#
# Lines that the patch must have:
#   // files: PATH...   the .c files that it changes
#   // rules: N         how many rules it has; each has a name, and must match
# It may have `// needs: NAME...`, see applicable.sh.
set -euo pipefail

patch=$1 base=$2 image=$3
name=$(basename "$patch" .cocci)
spatch=${SPATCH:-spatch}
temp=$image/.new.$$
trap 'rm -rf -- "$temp"' EXIT

fail() {
	printf 'gntsim: fault %s: error: %s\n' "$name" "$*" >&2
	exit 1
}

header() {
	sed -n "s,^// $1: *,,p" "$patch" | head -n 1
}

release=$(sed -n 's/^# release: //p' "$base/manifest")
read -ra files <<<"$(header files)"
rules=$(header rules)
[ "${#files[@]}" -gt 0 ] || fail "$patch has no line '// files: PATH...'"
[ -n "$rules" ] || fail "$patch has no line '// rules: N'"
names=$(sed -n 's/^@ *\([a-zA-Z_][a-zA-Z_0-9]*\).*@ *$/\1/p' "$patch")
[ "$(grep -c . <<<"$names")" = "$rules" ] ||
	fail "$patch says that it has $rules rules, but has $(grep -c . <<<"$names") with a name"
for need in $(header needs); do
	grep -q "^#define $need " "$base/features.h" ||
		fail "$patch needs $need, which features.list does not know"
done
for file in "${files[@]}"; do
	case $file in
	*.c) [ -f "$base/src/$file" ] || fail "$file is not among the imported files of Linux $release" ;;
	*) fail "$patch changes $file, but only .c files can be changed" ;;
	esac
done

# rules_matched LOG: names of the rules that found their place.  spatch's report has
# every rule as `NAME = ` and, only if it matched, `binding out = ` before the next.
rules_matched() {
	awk '
		function flush() { if (hit) print rule; hit = 0 }
		/^Finished$/ { exit }
		/^-+$/ { ruled = 1; next }
		ruled && / = $/ { flush(); rule = substr($0, 1, length($0) - 3) }
		/^ *binding out = / { hit = 1 }
		{ ruled = 0 }
		END { flush() }
	' "$1"
}

patch_files() {
	local file log=$temp/log report=$temp/report unmatched
	command -v "$spatch" >/dev/null || fail "$spatch is missing: apt-get install coccinelle"
	: >"$report"
	for file in "${files[@]}"; do
		mkdir -p -- "$temp/patched/$(dirname "$file")"
		cp -- "$base/src/$file" "$temp/patched/$file"
		"$spatch" --debug --no-show-diff --no-includes --in-place --sp-file "$patch" "$temp/patched/$file" >"$log" 2>&1 ||
			fail "$spatch cannot use it on $file: $(grep -im1 'error\|exception' "$log" || tail -n 1 "$log")"
		rules_matched "$log" >>"$report"
	done
	unmatched=$(comm -23 <(sort <<<"$names") <(sort -u "$report"))
	[ -z "$unmatched" ] ||
		fail "does not match Linux $release: nothing found by rule ${unmatched//$'\n'/, } in ${files[*]}"
	for file in "${files[@]}"; do
		! cmp -s "$base/src/$file" "$temp/patched/$file" ||
			fail "does not match Linux $release: it changes nothing in $file"
	done
}

# The stamp says what the patched files were made of.
inputs=$(cat -- "$patch" "$0" "${files[@]/#/$base/src/}" | sha256sum)
mkdir -p -- "$temp"
if [ "$(cat "$image/patched.stamp" 2>/dev/null)" != "$inputs" ]; then
	rm -f -- "$image/patched.stamp"
	patch_files
	for file in "${files[@]}"; do
		mkdir -p -- "$image/patched/$(dirname "$file")"
		cmp -s "$temp/patched/$file" "$image/patched/$file" ||
			mv -f -- "$temp/patched/$file" "$image/patched/$file"
	done
fi
cp -al -- "$base/src" "$temp/src" 2>/dev/null || cp -a -- "$base/src" "$temp/src"
for file in "${files[@]}"; do
	cp -alf --remove-destination -- "$image/patched/$file" "$temp/src/$file"
done
rm -rf -- "$image/src"
mv -- "$temp/src" "$image/src"
printf '%s\n' "$inputs" >"$image/patched.stamp"
