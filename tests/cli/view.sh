#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# gntsim view: the page of a trace, without a browser; view-page.sh is with one.
set -u
. "$top_srcdir/tests/lib/tap.sh"
. "$top_srcdir/tests/cli/lib.sh"

# events PAGE: its arrays of events.
events() { sed -n '/^<script type="application\/json" class="events">\[$/,/^\]<\/script>$/p' "$1"; }

for seed in "$seeds"/*.gnt; do
	name=$(basename "$seed" .gnt)
	"$gntsim" run --trace "$work/$name.trace" "$seed" >/dev/null 2>&1
	gives 0 '' '' "a page of $name" "$gntsim" view -o "$work/$name.html" "$work/$name.trace"
	is "$(events "$work/$name.html" | grep '^{' | sed 's/,$//; s/\\u003c/</g' | cksum)" \
		"$(grep -v '^{"trace"' "$work/$name.trace" | cksum)" 'all its events are in it, and nothing else'
done
page=$work/g-map-retry.html trace=$work/g-map-retry.trace
is "$(grep -c '%[A-Z]*%' "$page")" 0 'all places of the page are filled in'
is "$(grep -cE '(src|href)=|url\(|@import|fetch\(|XMLHttpRequest|https?://' "$page")" 0 'it asks for nothing from elsewhere'
ok 'and the browser is told so' grep -q "Content-Security-Policy\" content=\"default-src 'none'" "$page"
"$gntsim" view -o "$work/again.html" "$trace"
ok 'the same trace gives the same page' cmp "$page" "$work/again.html"
mkfifo "$work/pipe"
timeout 60 cat "$work/pipe" >"$work/piped" &
"$gntsim" view -o "$work/pipe" "$trace"
ok 'a pipe is written to' test -p "$work/pipe"
wait
ok 'and has the page' cmp "$page" "$work/piped"
ln -s again.html "$work/link.html"
"$gntsim" view -o "$work/link.html" "$work/a-reserve.trace"
ok 'a link stays one' test -L "$work/link.html"
ok 'and what it leads to is written' cmp "$work/again.html" "$work/a-reserve.html"

# A trace that wants out of its element: in a name, a text, a script.
sed -e 's/"verb":"map"/"verb":"<\/script><script>alert(1)<\/script><!--<script>"/' \
	-e 's/"source":"/"source":"<\/SCRIPT ><img src=x onerror=alert(2)>/' "$trace" >"$work/hostile.trace"
gives 0 '' '' 'a hostile trace gives a page' "$gntsim" view -o "$work/hostile.html" "$work/hostile.trace"
is "$(grep -oi '<[/!]*script' "$work/hostile.html" | sort | uniq -c)" \
	"$(grep -oi '<[/!]*script' "$page" | sort | uniq -c)" 'with as many elements as that of any other'
is "$(grep -c '<img\|<!--<' "$work/hostile.html")" 0 'none of them its own'

fine() { printf 'fine\n' >"$work/old.html"; }
stays() { is "$(cat "$work/old.html")" fine 'and the page before stays'; }
: >"$work/empty"
echo 'no trace' >"$work/words"
sed '$d' "$trace" >"$work/cut"
printf '{"a":1}\n' >"$work/other"
for wrong in 'empty:/empty is empty: not a trace' 'words:/words:1: ' 'other:/other:1: ' 'none:/none cannot be read: No such' \
	'cut:/cut:[0-9]*: the file ends here, in the midst of a run'; do
	fine
	gives 2 '' "^gntsim: view: .*${wrong#*:}[^
]*
\$" "${wrong%%:*}: no trace" "$gntsim" view -o "$work/old.html" "$work/${wrong%%:*}"
	stays
done
gives 2 '' '^gntsim: view: .*/nowhere/x.html cannot be written: .*No such file' 'a folder that is not there' \
	"$gntsim" view -o "$work/nowhere/x.html" "$trace"
gives 2 '' '^gntsim: view: .* cannot be written: Is a directory' 'a folder' "$gntsim" view -o "$work" "$trace"
if [ -w /dev/full ]; then
	gives 2 '' '^gntsim: view: /dev/full cannot be written: No space' 'a full disk' "$gntsim" view -o /dev/full "$trace"
fi
is "$(find "$work" -name '*.html.*' | wc -l)" 0 'nothing is left behind'
gives 2 '' '^gntsim: view: say -o FILE.html' 'without -o' "$gntsim" view "$trace"
gives 2 '' '^gntsim: view: say which trace, one' 'without a trace' "$gntsim" view -o "$work/old.html"
gives 2 '' '^gntsim: view: say which trace, one' 'with two' "$gntsim" view -o "$work/old.html" "$trace" "$trace"
gives 2 '' '^gntsim: view: Unknown option --no' 'an option that it has not' "$gntsim" view --no
gives 0 'view.*--output=FILE.html' '' 'its help' "$gntsim" view --help
done_testing
