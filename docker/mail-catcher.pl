#!/usr/bin/perl
# Takes every mail that is sent to a port of this machine, and prints "<recipient> <code>" for each that carries a code.
# usage: mail-catcher.pl <port>
use strict;
use warnings;
use IO::Socket::INET;

$SIG{CHLD} = 'IGNORE';
$| = 1;
my $server = IO::Socket::INET->new(LocalAddr => '127.0.0.1', LocalPort => $ARGV[0], Listen => 50, ReuseAddr => 1)
    or die "$!\n";
while (my $client = $server->accept) {
    next if fork;
    my $recipient = '';
    my $in_mail = 0;
    print $client "220 catcher\r\n";
    $client->flush;
    while (defined(my $line = <$client>)) {
        if ($in_mail) {
            print "$recipient $1\n" if $line =~ /^\s+(\d{6})\s*$/;
            next if $line !~ /^\.\r?\n$/;
            $in_mail = 0;
        } elsif ($line =~ /^RCPT TO:<([^>]*)>/i) {
            $recipient = $1;
        } elsif ($line =~ /^DATA/i) {
            $in_mail = 1;
            print $client "354 go on\r\n";
            $client->flush;
            next;
        }
        print $client "250 ok\r\n";
        $client->flush;
        last if $line =~ /^QUIT/i;
    }
    exit;
}
