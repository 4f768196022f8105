# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=bash
# Reading Linux's source out of Debian's package or a tarball.

# check_archive FILE: fails unless FILE can be what archive_stream reads; sets
# `member`, the tarball inside a Debian package, and `package`, its name and version.
check_archive() {
	local file=$1 name
	member=
	package=-
	[ -e "$file" ] || fail "$file does not exist"
	[ -f "$file" ] || fail "$file is not a file"
	[ -r "$file" ] || fail "$file cannot be read"
	case $file in
	*.deb)
		need dpkg-deb dpkg
		need xz xz-utils
		# shellcheck disable=SC2016 # the variables are dpkg-deb's
		package=$(dpkg-deb -W --showformat='${Package} ${Version}' "$file" 2>/dev/null) ||
			fail "$file is not a Debian package, or is truncated"
		name=${package%% *}
		# The listing is left as soon as the name is seen: reading on takes seconds.
		member=$( (dpkg-deb --fsys-tarfile "$file" | tar -tf - |
			grep -m1 '^\./usr/src/linux-source-[0-9.]*\.tar\.xz$') 2>/dev/null) || true
		[ -n "$member" ] ||
			fail "$file is the package $name, which holds no usr/src/linux-source-*.tar.xz, or is truncated"
		;;
	*.tar.xz) need xz xz-utils ;;
	*.tar.gz | *.tgz) need gzip gzip ;;
	*.tar) ;;
	*) fail "$file: not a .deb, .tar.xz, .tar.gz or .tar file" ;;
	esac
	need tar tar
}

# archive_stream FILE: the uncompressed tar stream of the source on stdout.
archive_stream() {
	case $1 in
	*.deb) dpkg-deb --fsys-tarfile "$1" | tar -xOf - "$member" | xz -dcqT0 ;;
	*.tar.xz) xz -dcqT0 -- "$1" ;;
	*.tar.gz | *.tgz) gzip -dcq -- "$1" ;;
	*.tar) cat -- "$1" ;;
	esac
}

# archive_top FILE: the folder that everything in the archive is in.
archive_top() {
	local top
	top=$( (archive_stream "$1" | tar -tf - | head -n 1) 2>/dev/null) || true
	printf '%s\n' "${top%%/*}"
}

# count_up DIR TOTAL: says from time to time how far an unpacking is.
count_up() {
	local seconds=0
	while sleep 3 >/dev/null 2>&1; do
		seconds=$((seconds + 3))
		say "... $(find "$1" -type f | wc -l) of $2 files after $seconds s"
	done
}

# unpack FILE LIST DIR: the listed files, and the Makefile, of an archive into the
# new folder DIR, which appears only when everything is in it.
unpack() {
	local file=$1 list=$2 dir=$3 top wanted report errors missing
	top=$(archive_top "$file")
	[ -n "$top" ] || fail "$file is truncated or damaged: nothing can be read from it"
	new_temp
	wanted=$( (list_all "$list"; echo Makefile) | LC_ALL=C sort -u | sed "s|^|$top/|")
	say "unpacking $(wc -l <<<"$wanted") files from $file (takes about 10 s)"
	count_up "$temp" "$(wc -l <<<"$wanted")" &
	counter=$!
	report=$( (archive_stream "$file" |
		LC_ALL=C tar -xmf - -C "$temp" --strip-components=1 --no-same-owner \
			--verbatim-files-from -T <(printf '%s\n' "$wanted")
		echo "status ${PIPESTATUS[*]}") 2>&1)
	kill "$counter" 2>/dev/null || true
	wait "$counter" 2>/dev/null || true
	counter=
	case $report in
	*'No space left on device'*) fail "disk full while writing $temp" ;;
	*'status 0 '*) ;;
	*) fail "$file is truncated or damaged: ${report%%$'\n'*}" ;;
	esac
	check_version "$temp" "$file"
	missing=$(missing_from "$temp" "$list")
	[ -z "$missing" ] || fail "$file lacks ${missing//$'\n'/ }"
	# That a file which need not be there is not there is no error.
	errors=$(grep -vE ': Not found in archive$|^tar: Exiting with failure|^status ' <<<"$report") || true
	[ -z "$errors" ] || fail_write "$temp" "$errors"
	(cd "$temp" && find . -type f ! -name .sums -print0 | xargs -0 sha256sum) >"$temp/.sums" ||
		fail_write "$temp/.sums" "No space left on device"
	must_write "$dir" mkdir -p -- "$(dirname "$dir")"
	# Another build may have been quicker; what it unpacked is the same.
	mv -T -- "$temp" "$dir" 2>/dev/null || rm -rf -- "$temp"
	temp=
}
