// The parent of a process that outlives the agent. It waits for the process and writes down how it ended, which only a parent
// is told; so a later agent knows it as well as the one that started it.
//
//   agent --launch--> watcher --fork--> notes itself as `process` --becomes--> the command
//                        | notes itself as `watcher`        | ends
//                        | lets go of all descriptors       v
//                        `--wait----------------------> notes `ended`, ends too
//
// Each start has a status file of its own, so what an old watcher still writes is never taken for a later start. A note is
// one short line, written at once; what is not a whole line counts as not written. A watcher that is killed leaves its
// process running, and how that one ends is then known to nobody.
//
// The watcher of a fenced guest (lease.ts) is its keeper, too: each second it reads the lease's file, and ends the process when
// its time is over: in order, and after 2 s for good; at once where the time was over 3 s ago already, because the machine slept
// or was frozen, and the guest may run elsewhere. Contents that are none leave the last good ones, which run out. Such a process ends with its watcher
// (`setpriv --pdeathsig` in walls.ts): nothing else would end it in time.
//
// It is bash, because dash can close no descriptor above 9, and a disk that the process lets go of must not stay open here.
// It costs 0.4 MB, and 0.2 MB more where the process has a PID namespace.
import { constants } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import { readTextIfThere } from "./files.ts";
import { isAlive, type ProcessMark } from "./proc.ts";
import type { Exit } from "./run.ts";

// $1: the status file; $2: `own` when processes that are started here begin a PID namespace; $3: a log that somebody else
// appends to, $4 the bytes at which it is moved aside, $5 the seconds between two looks at it; $3 is empty without one. $6: the
// file of the lease that the process ends with, or nothing. The rest: what to become.
//
// A PID namespace lives as long as its first process, which takes no signal that it has no handler for: neither suits a
// QEMU that crashes. So the first is one that does nothing but wait for the other end of a pipe to close, which only the
// process holds. /proc is the host's here, so the numbers are, too. The shell ignores the signals by which a unit is ended in
// order: it has to see the end of the process.
//
// The shell waits at that pipe too, because this wait can have a time limit, after each of which it looks at the log, and at
// the lease. Where there is a lease the log is looked at by a child: a disk that hangs must not keep the keeper.
const WATCH = `
status=$1 own=$2 log=$3 most=$4 every=$5 lease=$6 until=0.00 up=0.00 aside= passed=0; shift 6
note() { local stat; read -ra stat < /proc/self/stat; printf '%s %s %s\\n' "$1" "\${stat[0]}" "\${stat[21]}" >> "$status"; }
let_go() { local fd; for fd in /proc/self/fd/*; do fd=\${fd##*/}; ((fd > 2)) && [ "$fd" != "$1" ] && exec {fd}>&-; done; }
bound() {
  local size
  [ -n "$log" ] && size=$(stat -c %s -- "$log" 2> /dev/null) && ((size > most)) || return
  cp -- "$log" "$log.1" || rm -f -- "$log.1"
  : > "$log"
}
bound_aside() {
  (( ++passed < every )) && return
  passed=0
  [ -z "$aside" ] || ! kill -0 "$aside" && { bound & aside=$!; }
}
expired() {
  local new
  up=9999999999.99
  read -r new _ < "$lease" && [[ $new =~ ^[0-9]{1,10}\\.[0-9]{2}$ ]] && until=$new
  read -r up _ < /proc/uptime
  (( 10#\${up/./} > 10#\${until/./} ))
}
end_process() {
  if (( 10#\${up/./} - 10#\${until/./} > 300 )); then kill -KILL "$child"
  else
    kill -TERM "$child"
    read -r -t 2 -u "$end" || [ $? -le 128 ] || kill -KILL "$child"
  fi
  printf 'expired %s\\n' "$EPOCHREALTIME" >> "$status"
}
trap '' HUP INT QUIT TERM
note watcher || exit 1
exec {alive}> >(
  [ -n "$own" ] || exit
  let_go
  exec setpriv --reuid=65534 --regid=65534 --clear-groups --no-new-privs -- cat > /dev/null 2>&1
)
exec {end}<"/proc/self/fd/$alive"
(trap - HUP INT QUIT TERM; exec {end}<&-; note process || exit 1; exec "$@") &
child=$!
let_go "$end"
exec < /dev/null > /dev/null 2>&1
if [ -z "$lease" ]; then
  while read -r -t "$every" -u "$end" || [ $? -gt 128 ]; do bound; done
else
  while read -r -t 1 -u "$end" || [ $? -gt 128 ]; do
    if expired; then end_process; break; fi
    bound_aside
  done
fi
wait "$child"; code=$?
printf 'ended %s %s\\n' "$code" "$EPOCHREALTIME" >> "$status"
exit "$code"
`;

