#!/usr/bin/perl
# SPDX-License-Identifier: GPL-2.0-or-later
# trace-lines.pl EVENTS TRACE: says what in TRACE is not as EVENTS (gntsim list events) has it.
use strict;
use warnings;
use JSON::PP;

my (%fields, %members, $event, $call);
open(my $list, '<', $ARGV[0]) or die "$ARGV[0]: $!\n";
while (<$list>) {
	if (/^Types of fields|^Members of|^that is/) { undef $event }
	elsif (/^([a-z0-9-]+) +\S/) { $event = $1; $fields{$event} = [] }
	elsif ($event && /^ {4}(\w+) /) { push @{$fields{$event}}, $1 }
	elsif (/^ {8}(args|results): (.*)/) { $members{$call}{$1} = [split / /, $2] }
	elsif (/^ {4}(\w+(?: \w+)?)$/) { $call = $1 }
}
die "no events\n" unless %fields && %members;

my @header = qw(trace version script kernel hypervisor seed domains source);
my @place = qw(domain by vcpu task line);
my $bad = 0;
sub bad { print "line $.: @_\n"; $bad = 1 }

# same(GOT, WANTED): two sets of names.
sub same { join(' ', sort @{$_[0]}) eq join(' ', sort @{$_[1]}) }

sub operations {
	my ($what, $line) = @_;
	my $name = $line->{call} . (defined $line->{op} ? " $line->{op}" : '');
	for my $operation (@{$line->{$what}}) {
		my @wanted = @{$members{$name}{$what} // []};
		@wanted = ('status') if $what eq 'results' && ($operation->{status} // 'GNTST_okay') ne 'GNTST_okay';
		bad("$what of $name: ", join(' ', keys %$operation)) unless same([keys %$operation], \@wanted);
	}
}

my ($n, $json) = (undef, JSON::PP->new->utf8);
open(my $trace, '<', $ARGV[1]) or die "$ARGV[1]: $!\n";
while (<$trace>) {
	my $line = eval { $json->decode($_) };
	if (!$line) { bad("no JSON: $@"); next }
	if ($line->{trace}) {
		bad('a header without a verdict before') if defined $n;
		bad('header: ', join(' ', keys %$line)) unless same([keys %$line], \@header);
		$n = 0;
		next;
	}
	bad('number') unless defined $n && $line->{n} == $n++;
	my $wanted = $fields{$line->{event} // ''};
	if (!$wanted) { bad('event ', $line->{event} // 'missing'); next }
	my @present = grep { exists $line->{$_} } @place;
	bad("$line->{event}: ", join(' ', keys %$line))
		unless same([keys %$line], ['n', 't', 'event', @present, @$wanted]);
	operations('args', $line) if $line->{event} eq 'hypercall';
	operations('results', $line) if $line->{event} eq 'return';
	undef $n if $line->{event} eq 'verdict';
}
bad('the end in the midst of a run') if defined $n;
exit $bad;
