#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# view-screenshots.sh DIR (make view-screenshots): pictures of the page of each seed script, wide, dark
# and narrow, for a person to look at.
set -eu
dir=$1
gntsim=$top_builddir/gntsim

mkdir -p "$dir"
dir=$(cd "$dir" && pwd)
sandbox=()
[ "$(id -u)" != 0 ] || sandbox=(--no-sandbox)

# shot NAME KIND SIZE OPTION...
shot() {
	local page=$dir/$1.html picture=$dir/$1-$2.png size=$3
	shift 3
	timeout 120 chromium --headless --disable-gpu --no-first-run --user-data-dir="$dir/profile" "${sandbox[@]}" \
		--hide-scrollbars --window-size="$size" "$@" --screenshot="$picture" "file://$page" 2>/dev/null
	test -s "$picture"
}

for seed in "$top_srcdir"/scenarios/seeds/*.gnt; do
	name=$(basename "$seed" .gnt)
	"$gntsim" run --trace "$dir/$name.trace" "$seed" >/dev/null
	"$gntsim" view -o "$dir/$name.html" "$dir/$name.trace"
	shot "$name" wide 1400,900
	shot "$name" dark 1400,900 --blink-settings=preferredColorScheme=0
	shot "$name" narrow 500,1600
done
rm -rf "$dir/profile"
echo "pictures are in $dir"
