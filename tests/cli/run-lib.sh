# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=bash
# Scripts for tests of the runner: source it after lib.sh.  Each variable is a path.
kernel=linux-$LINUX_SERIES

pass=$(script a-pass.gnt <<'END'
domain 1 linux pv
1: page A
END
)
fail=$(script b-fail.gnt <<'END'
domain 1 linux pv
	expect grant-frames 1 == 2
END
)
wrong=$(script c-wrong.gnt <<'END'
domain 1 linux pv
1: frobnicate
END
)
missing=$(script d-missing.gnt <<'END'
domain 1 linux-99.9 pv
END
)
# Runs until it is ended.
endless=$(script e-endless.gnt <<'END'
domain 1 linux pv
1: page A
repeat 1000000 {
repeat 1000000 {
	1: grant R A to 0 rw
	1: end-access R
}
}
END
)
