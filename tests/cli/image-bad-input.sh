#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# What can be wrong with gntsim image build: one clear message, and nothing left behind.
set -u
. "$top_srcdir/tests/cli/image-lib.sh"
demo_kernel_src "$interface"

# wrong PATTERN WHAT ARGUMENT...: `image build --name x' with these fails with this one
# line, and leaves nothing.
wrong() {
	local pattern=$1 what=$2
	shift 2
	gives 2 '' "^(gntsim: image: (unpacking|compiling) [^
]*
)?gntsim: image: ${pattern}[^
]*
\$" "$what" "${prefix[@]}" "$gntsim" image build "$@" --name x
	empty "$(no_image)" "$what: no image is left"
}
prefix=(env)

gives 2 '' '^gntsim: image: say one of build, list, manifest, remove' 'image alone' "$gntsim" image
gives 2 '' '^gntsim: image: say one of build' 'an unknown subcommand' "$gntsim" image make
wrong 'Unknown option --tre' 'an unknown option' --tre "$tree"
wrong 'build: say --tree DIR, or --source FILE' 'neither tree nor archive'
wrong 'build: say --tree DIR, or --source FILE' 'both' --tree "$tree" --source "$work/x.tar"
wrong "build: what is '$tree'" 'a tree without --tree' "$tree"

# The source.
wrong "$work/none: No such file or directory" 'a tree that is not there' --tree "$work/none"
wrong "$work/none.tar: No such file or directory" 'a tarball that is not there' --source "$work/none.tar"
mkdir "$work/other"
wrong "$work/other is not a Linux source: no Makefile" 'a tree that is not Linux' --tree "$work/other"
empty "$(find "$work/cache" 2>/dev/null)" 'nor anything in the cache'
gives 2 '' "^gntsim: image: $work/other is not a Linux source: no Makefile" 'nor can it be named' \
	"$gntsim" image build --tree "$work/other"
wrong "$work/list is not a directory: a tarball .*--source" 'a file as a tree' --tree "$work/list"
wrong "$tree is a directory: a kernel tree is given with --tree" 'a tree as a file' --source "$tree"
wrong "$work/list: not a .deb, .tar.xz" 'a file of another kind' --source "$work/list"
cp -r "$tree" "$work/lacking"
rm "$work/lacking/arch/x86/xen/p2m.c"
wrong "$work/lacking lacks arch/x86/xen/p2m.c" 'a file that the tree lacks' --tree "$work/lacking"
empty "$(find "$work/cache" -type f 2>/dev/null)" 'nor anything in the cache then'
head -c 300000 /dev/urandom >"$tree/filler"
tar -C "$work" -czf "$work/whole.tar.gz" tree
rm "$tree/filler"
head -c 150000 "$work/whole.tar.gz" >"$work/half.tar.gz"
wrong "$work/half.tar.gz is truncated or damaged" 'a truncated tarball' --source "$work/half.tar.gz"
empty "$(find "$work/cache" -type f 2>/dev/null)" 'nor anything of it in the cache'

