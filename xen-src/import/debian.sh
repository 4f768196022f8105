# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=bash
# Finding Debian's source package of Xen: the upstream tarball alone, no Debian patch
# touches the grant table.

# find_debian: sets `file` to the tarball, checked, and `package`; or goes without.
find_debian() {
	local stamp=$cache/xen/missing
	file=$(cached_tar)
	if [ -z "$file" ]; then
		if [ -n "$(find "$stamp" -mmin -60 2>/dev/null)" ]; then
			go_without "$(cat "$stamp")"
		fi
		download_tar || {
			[ ! -d "$cache/xen" ] || printf '%s\n' "$why" >"$stamp"
			go_without "$why"
		}
		file=$(cached_tar)
	fi
	package="xen $(cat "$file.version")"
}

# cached_tar: the newest tarball in the cache that is what the index said it is.
cached_tar() {
	local tar
	find "$cache/xen" -maxdepth 1 -name 'xen_*.orig.tar.xz' 2>/dev/null | sort -rV | while read -r tar; do
		if (cd "$cache/xen" && sha256sum -c --quiet "$tar.sha256") >/dev/null 2>&1; then
			printf '%s\n' "$tar"
			break
		fi
	done || true
}

# What has Xen 4.20 and 4.14, to which xen-src is fitted, too.
other_suites='trixie bullseye'

# private_apt DIR SUITE: a configuration of apt with the machine's own sources, asking for
# source packages, and nothing of the machine's that would be written.  SUITE is the
# machine's own, or what takes its place in those sources.
private_apt() {
	local from to own
	own=$(sed -n 's/^VERSION_CODENAME=//p' /etc/os-release)
	rm -rf -- "$1/sources.d"
	mkdir -p -- "$1/sources.d" "$1/state/lists/partial" "$1/archives/partial"
	for from in /etc/apt/sources.list /etc/apt/sources.list.d/*.list; do
		[ -r "$from" ] || continue
		to=$1/sources.d/$(basename "$from" .list).list
		sed -n -e "s/\\b${own:-none}\\b/$2/" \
			-e 's/^[[:space:]]*deb\(-src\)\?\([[:space:]]\)/deb-src\2/p' "$from" | sort -u >"$to"
	done
	for from in /etc/apt/sources.list.d/*.sources; do
		[ -r "$from" ] || continue
		sed -e 's/^Types:.*/Types: deb-src/' -e "/^Suites:/s/\\b${own:-none}\\b/$2/g" \
			"$from" >"$1/sources.d/$(basename "$from")"
	done
	# As root, apt would like to become _apt, which need not be able to write the cache.
	cat >"$1/apt.conf" <<-END
		Dir::Etc::sourcelist "/dev/null";
		Dir::Etc::sourceparts "$1/sources.d";
		Dir::State "$1/state";
		Dir::State::status "/var/lib/dpkg/status";
		Dir::Cache "$1/archives";
		APT::Sandbox::User "root";
		Acquire::Retries "1";
		Acquire::http::Timeout "15";
		Acquire::https::Timeout "15";
	END
}

# list_versions: version, sha256 and name of the upstream tarball, the newest first.
list_versions() {
	apt-cache showsrc --only-source xen 2>/dev/null | awk '
		/^[^ ]/ { sums = /^Checksums-Sha256:/ }
		/^Version:/ { version = $2 }
		sums && $3 ~ /^xen_.*\.orig\.tar\.xz$/ { print version, $1, $3 }
	' | sort -rV
}

# download_tar: into the cache, with its sha256 from apt's index; else FALSE and `why`.
# The machine's own suite first, which the differential test knows best.
download_tar() {
	local suite first=
	why='apt-get is missing'
	command -v apt-get >/dev/null || return 1
	new_temp
	export APT_CONFIG=$temp/apt.conf
	for suite in "$(sed -n 's/^VERSION_CODENAME=//p' /etc/os-release)" $other_suites; do
		say "looking for Debian's source package xen in $suite (about 5 MB, once)"
		private_apt "$temp" "$suite"
		timeout 120 apt-get -qq update >"$temp/log" 2>&1 || true
		why="apt knows no source package xen ($(grep -m1 '^E:' "$temp/log" || echo 'no reason given'))"
		if download_newest; then
			rm -rf -- "$temp"
			return 0
		fi
		first=${first:-$why}
	done
	why=$first
	mkdir -p -- "$cache/xen" 2>/dev/null || true
	return 1
}

# download_newest: a mirror may know a newer version than it has: then an older one will do.
download_newest() {
	local version sum name
	while read -r version sum name; do
		if ! (cd "$temp" && timeout 120 apt-get -qq source --download-only --tar-only "xen=$version") \
			>"$temp/log" 2>&1; then
			why="xen $version cannot be downloaded ($(grep -m1 '^E:' "$temp/log" | sed 's|[a-z]*://[^ ]*/||'))"
			continue
		fi
		why="$name is not what apt's index says"
		printf '%s  %s\n' "$sum" "$name" >"$temp/$name.sha256"
		(cd "$temp" && sha256sum -c --quiet "$name.sha256") >/dev/null 2>&1 || continue
		must_write "$cache/xen" mkdir -p -- "$cache/xen"
		printf '%s\n' "$version" >"$temp/$name.version"
		mv -f -- "$temp/$name.version" "$temp/$name.sha256" "$temp/$name" "$cache/xen/"
		return 0
	done < <(list_versions)
	return 1
}
