#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# Edit, build, run: a kernel tree of one's own under gntsim run --tree, and as an image
# that a script names.
set -u
. "$top_srcdir/tests/cli/image-lib.sh"

series=$(imported_series | head -n 1)
[ -n "$series" ] || skip_all 'nothing imported here'
tree=$work/linux
real_tree "$tree" "$series"
table=$tree/drivers/xen/grant-table.c
retry=$seeds/g-map-retry.gnt
name=linux-$series-tree

gives 0 "^PASS  $retry \[$name\]" "^gntsim: image: compiling Linux $series" 'run --tree builds and runs' \
	"$gntsim" run --tree "$tree" "$retry"
sleep 0.02
touch "$work/before"
gives 0 "^PASS" '' 'again, and nothing is said' "$gntsim" run --tree "$tree" "$retry"
is "$(find "$work/cache" -name '*.o' -newer "$work/before")" '' 'nor compiled'

sed -i 's/^\(\t*\)msleep(delay++);/\1delay++;/' "$table"
gives 1 "^FAIL  $retry \[$name\]
.*
  repeat: gntsim run --tree $tree --seed 1 '$retry'" '' 'one line is changed: another verdict' \
	"$gntsim" run --tree "$tree" "$retry"
is "$(find "$work/cache" -name '*.o' -newer "$work/before" | sed 's,.*/obj/,,')" peek/grant-table.o \
	'for which one file was compiled'
is "$(find "$work/data" 2>/dev/null)" '' 'no image is kept for that'

gives 0 '^mine  ' 'compiling' 'an image to keep' "$gntsim" image build --tree "$tree" --name mine
script=$(printf 'domain 0 mine pv\ndomain 1 linux pv\n1: page A\n1: grant R A to 0 rw\n0: map M 1:R\n0: unmap M\n1: end-access R\n' |
	script mine.gnt)
gives 0 '^PASS' '' 'a script can name it, beside another kernel' "$gntsim" run "$script"
gives 1 '^FAIL .* \[mine\]' '' '--kernel too' "$gntsim" run --kernel mine "$retry"

# What gntsim does not know, in a kernel that it knows otherwise.
# edit SED: in the kernel's own grant-table.c; line: of the edit.
edit() {
	cp "$top_builddir/kernel/linux-$series/src/drivers/xen/grant-table.c" "$table"
	sed -i "$1" "$table"
	line=$(grep -n 'new_thing' "$table" | head -n 1 | cut -d: -f1)
}
# names TEXT WHAT: one message that says so, at that line, and what to do.
names() {
	gives 2 '' "^gntsim: run: Linux ${series}[^
]* in $tree does not compile:
  drivers/xen/grant-table.c:$line: needs $1[^
]*
  to add it: .*
  all that the compiler said: [^
]*.log
\$" "$2" "$gntsim" run --tree "$tree" "$retry"
}
edit 's,^#include <linux/slab.h>,&\n#include <linux/new_thing.h>,'
names 'the header <linux/new_thing.h>, which gntsim does not know' 'a header'
mkdir -p "$tree/include/linux"
touch "$tree/include/linux/new_thing.h"
gives 2 '' 'or name include/linux/new_thing.h in .*/linux-files.list' 'a header that the tree has' \
	"$gntsim" run --tree "$tree" "$retry"
edit 's/msleep(delay++)/new_thing(delay++)/'
names "the function 'new_thing'" 'a function'
gives 2 '' "'?new_thing.*needs the function 'new_thing'" '--verbose has the compiler'"'"'s own words' \
	"$gntsim" image build --tree "$tree" --name x --verbose
edit 's/msleep(delay++)/msleep(NEW_new_thing)/'
names "'NEW_new_thing'" 'a constant'
edit 's/^static int gnttab_free_count;/&\nstatic new_thing_t *new_list;/'
names "the type 'new_thing_t'" 'a type'
edit 's/msleep(delay++)/msleep(current->new_thing)/'
names "a member 'new_thing' in 'struct task_struct'" 'a member'
edit 's/msleep(delay++)/new_thing(1)/; s/^static int gnttab_free_count;/void new_thing(int); &/'
line=$(grep -n 'new_thing(1)' "$table" | head -n 1 | cut -d: -f1)
names "the function or variable 'new_thing', which nothing defines" 'a function without a body'
edit 's/^\(\t*\)msleep(delay++);/\1msleep(delay++) new_thing/'
gives 2 '' "grant-table.c:$line: expected [^
]*
      msleep\(delay\+\+\) new_thing
  all that" 'a file that was broken: the first error and its line' "$gntsim" run --tree "$tree" "$retry"
is "$(find "$work" -name '*.tmp')" '' 'nothing is left half-built'
edit ''
gives 0 '^PASS' '' 'mended' "$gntsim" run --tree "$tree" "$retry"

gives 2 '' '^gntsim: run: --tree and --kernel both' 'two kernels' \
	"$gntsim" run --tree "$tree" --kernel mine "$retry"
gives 2 '' "^gntsim: run: $work/none: No such file" 'no such tree' "$gntsim" run --tree "$work/none" "$retry"
done_testing
