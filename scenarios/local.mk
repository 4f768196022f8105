# SPDX-License-Identifier: GPL-2.0-or-later
nobase_dist_pkgdata_DATA += \
	scenarios/bugs/b1-map-error.gnt \
	scenarios/bugs/b11-no-undo.gnt \
	scenarios/bugs/b12-second-map.gnt \
	scenarios/bugs/b14-undo.gnt \
	scenarios/bugs/b15-late-limit.gnt \
	scenarios/bugs/b2-device-kept.gnt \
	scenarios/bugs/b3-live-grants.gnt \
	scenarios/bugs/b5-warn-unmapped.gnt \
	scenarios/bugs/b6-notifier-never-in.gnt \
	scenarios/bugs/b7-split-area.gnt \
	scenarios/bugs/b8-lock-spins.gnt \
	scenarios/examples/mixed-versions.gnt \
	scenarios/examples/paged-out.gnt \
	scenarios/lessons/01-grant.gnt \
	scenarios/lessons/02-pins.gnt \
	scenarios/lessons/03-linux.gnt \
	scenarios/lessons/04-batch.gnt \
	scenarios/lessons/05-paged-out.gnt \
	scenarios/lessons/06-four-pins.gnt \
	scenarios/lessons/07-undo.gnt \
	scenarios/lessons/08-retry.gnt \
	scenarios/lessons/09-count-each.gnt \
	scenarios/lessons/10-atomic.gnt \
	scenarios/seeds/a-reserve.gnt \
	scenarios/seeds/b-expand-v1.gnt \
	scenarios/seeds/b-expand-v2.gnt \
	scenarios/seeds/c-lazy-interrupt.gnt \
	scenarios/seeds/d-recorded-ptes.gnt \
	scenarios/seeds/e-only-pv.gnt \
	scenarios/seeds/f-init-fails-pvh.gnt \
	scenarios/seeds/f-init-fails-v1.gnt \
	scenarios/seeds/f-init-fails-v2.gnt \
	scenarios/seeds/g-map-retry.gnt \
	scenarios/seeds/h-dead-pager.gnt \
	scenarios/seeds/i-mixed-batch.gnt \
	scenarios/seeds/j-copy-retry.gnt \
	scenarios/seeds/k-own-pager.gnt \
	scenarios/seeds/l-map-refs.gnt \
	scenarios/seeds/m-status-texts.gnt

# Automake leaves the folders.
uninstall-hook:
	if test -d '$(DESTDIR)$(pkgdatadir)'; then find '$(DESTDIR)$(pkgdatadir)' -type d -empty -delete; fi
