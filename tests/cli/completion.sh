#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Bash completes what gntsim has: each case is a command line, and words that must be offered.
set -u
. "$top_srcdir/tests/lib/tap.sh"
. "$top_srcdir/tests/cli/lib.sh"
# shellcheck source=completion/bash/gntsim
. "$top_srcdir/completion/bash/gntsim"

kernel=linux-$LINUX_SERIES

# offers "LINE" WORD...: completing the line's last word (a blank at its end: an empty one).
offers() {
	local line=$1 word missing=
	shift
	read -ra COMP_WORDS <<<"$line"
	[[ $line != *' ' ]] || COMP_WORDS+=('')
	COMP_WORDS[0]=$gntsim
	COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
	COMPREPLY=()
	__gntsim_complete
	for word in "$@"; do
		printf '%s\n' "${COMPREPLY[@]}" | grep -qxF -- "$word" || missing+=" $word"
	done
	is "$missing" '' "gntsim ${line#* }: $*"
}

offers 'gntsim ' run check fmt list explain image verb
offers 'gntsim ex' explain
offers 'gntsim run --me' --memory
offers 'gntsim run --kernel ' "$kernel" "$kernel+no-prealloc"
offers "gntsim run --kernel = $kernel+no-e" "$kernel+no-eagain-retry"
offers 'gntsim run --kernel =' "$kernel"
offers 'gntsim run --memory ' mapped bookkeeping
offers 'gntsim run --format ' text tap junit jsonl
offers 'gntsim run --colour ' auto always never
offers 'gntsim run --hypervisor ' model xen
offers 'gntsim list ' kernels verbs statuses flags contexts faults
offers 'gntsim verb page-' page-out page-in page-cache
offers 'gntsim explain ' GNTST_eagain map_grant_ref permit_access sleep-in-atomic lazy-mmu C5 no-prealloc entry-readonly grant
offers 'gntsim image ' build list manifest remove
offers 'gntsim image build --fault no-p' no-prealloc
offers 'gntsim image build --' --tree --name --fault

# Every command and every kind of list is completed, whatever comes to be added.
mapfile -t commands < <("$gntsim" --help | sed -nE 's/^  gntsim ([a-z]+).*/\1/p')
offers 'gntsim ' "${commands[@]}"
mapfile -t options < <("$gntsim" run --help | grep -oE -- '--[a-z-]+' | sort -u)
offers 'gntsim run --' "${options[@]}"

if command -v zsh >/dev/null; then
	# A terminal in which somebody types; it is read until the answer is there.
	cat >"$work/try" <<-END
		zmodload zsh/zpty
		zpty z "zsh -f -i"
		zpty -w z "fpath=($top_srcdir/completion/zsh \$fpath); autoload -U compinit; compinit -u -d $work/dump; path=($top_builddir \$path); bindkey '^I' complete-word"
		sleep 1
		zpty -w -n z \$'gntsim expl\t GNTST_ok\t\n'
		while :; do
			while zpty -r -t z line; do
				[[ \$line != *'GNTST_okay (0)'* ]] || { print found; exit; }
			done
			sleep 0.2
		done
	END
	is "$(timeout -s KILL 60 zsh -f "$work/try" 2>&1 | tail -n 1)" found 'zsh completes by the same functions'
else
	skip 'zsh completes by the same functions' 'no zsh here'
fi
done_testing
