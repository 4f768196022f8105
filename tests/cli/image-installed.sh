#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# An installed gntsim, here under DESTDIR, builds images with what was installed.
set -u
. "$top_srcdir/tests/cli/image-lib.sh"

series=$(imported_series | head -n 1)
[ -n "$series" ] || skip_all 'nothing imported here'
unset MAKEFLAGS MFLAGS MAKELEVEL
dest=$work/dest
ok 'make install' make -C "$top_builddir" install "DESTDIR=$dest"
installed=$(find "$dest" -path '*/bin/gntsim' -type f)
here=$(find "$dest" -type d -name kernel-src)
ok 'there is a gntsim' test -x "$installed"
ok 'and kernel-src' test -f "$here/image.mk"
empty "$(cd "$here" && find . -name '*.sh' ! -perm -1)" 'scripts can be run'
empty "$(find "$here" -name '*.o' -o -name '*.d' -o -name '*.mk' ! -name image.mk ! -name instrument.mk -o -name Makefile)" \
	'nothing is there that belongs to the build'

cd "$work" || exit 1
gives 0 "^linux-$series .*$dest/.*/linux-$series.so" '' 'it finds its own kernels' "$installed" list kernels
tree=$work/linux
real_tree "$tree" "$series"
gives 0 "^mine  $images/mine.so" 'compiling' 'it builds an image' \
	"$installed" image build --tree "$tree" --name mine
gives 0 'PASS .*\[mine\]' '' 'which runs' "$installed" run --kernel mine "$seeds/g-map-retry.gnt"
gives 0 "mine
    Linux $series.*
    interface $interface, fits
    from $tree" '' 'and is listed' "$installed" image list mine
gives 0 "^mine  $images/mine.instrumented.so" 'compiling' 'an instrumented one beside it' \
	"$installed" image build --tree "$tree" --name mine --instrument
gives 0 'PASS .*\[mine\]' '' 'which runs too' "$installed" run -i --kernel mine "$seeds/g-map-retry.gnt"
gives 0 'PASS .*\[mine\]' '' 'and the other still' "$installed" run --kernel mine "$seeds/g-map-retry.gnt"
gives 0 'no fault
.*no fault, instrumented' '' 'both are listed' "$installed" image list mine
gives 0 'PASS ' 'compiling' 'a tree is run instrumented' "$installed" run -i --tree "$tree" "$seeds/g-map-retry.gnt"
gives 0 '' '' 'the instrumented one is removed by the name of its file' \
	"$installed" image remove mine.instrumented
sed -i 's/^\(\t*\)msleep(delay++);/\1new_thing();/' "$tree/drivers/xen/grant-table.c"
gives 2 '' "needs the function 'new_thing'.*declare it in $here/include/" 'it names its own files' \
	"$installed" run --tree "$tree" "$seeds/g-map-retry.gnt"

fault=$(cd "$top_builddir/kernel" && basename -a linux-"$series"+* 2>/dev/null | head -n 1)
if [ -f "$top_builddir/kernel/$fault/$fault.so" ]; then
	real_tree "$work/again" "$series"
	gives 0 "^again[+]${fault#*+} " 'compiling' 'with a fault' \
		"$installed" image build --tree "$work/again" --name again --fault "${fault#*+}"
else
	skip 'with a fault' 'none was built here'
fi

ok 'make uninstall' make -C "$top_builddir" uninstall "DESTDIR=$dest"
empty "$(find "$dest" -type f)" 'takes everything away'
done_testing
