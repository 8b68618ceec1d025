# Becomes the command behind the path of the journal's socket, with a descriptor of that socket, handed over as systemd does it
# (sd_listen_fds(3)), because neither Node nor systemd before 253 (Debian 12) opens one. Nothing that is given waits for the journal:
# a socket that is full refuses (O_NONBLOCK), that of the log lines too. Of Perl's base alone, which is a part of every Debian.
#
#   perl with-journal.pl /run/systemd/journal/socket node main.js run
use strict;
use Fcntl;
use Socket;

my $path = shift;
my $socket; # Until the end: one that nobody names any more is closed.

sub unblocked {
  my ($handle) = @_;
  fcntl($handle, F_SETFL, fcntl($handle, F_GETFL, 0) | O_NONBLOCK);
}

# Only where systemd connected the log lines to the journal: a shell that a service began has its environment, and another stream.
my ($device, $inode) = stat(STDERR);
if (($ENV{JOURNAL_STREAM} // "") eq "$device:$inode") {
  unblocked(\*STDERR);
  $^F = 255; # The descriptor stays open when the command begins.
  if (socket($socket, PF_UNIX, SOCK_DGRAM, 0) && connect($socket, pack_sockaddr_un($path))) {
    unblocked($socket);
    my $number = fileno($socket);
    # Numbers begin at 3; what is below the journal's is nobody's.
    $ENV{LISTEN_PID} = $$;
    $ENV{LISTEN_FDS} = $number - 2;
    $ENV{LISTEN_FDNAMES} = join(":", ("unknown") x ($number - 3), "journal");
  }
}
exec { $ARGV[0] } @ARGV or die "starting $ARGV[0]: $!\n";