# The kernel's files.
echo 'int broken(' >>"$tree/arch/x86/xen/p2m.c"
gives 2 '' "^gntsim: image: compiling [^
]*
gntsim: image: Linux 6.1.99 in $tree does not compile:
  arch/x86/xen/p2m.c:3: expected [^
]*
      int broken\(
  all that the compiler said: $work/cache/[^
]*/x.log
\$" 'a file that does not compile' "$gntsim" image build --tree "$tree" --name x
empty "$(no_image)" 'leaves no image'
sed -i '$d' "$tree/arch/x86/xen/p2m.c"
gives 0 '^x ' 'compiling' 'mended' "$gntsim" image build --tree "$tree" --name x
echo 'int broken(' >>"$tree/arch/x86/xen/p2m.c"
gives 2 '' 'p2m.c:3' 'broken again' "$gntsim" image build --tree "$tree" --name x
gives 0 'Linux 6.1.99' '' 'the former image is still there' "$gntsim" image list x
sed -i '$d' "$tree/arch/x86/xen/p2m.c"
"$gntsim" image remove x
rm -rf "$work/cache"

# Faults.
wrong "there is no fault 'none'" 'a fault that does not exist' --tree "$tree" --fault none
wrong "there is no fault '../x'" 'a fault that is a path' --tree "$tree" --fault ../x
cp "$work/ks/faults/still.cocci" "$work/good"
sed -i 's/demo_grow/demo_absent/' "$work/ks/faults/still.cocci"
wrong 'fault still: does not match Linux 6.1.99: nothing found by rule grow' 'a fault that does not match' \
	--tree "$tree" --fault still
echo 'KS_ABSENT drivers/xen/grant-table.c nowhere' >>"$work/ks/features.list"
{ echo '// needs: KS_ABSENT'; cat "$work/good"; } >"$work/ks/faults/still.cocci"
wrong 'the fault still does not apply to Linux 6.1.99' 'a fault of what this kernel has not' \
	--tree "$tree" --fault still

# Tools.
mkdir "$work/bin"
for tool in bash make; do
	find /usr/bin /bin -maxdepth 1 \( -type f -o -type l \) ! -name "$tool" -exec ln -sf -t "$work/bin" {} +
	rm -f "$work/bin/$tool"
	prefix=(env "PATH=$work/bin")
	wrong "$tool is missing: apt-get install $tool" "no $tool" --tree "$tree"
done 2>/dev/null
prefix=(env "CC=no-such-cc -O2")
wrong 'the compiler no-such-cc -O2 is missing: apt-get install gcc, or set CC' 'no compiler' --tree "$tree"
prefix=(env "CC=false")
gives 2 '' "Linux 6.1.99 in $tree does not compile:
  \*\*\* .*[.]o\] Error 1
  all that" 'a compiler that only fails' env CC=false "$gntsim" image build --tree "$tree" --name x
prefix=(env "GNTSIM_KERNEL_SRC=$work/other")
wrong "$work/other is not gntsim's kernel-src: there is no import/import.sh" 'no kernel-src' --tree "$tree"

# Places.
prefix=(env)
echo >"$work/file"
wrong "cannot write $work/file: it is not a directory" 'a file where the images should go' \
	--tree "$tree" --out "$work/file"
wrong "cannot write $work/file/x: Not a directory" 'below a file' --tree "$tree" --out "$work/file/x"
prefix=(env "GNTSIM_CACHE=$work/file/cache")
wrong "cannot write $work/file/cache/images/[0-9a-f]*: Not a directory" 'a cache below a file' --tree "$tree"
prefix=(env "GNTSIM_CACHE=$work/a b")
wrong "make cannot work in $work/a b/images/.*: set GNTSIM_CACHE" 'a cache with a blank in its name' --tree "$tree"
prefix=(env)
cp -r "$tree" "$work/a tree's"
gives 0 '^blank ' 'compiling' 'but a tree can have one' "$gntsim" image build --tree "$work/a tree's" --name blank
"$gntsim" image remove blank
rm -rf "$work/cache"
if [ "$(id -u)" = 0 ]; then
	skip 'a folder without permission to write' 'root may write everywhere'
else
	mkdir -m 555 "$work/closed"
	wrong "cannot write $work/closed: Permission denied" 'a folder without permission to write' \
		--tree "$tree" --out "$work/closed"
fi

# A full disk, under the images and under the cache.
if [ "$(id -u)" = 0 ] && mkdir "$work/disk" && mount -t tmpfs -o size=8k tmpfs "$work/disk" 2>/dev/null; then
	tap_cleanup() {
		umount "$work/disk" 2>/dev/null || true
		rm -rf -- "$work"
	}
	wrong "disk full while writing $work/disk/x.so" 'a disk full of images' --tree "$tree" --out "$work/disk"
	empty "$(find "$work/disk" -type f)" 'nor part of one'
	rm -rf "$work/cache"
	prefix=(env "GNTSIM_CACHE=$work/disk/cache")
	wrong "disk full while writing $work/disk/cache" 'a full cache' --tree "$tree"
	mount -o remount,size=64k "$work/disk"
	wrong "disk full while writing $work/disk/cache" 'a cache that gets full in compiling' --tree "$tree"
	empty "$(find "$work/disk" -type f)" 'nothing is left on the full disk'
else
	skip 'a full disk' 'only root can mount a small disk'
fi
done_testing
