#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
# gntsim image: build, list, manifest, remove; names, and which image a name means.
set -u
. "$top_srcdir/tests/cli/image-lib.sh"
demo_kernel_src "$interface"
short=$seeds/m-status-texts.gnt

gives 0 "^linux-6.1-tree  $images/linux-6.1-tree.so" "^gntsim: image: compiling Linux 6.1.99 from $tree" \
	'an image of a tree' "$gntsim" image build --tree "$tree"
gives 0 'mine  ' 'compiling' 'with a name' "$gntsim" image build --tree "$tree" --name mine
gives 0 'mine\+still  ' 'compiling' 'with a fault' "$gntsim" image build --tree "$tree" --name mine --fault still
gives 0 'mine  ' '' 'again, from the same tree: nothing to do, nothing said' \
	"$gntsim" image build --tree "$tree" --name mine
is "$(cd "$images" && echo *)" 'linux-6.1-tree.so mine+still.so mine.so' 'nothing else is in the folder'
(cd "$work" && tar -czf linux-6.1.99.tar.gz --transform 's,^tree,linux-6.1.99,' tree)
gives 0 'packed  ' 'unpacking .*linux-6.1.99.tar.gz' 'an image of a tarball' \
	"$gntsim" image build --source "$work/linux-6.1.99.tar.gz" --name packed
gives 0 '^other  .*/elsewhere/other.so' 'compiling' 'in another folder' \
	"$gntsim" image build --tree "$tree" --name other --out "$work/elsewhere"
gives 0 '^there  elsewhere/there.so' 'compiling' 'a tree by a relative path' \
	bash -c 'cd "$1/.." && "$2" image build --tree "${1##*/}" --name there --out elsewhere' _ "$tree" "$gntsim"
gives 0 "^mine\+still
    Linux 6.1.99, fault still
    interface $interface, fits
    from $tree, 3 files, sha256 [0-9a-f]{16}
    $images/mine\+still.so
" '' 'the list says what it is and where it is from' "$gntsim" image list mine+still
gives 0 "^linux-$LINUX_SERIES
    Linux $LINUX_SERIES\.[^
]*, no fault
" '' "gntsim's own are in the list too" "$gntsim" image list "linux-$LINUX_SERIES"
gives 0 '^other
.*
there
' '' 'the list of another folder' "$gntsim" image list --out "$work/elsewhere"
gives 2 '' "image: there is no kernel 'none'" 'one that is not there' "$gntsim" image list none
gives 0 '(^|
)mine  ' '' 'gntsim list kernels knows them' "$gntsim" list kernels
is "$("$gntsim" image manifest mine | sed '/^#/d' | (cd "$tree" && sha256sum -c --quiet 2>&1))" '' \
	'the manifest in the image holds for the tree'
gives 2 '' "image: there is no kernel 'none'" 'the manifest of nothing' "$gntsim" image manifest none
gives 2 '' 'other.so has no manifest in it' 'an image without one' bash -c \
	'objcopy --remove-section .gntsim.manifest "$1/other.so" && "$2" image manifest --out "$1" other' _ \
	"$work/elsewhere" "$gntsim"

# Names.
gives 2 '' "there is a kernel 'mine' already, made from $tree: say --replace" 'a name that is taken' \
	"$gntsim" image build --source "$work/linux-6.1.99.tar.gz" --name mine
gives 0 "from $tree" '' 'keeps its image' "$gntsim" image list mine
gives 0 '^mine ' 'compiling' 'but --replace' \
	"$gntsim" image build --source "$work/linux-6.1.99.tar.gz" --name mine --replace
gives 0 'from .*linux-6.1.99.tar.gz' '' 'is the other one then' "$gntsim" image list mine
gives 2 '' "'linux-$LINUX_SERIES' is one of gntsim's own kernels: say --name" "the name of gntsim's own" \
	"$gntsim" image build --tree "$tree" --name "linux-$LINUX_SERIES" --replace
for name in x.instrumented '' 'a b' a/b ../x a+b linux bare pv xen-4 -x x- 6.1 "$(printf 'x%.0s' {1..65})"; do
	gives 2 '' "^gntsim: image: .*(cannot be an image's name|Missing argument|Unknown option)" \
		"a bad name: '${name::10}'" "$gntsim" image build --tree "$tree" "--name=$name"
done
ok 'nothing came of those' test "$(ls "$images" | wc -l)" = 4

# remove
gives 0 '' '' 'remove' "$gntsim" image remove mine+still
is "$(cd "$images" && echo *)" 'linux-6.1-tree.so mine.so packed.so' 'the one, and no other'
gives 2 '' "there is no image 'mine\+still' in $images" 'remove what is not there' "$gntsim" image remove mine+still
gives 2 '' "there is no image '../images/mine'" 'remove does not leave the folder' \
	"$gntsim" image remove ../images/mine
gives 2 '' "'linux-$LINUX_SERIES' is one of gntsim's own kernels, and stays" "remove gntsim's own" \
	"$gntsim" image remove "linux-$LINUX_SERIES"
gives 2 '' 'remove: say which' 'remove nothing' "$gntsim" image remove

# An image of another gntsim.
demo_interface 99
gives 2 '' "image: $work/ks is the kernel-src of another gntsim: .* \(interface 00000099, wanted $interface\)" \
	'an image with another interface is not taken' "$gntsim" image build --tree "$tree" --name mine2
ok 'and not there' test ! -e "$images/mine2.so"
cp "$(find "$work/cache" -name mine2.so)" "$images/old.so"
gives 0 "^old
    Linux 6.1.99, no fault
    does not fit: .*interface 00000099, wanted $interface" '' 'one that is there is listed as such' "$gntsim" image list old
gives 2 "^ERROR .*interface 00000099, wanted $interface\): build it again" '' 'and does not run' \
	"$gntsim" run --kernel old "$short"
echo text >"$images/text.so"
gives 0 '^text
    Linux \?, no fault
    does not fit: .*text.so cannot be loaded' '' 'a file that is no image' "$gntsim" image list text

# Which one a name means.
mkdir "$work/first" "$work/second"
cp "$images/packed.so" "$work/first/"
cp "$images/packed.so" "$work/second/"
is "$(GNTSIM_IMAGES=$work/second:$work/first "$gntsim" list kernels | sed 's/.* //')" "$work/second/packed.so" \
	'of one name the first folder counts'
is "$(GNTSIM_IMAGES=$work/none "$gntsim" list kernels)" '' 'with GNTSIM_IMAGES only what it names'
done_testing
