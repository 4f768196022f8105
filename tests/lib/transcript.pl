#!/usr/bin/env perl
# SPDX-License-Identifier: GPL-2.0-or-later
# transcript.pl [--write] FILE...: runs every command that pages show and compares what it says,
# on both outputs, with what stands below it (TAP).  In Markdown these are the ```console blocks;
# a block that starts with "# scenarios/FILE" must be that file, and one that starts with
# "# NAME.gnt" is saved as that, as its reader does; in manual pages (FILE.pod) what is
# indented and begins with "$" in section EXAMPLES.  --write puts the real text there.
# The commands of a page run one after another in a folder of their own, in which build/ and
# scenarios/ are as in a source tree, so that a reader can type them.
# $top_srcdir and $top_builddir say where those are.
use strict;
use warnings;
use Cwd qw(abs_path getcwd);
use File::Temp qw(tempdir);

my $write = @ARGV && $ARGV[0] eq '--write' && shift @ARGV;
my $source = abs_path($ENV{top_srcdir} // '.');
my $build = abs_path($ENV{top_builddir} // "$source/build");
my ($tests, $failed, $scratch) = (0, 0, undef);
$ENV{LC_ALL} = 'C';
$ENV{PATH} = "$build:$ENV{PATH}";
$ENV{XDG_DATA_HOME} = '/nowhere';
delete @ENV{qw(GNTSIM_TEST_TRACE GNTSIM_TEST_BLIND_TO)};

sub slurp {
	my ($path) = @_;
	open my $file, '<', $path or die "$path: $!\n";
	local $/;
	return <$file> // '';
}

sub compare {
	my ($what, $wanted, $got) = @_;
	$tests++;
	return print "ok $tests - $what\n" if $wanted eq $got;
	$failed++;
	print "not ok $tests - $what\n";
	print map { "# stands there: $_\n" } split /\n/, $wanted;
	print map { "# real:         $_\n" } split /\n/, $got;
}

sub output_of {
	my ($command) = @_;
	open my $pipe, '-|', 'bash', '-c', "exec 2>&1; $command" or die "bash: $!\n";
	local $/;
	my $text = <$pipe> // '';
	close $pipe;
	return $text;
}

# A block of commands, each with what it says.
sub console {
	my ($page, $text) = @_;
	my $real = '';
	for my $part (split /^(?=\$ )/m, $text) {
		my ($command, $wanted) = $part =~ /^\$ ([^\n]*)\n(.*)\z/s or die "$page: a console block begins with \$\n";
		my $got = output_of($command);
		$real .= "\$ $command\n$got";
		compare("$page: $command", $wanted, $got) unless $write;
	}
	return $real;
}

# A block that shows a file as it is.
sub listing {
	my ($page, $path, $text) = @_;
	my $real = "# $path\n" . slurp("$source/$path") =~ s/\A# SPDX[^\n]*\n//r;
	compare("$page shows $path as it is", $text, $real) unless $write;
	return $real;
}

sub save {
	my ($name, $text) = @_;
	open my $file, '>', $name or die "$name: $!\n";
	print $file $text or die "$name: $!\n";
	close $file or die "$name: $!\n";
}

sub block {
	my ($page, $kind, $text) = @_;
	return console($page, $text) if $kind eq 'console';
	return listing($page, $1, $text) if $text =~ /\A# (scenarios\/\S+)\n/;
	save($1, $text) if $text =~ /\A# ([\w-]+[.]gnt)\n/;
	return $text;
}

sub markdown {
	my ($name, $text) = @_;
	return $text =~ s{^```(console)?\n(.*?)^```$}{
		my ($kind, $body) = ($1 // '', $2);
		"```$kind\n" . block($name, $kind, $body) . "```";
	}gmser;
}

sub manual {
	my ($name, $text) = @_;
	return $text =~ s{^(=head1 EXAMPLES\n)(.*?)(?=^=head1)}{
		my ($head, $body) = ($1, $2);
		$head . $body =~ s!((?:^    .*\n)+)!
			my $lines = $1 =~ s/^    //gmr;
			$lines = console($name, $lines) if $lines =~ /\A\$ /;
			$lines =~ s/^(?=.)/    /gmr;
		!gmer;
	}gmser;
}

# In a folder of its own that looks like gntsim's source.
sub page {
	my ($path) = @_;
	my ($text, $before) = (slurp($path), getcwd());
	my ($name) = $path =~ /([^\/]+)\z/;
	$scratch = tempdir(CLEANUP => 1);
	chdir $scratch or die "$scratch: $!\n";
	symlink $build, 'build' or die "build: $!\n";
	symlink "$source/scenarios", 'scenarios' or die "scenarios: $!\n";
	my $new = $name =~ /[.]pod\z/ ? manual($name, $text) : markdown($name, $text);
	chdir $before or die "$before: $!\n";
	return if !$write || $new eq $text;
	save($path, $new);
}

page(abs_path($_)) for @ARGV;
print "1..$tests\n" unless $write;
exit($failed ? 1 : 0);
