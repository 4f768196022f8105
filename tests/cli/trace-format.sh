#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# gntsim run --trace-format: what other programs load is well-formed.
set -u
. "$top_srcdir/tests/lib/tap.sh"
. "$top_srcdir/tests/cli/lib.sh"
mapfile -t bugs < <(bug_scripts)
scripts=("$seeds" "$top_srcdir/tests/scripts/interleaving.gnt" "$top_srcdir/tests/checkers" "${bugs[@]}")

# as FORMAT: all the scripts' traces in $work/FORMAT
as() {
	"$gntsim" run --trace "$work/$1" --trace-format "$1" "${scripts[@]}" >"$work/.out" 2>&1
	is "$?" 0 "--trace-format $1"
}
as jsonl
as perfetto
as mermaid

perl "$top_srcdir/tests/cli/trace-perfetto.pl" "$work/perfetto" >"$work/counts"
is "$?" 0 'perfetto: slices are nested on each track, time goes on, every track has a name'
note "$(cat "$work/counts")"
for phase in B E i C M b e; do
	is "$(grep -c "^$phase [1-9]" "$work/counts")" 1 "perfetto: phase $phase occurs"
done
is "$(grep -c '"ph":"i".*"s":"g"' "$work/perfetto")" "$(grep -c '"event":"violation"' "$work/jsonl")" \
	'perfetto: each violation is seen on all tracks'
is "$(grep '"ph":"B"' "$work/perfetto" | grep -c '"event":"hypercall"')" \
	"$(grep -c '"event":"hypercall"' "$work/jsonl")" 'perfetto: each hypercall is a slice'
sed '0,/"ph":"E"/s//"ph":"B"/' "$work/perfetto" >"$work/bad"
if perl "$top_srcdir/tests/cli/trace-perfetto.pl" "$work/bad" >/dev/null; then
	tap_result 1 'perfetto: a slice that does not end would be missed'
else
	tap_result 0 'perfetto: a slice that does not end would be seen'
fi

# Mermaid's own grammar of sequence diagrams, as far as it is used.
actor='(Script|Xen|Pager|D[0-9]+)'
wrong() {
	grep -vE "^(## .*|\`\`\`(mermaid)?|sequenceDiagram|)$" "$1" |
		grep -vE "^    (participant $actor( as [^;#]*)?|Note over $actor(,$actor)?: [^;#]*|$actor(->>|-->>)$actor: [^;#]*)$"
}
empty "$(wrong "$work/mermaid" | head -3)" 'mermaid: only participants, notes and messages'
is "$(grep -c '^sequenceDiagram$' "$work/mermaid")" "$(grep -c '^{"trace"' "$work/jsonl")" \
	'mermaid: a diagram of each run'
undeclared() {
	awk '/^sequenceDiagram/ { delete known } /^    participant/ { known[$2] = 1; next }
		match($0, /^    (Note over )?[A-Z][A-Za-z0-9]*/) { actor = $0; sub(/^    (Note over )?/, "", actor)
			sub(/[^A-Za-z0-9].*/, "", actor); if (!known[actor]) print }' "$1"
}
empty "$(undeclared "$work/mermaid" | head -3)" 'mermaid: every participant is declared'
"$gntsim" run --trace "$work/map" --trace-format mermaid "$seeds/g-map-retry.gnt" >/dev/null
for line in 'Script->>D0: 0: map M 7:8 -> okay after 45ms' \
	'D0->>Xen: map_grant_ref host_addr=0x[0-9a-f]* flags=host_map ref=8 dom=7' \
	'Xen->>D7: entry 8: permit_access reading writing' 'Xen->>Pager: bring gfn 0 of domain 7' \
	'Xen-->>D0: status=GNTST_eagain' 'Note over D0: sleeps 9 ms' 'D0-->>Script: GNTST_okay' \
	'Note over D0: violation status-ignored: .*' 'Note over Script: PASS'; do
	is "$(grep -cm1 "^    $line\$" "$work/map")" 1 "mermaid: $line"
done
long=$(script long.gnt <<'EOT'
domain 1 bare pv
repeat 200 {
	1: query-size
}
EOT
)
"$gntsim" run --trace "$work/long" --trace-format mermaid "$long" >/dev/null
is "$(grep -c -- '->>\|Note over' "$work/long")" 122 'mermaid: a long run is cut to 120 messages, the verdict'
is "$(grep -cE '^    Note over Script,Xen: [0-9]+ more messages are left out$' "$work/long")" 1 \
	'mermaid: and says so'

gives 2 '2 passed' '^gntsim: run: the trace /dev/full cannot be written: No space left on device.$' \
	'a full disk is one error' "$gntsim" run --trace /dev/full --trace-format perfetto "$seeds/g-map-retry.gnt"
done_testing
