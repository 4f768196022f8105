# SPDX-License-Identifier: GPL-2.0-or-later
# shellcheck shell=bash
# Packages of Debian suites that this machine does not use: from the mirrors that it
# does use, with lists and a configuration of our own, so that the system's apt
# neither sees nor is told any of it.

# suites_of SERIES: the suites that suites.list has for it, else the last of all.
suites_of() {
	awk -v series="$1" '
		/^#/ || NF < 2 { next }
		{ suites = $2; for (i = 3; i <= NF; i++) suites = suites " " $i }
		$1 == series { exit }
		END { print suites }
	' "$here/suites.list"
}

# is_listed SERIES: suites.list names it, so what follows it there may take its place.
is_listed() {
	grep -q "^${1//./\\.}[[:space:]]" "$here/suites.list"
}

# mirror_of KIND: the base of a mirror of Debian that apt is configured with; KIND is
# `archive` or `security`.  What else apt is configured with has suites of other names.
mirror_of() {
	local base known
	known="$(sed -n 's/^VERSION_CODENAME=//p' /etc/os-release 2>/dev/null) \
		oldoldstable oldstable stable testing unstable $(sed '/^#/d; s/^[^ ]* *//' "$here/suites.list")"
	# shellcheck disable=SC2016 # the variables are apt's
	base=$(apt-get indextargets --no-release-info --format '$(RELEASE) $(COMPONENT) $(REPO_URI)' \
		'Created-By: Packages' 2>/dev/null | awk -v kind="$1" -v known="$known" '
			BEGIN { n = split(known, names); for (i = 1; i <= n; i++) suite[names[i]] = 1 }
			$2 != "main" { next }
			{ security = sub(/(-security|\/updates)$/, "", $1) }
			$1 in suite && security == (kind == "security") { print $3; exit }')
	# Both in one place, if apt is told of none for security.
	if [ -z "$base" ] && [ "$1" = security ]; then
		base=$(mirror_of archive | sed -n 's,/debian/*$,/debian-security/,p')
	fi
	printf '%s\n' "$base"
}

# write_sources SUITE...: the private sources list; fails if apt has no mirror.
write_sources() {
	local suite base keyring=/usr/share/keyrings/debian-archive-keyring.gpg options=
	# Without that file: whatever keys apt trusts.
	[ ! -r "$keyring" ] || options="[signed-by=$keyring] "
	for suite; do
		case $suite in
		*-security) base=$(mirror_of security) ;;
		*) base=$(mirror_of archive) ;;
		esac
		[ -n "$base" ] || continue
		printf 'deb %s%s %s main\n' "$options" "$base" "$suite"
	done >"$temp/sources.list"
	[ -s "$temp/sources.list" ] || {
		reason='apt is configured with no mirror'
		return 1
	}
}

# newest_offered NAME: package=version of NAME in its newest version; if the suites went
# on to a newer series, of that.
newest_offered() {
	local packages
	packages=$(apt-cache "${apt[@]}" search --names-only '^linux-source-[0-9.]*$' 2>/dev/null | awk '{ print $1 }')
	if grep -qxF -- "$1" <<<"$packages"; then
		packages=$1
	elif is_listed "${1#linux-source-}"; then
		packages=$(printf '%s\n' "$1" "$packages" | sort -V | tail -n 1)
		[ "$packages" != "$1" ] || return 0
	else
		return 0
	fi
	apt-cache "${apt[@]}" madison "$packages" 2>/dev/null | awk '{ print $3 }' | sort -V | tail -n 1 |
		sed "s|^|$packages=|"
}

# other_suites NAME: fetches it, or what is newest; else `reason` says why not.
other_suites() {
	local suites package apt
	read -ra suites <<<"$(suites_of "${1#linux-source-}")"
	write_sources "${suites[@]}" || return 1
	mkdir -p -- "$temp/apt/lists/partial" "$temp/apt/archives/partial"
	apt=(-o Dir::State="$temp/apt" -o Dir::State::lists="$temp/apt/lists" -o Dir::State::status=/dev/null
		-o Dir::Cache="$temp/apt" -o Dir::Etc::sourcelist="$temp/sources.list" -o Dir::Etc::sourceparts=/dev/null
		-o Acquire::Languages=none -o APT::Sandbox::User=root)
	say "looking for $1 in Debian's ${suites[*]}"
	reason=
	# One suite less is no failure: it may be archived, or not be there yet.
	apt-get "${apt[@]}" -qq update >&2 2>"$temp/errors" || apt_reason "$temp/errors"
	package=$(newest_offered "$1")
	if [ -z "$package" ]; then
		reason=${reason:-there is none in ${suites[*]}}
		return 1
	fi
	file=$(cached_package "${package%=*}")
	# An epoch has a colon, which a file name writes as %3a: versions of Linux have none.
	if [ "$(basename "$file")" = "${package%=*}_${package#*=}_all.deb" ]; then
		cp -l -- "$file" "$temp/" 2>/dev/null || cp -- "$file" "$temp/"
	else
		fetch_package "${package%=*} (${package#*=})" "$package" "${apt[@]}"
	fi
}
