#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# The kernel's API by verbs: what a script can get wrong at run time, and functions that
# a kernel does not have.
set -u
. "$top_srcdir/tests/lib/tap.sh"
. "$top_srcdir/tests/cli/lib.sh"

# wrong STATUS PATTERN DESCRIPTION <<EOF: a script that ends so.
wrong() {
	local path
	path=$(script "wrong$tap_count.gnt")
	gives "$1" "$2" '' "$3" "$gntsim" run "$path"
}

wrong 2 '2 grants do not fit into 1 page' 'more grants than pages' <<'END'
domain 1 linux pv
1: alloc-pages P 1
1: map-refs M 1:8, 1:9 into P
END
wrong 2 'not made by map-refs' 'waiting for a mapping without pages' <<'END'
domain 1 linux pv
1: map M 1:8 -> fail
1: unmap-async M
END
wrong 2 'not unmapped by unmap-async' 'asking after an unmap that was not asked for' <<'END'
domain 1 linux pv
1: map-refs M 1:8 -> fail
expect unmap M done
END
wrong 2 'no page is behind that slot now' 'holding the page of a grant that is not mapped' <<'END'
domain 1 linux pv
1: map-refs M 1:8 -> fail
1: hold-slot M
END
wrong 2 'domain 7 runs no kernel that counts' 'the count of a page that nobody counts' <<'END'
domain 7 bare hvm
7: page A
expect page-count 7:A == 1
END
wrong 2 'there is no list of refs L now' 'a list of a domain that was made afresh' <<'END'
domain 1 linux pv
1: alloc-refs L 4
each-allocation 1 { 1: exhaust-grants; 1: page A -> any }
1: free-refs L
END
wrong 2 'there is no such mapping now' 'a mapping of a domain that was made afresh' <<'END'
domain 1 linux pv
1: map-refs M 1:8 -> fail
each-allocation 1 { 1: page A -> any }
1: unmap M
END
wrong 1 'expect unmap: it is still pending' 'an unmap that is not done' <<'END'
domain 1 linux pv
domain 7 bare hvm
7: page A
7: grant 8 A to 1
1: map-refs M 7:8
1: hold-slot M
1: unmap-async M
expect unmap M done
END
wrong 1 'expect foreign-page: expected 7:9, found 7:8' 'the wrong grant behind a page' <<'END'
domain 1 linux pv
domain 7 bare hvm
7: page A
7: grant 8 A to 1
1: map-refs M 7:8
expect foreign-page M is 7:9
END
wrong 2 'the grant code of linux-.* has no module parameter versoin; it has: .*version' 'a module parameter that there is not' <<'END'
domain 1 linux pv param versoin 2
END
wrong 2 '4294967296 is no value for the module parameter version \(-ERANGE\)' 'a value that is none for a module parameter' <<'END'
domain 1 linux pv param version 4294967296
END
wrong 2 'domain 1 cannot leave: ' 'a migration without a suspend' <<'END'
domain 1 linux pv
1: migrate
END
wrong 2 'only an hvm domain has a platform device' 'the platform device of a domain without one' <<'END'
domain 1 linux pv
1: setup-auto-xlat
END
# Transfers went with Linux 5.18, sequences came with 6.1.
case $LINUX_SERIES in
5.10) verb='alloc-seq S 4' function=gnttab_alloc_grant_reference_seq ;;
*) verb='grant-transfer S A from 7' function=gnttab_grant_foreign_transfer ;;
esac
wrong 77 "this kernel \(linux-$LINUX_SERIES\) has no $function" 'a function that this kernel does not have' <<END
domain 1 linux pv
1: page A
1: $verb
END
[ "$LINUX_SERIES" = 5.10 ] || wrong 2 'the sequence has refs 0 to 3' 'a ref beyond its sequence' <<'END'
domain 1 linux pv
1: alloc-seq S 4
1: ref-of R S at 4
END
done_testing
