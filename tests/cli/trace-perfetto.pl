#!/usr/bin/perl
# SPDX-License-Identifier: GPL-2.0-or-later
# trace-perfetto.pl FILE: says what in a file of Chrome's trace event format is not right, and
# how often each phase occurs.
use strict;
use warnings;
use JSON::PP;

open(my $file, '<', $ARGV[0]) or die "$ARGV[0]: $!\n";
my $trace = JSON::PP->new->utf8->decode(do { local $/; <$file> });
my ($bad, %open, %last, %named, %processes, %count, %async) = (0);
sub bad { print "bad: @_\n"; $bad = 1 }

for my $event (@{$trace->{traceEvents}}) {
	my ($phase, $pid) = ($event->{ph}, $event->{pid});
	my $track = "$pid.$event->{tid}";
	$count{$phase}++;
	bad("no name: $phase") unless defined $event->{name};
	if ($phase eq 'M') {
		if ($event->{name} eq 'process_name') { $processes{$pid} = 1 }
		else { $named{$track} = 1 }
		next;
	}
	bad("$track has no name") unless $processes{$pid} && $named{$track};
	bad("$track goes back to $event->{ts}") if $event->{ts} < ($last{$track} // 0);
	$last{$track} = $event->{ts};
	if ($phase eq 'B') { push @{$open{$track}}, $event->{name} }
	elsif ($phase eq 'E') { bad("$track: an end without a beginning") unless defined pop @{$open{$track}} }
	elsif ($phase eq 'b') { $async{$event->{id}}++ }
	elsif ($phase eq 'e') { bad("$event->{id} ends unbegun") if --$async{$event->{id}} < 0 }
	elsif ($phase ne 'i' && $phase ne 'C') { bad("phase $phase") }
}
for my $track (sort keys %open) {
	bad("$track: open at the end: @{$open{$track}}") if @{$open{$track}};
}
print "$_ $count{$_}\n" for sort keys %count;
exit $bad;