/** What a watcher has to know besides the command. */
export interface Watch {
  /** Nobody but the agent's user may write its folder. */
  statusFile: string;
  /** A log that the command appends to, kept below about this many bytes; the part before is in `<path>.1`. */
  log: { path: string; bytes: number; everySeconds: number } | null;
  /** File of the lease that the command ends with; null when it outlives everything but its host. */
  lease?: string | null;
}

/**
 * The words that start a command below a watcher. `ownProcesses`: the command sees no processes but those that it starts;
 * needs root. Pure.
 */
export function watched(
  words: readonly string[],
  { statusFile, log, lease }: Watch,
  ownProcesses: boolean,
): string[] {
  const apart = ownProcesses ? ["unshare", "--pid", "--"] : [];
  const { path, bytes, everySeconds } = log ?? { path: "", bytes: 0, everySeconds: 3600 };
  const bound = [path, String(bytes), String(everySeconds), lease ?? ""];
  return [...apart, "bash", "-c", WATCH, "bash", statusFile, ownProcesses ? "own" : "", ...bound, ...words];
}

/** How a process ended, and when. */
export interface Ending extends Exit {
  at: Date;
  /** Whether the watcher ended it, because the lease was over. */
  leaseExpired?: true;
}

/** What a status file tells; null is what is not known, or not yet. */
interface ProcessStatus {
  watcher: ProcessMark | null;
  /** From its first moment, when it still is what becomes the command. */
  process: ProcessMark | null;
  ended: Ending | null;
}

/** What the watcher of a start has written so far. A file that is not there tells nothing. */
export async function readProcessStatus(file: string): Promise<ProcessStatus> {
  const text = (await readTextIfThere(file)) ?? "";
  const mark = (name: string): ProcessMark | null => {
    const found = new RegExp(`^${name} ([1-9][0-9]*) ([0-9]+)\n`, "m").exec(text);
    return found === null ? null : { pid: Number(found[1]), startTime: found[2] as string };
  };
  return { watcher: mark("watcher"), process: mark("process"), ended: endingIn(text) };
}

function endingIn(text: string): Ending | null {
  const found = /^ended ([0-9]{1,3}) ([0-9]+\.[0-9]+)\n/m.exec(text);
  if (found === null) return null;
  const status = Number(found[1]);
  const at = new Date(Number(found[2]) * 1000);
  // The shell's word for a signal. QEMU itself never exits with more than 1.
  const signal = SIGNALS.get(status - 128);
  const keeper = /^expired [0-9.]+\n/m.test(text) ? { leaseExpired: true as const } : {};
  return signal === undefined
    ? { code: status, signal: null, at, ...keeper }
    : { code: null, signal, at, ...keeper };
}

/** Names by number; of two names the usual one comes first. */
const SIGNALS = new Map(
  Object.entries(constants.signals)
    .reverse()
    .map(([name, number]) => [number, name]),
);

const LOOK_MS = 5;

/**
 * Waits for the process of a start; null when its watcher ended and never had one. Throws after the limit. `over` is told
 * when the watcher ends.
 */
export async function awaitProcess(
  file: string,
  over: Promise<unknown>,
  limitMs: number,
): Promise<ProcessMark | null> {
  let ended = false;
  void over.then(() => {
    ended = true;
  });
  // No event tells of a file that another process writes, short of one that is watched for by the kernel.
  for (const until = Date.now() + limitMs; ; await sleep(LOOK_MS)) {
    const last = ended;
    const { process } = await readProcessStatus(file);
    if (process !== null || last) return process;
    if (Date.now() >= until) throw new Error(`no process was started within ${limitMs / 1000} seconds`);
  }
}

/** How a process that is gone ended; null when its watcher is gone as well and did not tell, or does not within the limit. */
export async function awaitEnding(file: string, limitMs: number): Promise<Ending | null> {
  for (const until = Date.now() + limitMs; ; await sleep(LOOK_MS)) {
    const { watcher, ended } = await readProcessStatus(file);
    if (ended !== null) return ended;
    const lives = watcher !== null && (await isAlive(watcher));
    // What it wrote last, it may have written after the look above.
    if (!lives || Date.now() >= until) return (await readProcessStatus(file)).ended;
  }
}
