#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
#
# bench/tree.sh TREE [GNTSIM]: how long it takes from a change of one line in a kernel
# tree to a script's verdict, with gntsim run --tree; and how long a whole image takes
# that nothing has been compiled of.  The medians of 5, in seconds, and as ratios to
# compiling that kernel's grant-table.c once, measured in turn.  Works on a copy of the
# files that gntsim takes of TREE.
set -euo pipefail
export LC_ALL=C
tree=$(realpath "${1?usage: bench/tree.sh TREE [GNTSIM]}")
cd "$(dirname "$0")/.."
gntsim=$(realpath "${2:-build/gntsim}")
script=scenarios/seeds/g-map-retry.gnt
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export GNTSIM_CACHE=$work/cache
copy=$work/linux

# seconds COMMAND...: how long it runs.
seconds() {
	local before=${EPOCHREALTIME/./}
	"$@" >"$work/log" 2>&1 || { cat "$work/log" >&2; exit 1; }
	echo $((${EPOCHREALTIME/./} - before))
}

median() {
	sort -n | sed -n 3p
}

kernel-src/import/import.sh --list kernel-src/linux-files.list --out "$work/in" --cache "$work/cache" \
	--series any "$tree" 2>"$work/log" || { cat "$work/log" >&2; exit 1; }
mv "$work/in/src" "$copy"
cp "$tree/Makefile" "$copy/"
compile() {
	local top
	top=$(find "$GNTSIM_CACHE/images" -name flags -printf '%h\n' | head -n 1)
	"${CC:-gcc}" "@$top/flags" -c -o "$work/x.o" kernel-src/peek/grant-table.c
}
run() {
	"$gntsim" run --tree "$copy" "$script"
}
edit() {
	echo "/* $RANDOM */" >>"$copy/drivers/xen/grant-table.c"
}
for _ in 1 2 3 4 5; do
	rm -rf "$GNTSIM_CACHE"
	seconds run >>"$work/whole"
	edit
	seconds run >>"$work/edit"
	seconds run >>"$work/same"
	seconds compile >>"$work/unit"
done
unit=$(median <"$work/unit")
printf '%-44s %8s %8s\n' what seconds ratio
row() {
	local us
	us=$(median <"$work/$1")
	printf '%-44s %4d.%03d %5d.%02d\n' "$2" $((us / 1000000)) $((us / 1000 % 1000)) \
		$((us / unit)) $((us * 100 / unit % 100))
}
row unit 'compiling grant-table.c'
row whole 'a new tree, and a script'
row edit 'one line changed, and the script again'
row same 'nothing changed, and the script again'
