#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# The page of gntsim view in a real browser: Debian's chromium, without a window.  A script at the
# end of the page (view-page.js) does what a person does, by keys and clicks, and writes down what it sees.
set -u
. "$top_srcdir/tests/lib/tap.sh"
. "$top_srcdir/tests/cli/lib.sh"

command -v chromium >/dev/null || skip_all 'no chromium here (apt-get install chromium)'

# A profile in the test's folder; root, as in a container, has to go without the browser's sandbox.
browser() {
	local sandbox=()
	[ "$(id -u)" != 0 ] || sandbox=(--no-sandbox)
	timeout 120 chromium --headless --disable-gpu --no-first-run --user-data-dir="$work/profile" \
		"${sandbox[@]}" "$@" 2>/dev/null
}

# tried TRACE TEST: $work/said is what the function TEST of view-page.js has written.
tried() {
	"$gntsim" view -o "$work/tried.html" "$1"
	{
		echo '<pre id="said"></pre><script>'
		cat "$top_srcdir/tests/cli/view-page.js"
		echo "trial($2);</script>"
	} >>"$work/tried.html"
	browser --dump-dom "file://$work/tried.html" >"$work/dom"
	sed -n '/<pre id="said">/,/<\/pre>/p' "$work/dom" | sed 's/.*<pre id="said">//; s/<\/pre>.*//' >"$work/said"
}

# results: what it said, as results of this test.
results() {
	local line
	while IFS= read -r line; do
		case $line in
		'ok '*) tap_result 0 "$1: ${line#ok }" ;;
		'not ok '*) tap_result 1 "$1: ${line#not ok }" ;;
		'# '*) note "$1: ${line#\# }" ;;
		esac
	done <"$work/said"
	ok "$1: to the end" grep -qx 'the end' "$work/said"
}

for seed in "$seeds"/*.gnt; do
	name=$(basename "$seed" .gnt)
	"$gntsim" run --trace "$work/$name.trace" "$seed" >/dev/null 2>&1
	tried "$work/$name.trace" every
	results "$name"
done
tried "$work/g-map-retry.trace" mapRetry
results 'g-map-retry'
"$gntsim" run --trace "$work/stacks.trace" --trace-stacks "$seeds/g-map-retry.gnt" >/dev/null
tried "$work/stacks.trace" stacks
results 'with stacks'

sed -e 's/"verb":"map"/"verb":"<\/script><script>document.title=1<\/script>"/' \
	-e 's/"source":"/"source":"<\/SCRIPT ><img src=x onerror=document.title=2>/' \
	"$work/g-map-retry.trace" >"$work/hostile.trace"
tried "$work/hostile.trace" hostile
results 'hostile'

# A run of 10,000 events: that of f-init-fails-v2 is shorter, so events of it come again.
awk '/^{"trace"/ { if (++runs > 1) exit } { print }' "$work/f-init-fails-v2.trace" >"$work/one"
perl "$top_srcdir/tests/cli/view-long.pl" 10000 <"$work/one" >"$work/long.trace"
is "$(grep -vc '^{"trace"' "$work/long.trace")" 10000 'there is a trace of 10,000 events'
tried "$work/long.trace" long
results '10,000 events'
done_testing
