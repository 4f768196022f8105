#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# gntsim run --instrument: which images it takes, that the kernel as it is breaks no rule
# under it, that shared accesses are yield points, and that a seed repeats a run.
set -u
. "$top_srcdir/tests/lib/tap.sh"
. "$top_srcdir/tests/cli/lib.sh"
kernel=linux-$LINUX_SERIES
instrumented=$top_srcdir/tests/instrumented

gives 0 ' 0 failed, 0 errors, 0 skipped' '' 'the seed scripts pass instrumented' \
	"$gntsim" run --instrument "$seeds"
# lazy-mmu-nested is not for every version.
gives 0 ' 0 failed, 0 errors, [01] skipped' '' 'so do the checker scripts of every image' \
	"$gntsim" run --instrument "$top_srcdir/tests/checkers"
# with_seeds N DESCRIPTION OPTION... SCRIPT...: each run passes, with seeds 1 to N.
with_seeds() {
	local n=$1 what=$2 failed='' seed
	shift 2
	: >"$work/failures"
	for seed in $(seq "$n"); do
		"$gntsim" run --instrument --seed "$seed" "$@" >"$work/out" 2>&1 && continue
		failed+=" $seed"
		cat "$work/out" >>"$work/failures"
	done
	empty "$failed" "$what with seeds 1 to $n"
	[ -z "$failed" ] || note "$(cat "$work/failures")"
}
with_seeds 10 'and tests/scripts' "$top_srcdir/tests/scripts"
with_seeds 10 'what each checker counts, and what it does not,' --kernel "$kernel" "$instrumented"
# Whichever script needs a seed to show something shows it with any of these.
with_seeds 20 'the data race is found' "$instrumented/data-race.gnt"

# half_written OPTION...: seeds with which the entry was seen half written, or what else came.
half_written() {
	local seed verdict
	for seed in $(seq 1 40); do
		"$gntsim" run "$@" --seed "$seed" "$instrumented/flags-before-frame.gnt" >"$work/out" 2>&1
		verdict=$(sed -n 's/^\([A-Z]*\) .*+flags-before-frame.*/\1/p' "$work/out")
		case $verdict in
		PASS) ;;
		FAIL) echo "$seed" ;;
		*) cat "$work/out" ;;
		esac
	done
}
empty "$(half_written)" 'a plain image does not give way between two stores'
ok 'an instrumented one does' grep -qx '[0-9]*' <(half_written --instrument)
with_seeds 40 'and the right order shows nothing' --kernel "$kernel" "$instrumented/flags-before-frame.gnt"

race=$(script race.gnt <<'END'
domain 1 linux fault unlocked-count pv vcpus 2
1: page A
repeat 20 {
    parallel {
        1: task vcpu 0 { grant R A to 0; end-access R }
        1: task vcpu 1 { grant S A to 0; end-access S }
    }
}
END
)
gives 1 'violation data-race: plain read of 4 bytes, and meanwhile a plain write of 4 bytes by task "task" on vCPU [01]
      domain 1 \(linux-[0-9.]*\+unlocked-count\), vCPU [01], task "task", at 0.000000 ms
      variable gnttab_free_count
      #0 get_free_entries at drivers/xen/grant-table.c:[0-9]+
.*      plain write of 4 bytes by task "task" on vCPU [01]:
      #0 [a-z_]+ at drivers/xen/grant-table.c:[0-9]+
.*  repeat: gntsim run --instrument --kernel linux-[0-9.]* --seed 1 ' '' \
	'a race is shown with its variable, both stacks, and how to repeat it' "$gntsim" run -i "$race"
"$gntsim" run -i --seed 5 "$race" "$instrumented" >"$work/one" 2>&1
env LC_ALL=C MALLOC_PERTURB_=85 "$gntsim" run -i --seed 5 "$race" "$instrumented" >"$work/two" 2>&1
ok 'the same seed gives the same bytes' cmp "$work/one" "$work/two"

early=$(script early.gnt <<'END'
domain 0 bare pv
domain 2 linux fault deferred-freed-early pv
2: page A
2: grant R A to 0 rw
0: map N 2:R
2: end-access R
0: unmap N
wait 2s
END
)
gives 1 'violation heap-error: plain read of 8 bytes at offset [0-9]+ of a freed object of [0-9]+ bytes
.*      #0 gnttab_handle_deferred at .*
      allocated by:
      #0 gnttab_add_deferred at drivers/xen/grant-table.c:[0-9]+
.*      freed by:
      #0 gnttab_handle_deferred at drivers/xen/grant-table.c:[0-9]+' '' \
	'a heap error is shown with the places of allocation and freeing' "$gntsim" run -i "$early"

mkdir "$work/images"
cp "$top_builddir/kernel/$kernel/$kernel.so" "$work/images"
gives 77 "^SKIP .*
  .*: there is no instrumented kernel image $kernel" '' 'an image that is missing: SKIP, and which' \
	env GNTSIM_IMAGES="$work/images" "$gntsim" run --instrument "$seeds/m-status-texts.gnt"
gives 2 '' "^gntsim: run: there is no instrumented kernel '$kernel'" 'the same with --kernel' \
	env GNTSIM_IMAGES="$work/images" "$gntsim" run -i -k "$kernel" "$seeds"
gives 2 '' "^gntsim: run: .*/$kernel.so is no instrumented image" 'a file that is no instrumented image' \
	"$gntsim" run -i -k "$work/images/$kernel.so" "$seeds"
gives 0 '' '' 'an instrumented image by its file' \
	bash -c '"$0" run -k "$1" "$2" >/dev/null' "$gntsim" \
	"$top_builddir/kernel/$kernel/$kernel.instrumented.so" "$seeds/m-status-texts.gnt"
gives 0 "\.instrumented\.so \(instrumented\)" '' 'list kernels says which are instrumented' "$gntsim" list kernels
done_testing
