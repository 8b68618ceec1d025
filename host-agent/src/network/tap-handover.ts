// Opens taps for a QEMU, which has no right to do it. Node can neither open a tap (that takes an ioctl) nor send a descriptor, so
// two small programs in Perl do it, which is part of every Debian (perl-base).
//
//   at the start:   perl OPEN ct-…=7 ct-…=8 -- qemu …       opens, and becomes what follows, which inherits the numbers
//   while it runs:  perl SEND ct-… <qmp2.sock> <name>       opens, and hands it to QEMU by its second monitor

// TUNSETIFF, and IFF_TAP | IFF_NO_PI | IFF_VNET_HDR: https://docs.kernel.org/networking/tuntap.html
const OPEN_TAP = `
sub tap {
  open(my $f, "+<", "/dev/net/tun") or die "opening /dev/net/tun: $!\\n";
  my $request = pack("Z16 s x22", $_[0], 0x5002);
  ioctl($f, 0x400454ca, $request) or die "opening the card $_[0]: $!\\n";
  return $f;
}`;

const OPEN = `use strict; use POSIX ();${OPEN_TAP}
my @kept;
while (defined(my $word = shift)) {
  last if $word eq "--";
  my ($name, $number) = split(/=/, $word);
  my $f = tap($name);
  push @kept, $f;
  defined(POSIX::dup2(fileno($f), $number)) or die "handing over $name: $!\\n";
}
exec { $ARGV[0] } @ARGV or die "starting $ARGV[0]: $!\\n";`;

// sendmsg(2) with one descriptor; Perl has no function for it, so the system call is made by its number.
const SEND = `use strict; use Socket; use POSIX ();${OPEN_TAP}
my ($name, $path, $netdev) = @ARGV;
my %numbers = (x86_64 => 46, aarch64 => 211);
my $sendmsg = $numbers{(POSIX::uname())[4]} or die "no way to send a descriptor on this machine\\n";
$SIG{ALRM} = sub { die "QEMU's second monitor does not respond: is somebody connected to it?\\n" };
alarm(10);
my $tap = tap($name);
my $qmp;
socket($qmp, PF_UNIX, SOCK_STREAM, 0) && connect($qmp, pack_sockaddr_un($path)) or die "connecting to $path: $!\\n";
sub answer { while (my $line = <$qmp>) { return $line unless $line =~ /"event"/ } die "QEMU ended\\n" }
sub ok { my $line = answer(); $line =~ /"return"/ or die "QEMU says: $line" }
sub say_with {
  my ($text, $fd) = @_;
  my $vector = pack("P Q", $text, length($text));
  my $control = pack("Q l l i x4", 20, 1, 1, $fd);
  my $message = pack("Q L x4 P Q P Q l x4", 0, 0, $vector, 1, $control, length($control), 0);
  syscall($sendmsg, fileno($qmp), $message, 0) == length($text) or die "sending the card: $!\\n";
}
answer();
syswrite($qmp, qq({"execute":"qmp_capabilities"}\\n)); ok();
say_with(qq({"execute":"getfd","arguments":{"fdname":"$netdev"}}\\n), fileno($tap)); ok();
syswrite($qmp, qq({"execute":"netdev_add","arguments":{"type":"tap","id":"$netdev","fd":"$netdev"}}\\n)); ok();`;

export interface OpenTap {
  name: string;
  /** The number under which it is inherited. */
  descriptor: number;
}

/** The words that start a command with taps open. Pure. */
export function withTaps(command: readonly string[], taps: readonly OpenTap[]): string[] {
  if (taps.length === 0) return [...command];
  const words = taps.map(({ name, descriptor }) => `${name}=${descriptor}`);
  return ["perl", "-e", OPEN, ...words, "--", ...command];
}

/** The words that give a running QEMU a tap, as its net device `netdev`. Pure. */
export const sendTap = (tap: string, monitor: string, netdev: string): string[] => [
  "perl",
  "-e",
  SEND,
  tap,
  monitor,
  netdev,
];
