#!/usr/bin/env perl
# SPDX-License-Identifier: GPL-2.0-or-later
# view-long.pl COUNT <TRACE: its first run with so many events: those before the verdict come again
# and again, numbered anew.
use strict;
use warnings;

my $count = shift;
my ($header, @events) = <STDIN>;
my $verdict = pop @events;
my $n = 0;

print $header;
while ($n < $count - 1) {
	print $events[$n % @events] =~ s/"n":\d+/"n":$n/r;
	$n++;
}
print $verdict =~ s/"n":\d+/"n":$n/r;
