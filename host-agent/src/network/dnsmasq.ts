// A network's dnsmasq: a process that outlives the agent and is known again by its pid file and command line.
//
//   none --start--> runs --names or leases changed--> SIGHUP --> runs
//                    |--settings changed, or an address has another card now--> ended, given leases cleaned --> started
//                    `--killed by somebody--> started again at the next look
import { chown, mkdir, readFile, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { CroftError } from "@croft/schemas/errors.ts";
import type { NetworkDocument } from "@croft/schemas/generated/typescript/messages.ts";
import { readTextIfThere, writeFileAtomic } from "../host/files.ts";
import { commandLineOf, killProcess, type ProcessMark, startTimeOf, waitGone } from "../host/proc.ts";
import { CommandFailed, type Run } from "../host/run.ts";
import { DNSMASQ_GROUP, type DnsmasqFiles, dnsmasqFiles } from "./dnsmasq-files.ts";

const END_MS = 5_000;
/** Others may pass. */
const OPEN_MODE = 0o001;
const FILES = { conf: "dnsmasq.conf", leases: "leases", names: "names" } as const;

interface Place {
  run: Run;
  /** Of this network, below the runtime folder. */
  folder: string;
  /** Whether it gets a unit of systemd, so that it stays when the agent's ends. */
  unit: string | null;
  /** Whether an agent that ended may have written files without saying so to the process. */
  unsure: boolean;
}

/** Brings it to its document; true when it had been killed. */
export async function ensureDnsmasq(place: Place, document: NetworkDocument): Promise<boolean> {
  const { folder } = place;
  await mkdir(folder, { recursive: true, mode: 0o750 });
  await chown(folder, process.geteuid?.() ?? 0, DNSMASQ_GROUP);
  const wanted = dnsmasqFiles(document, folder);
  const before = await readFiles(folder);
  const mark = await processIn(folder);
  const moved = movedAddresses(before.leases ?? "", wanted.leases);
  const anew = mark === null || before.conf !== wanted.conf || moved.size > 0;
  if (mark !== null && anew) await end(mark);
  if (anew) await forget(folder, moved);
  await writeFiles(folder, before, wanted);
  await refuseUnreadable(place, document);
  if (anew) await start(place, document);
  else if (place.unsure || before.leases !== wanted.leases || before.names !== wanted.names)
    process.kill(mark.pid, "SIGHUP");
  return mark === null && before.conf === wanted.conf;
}

/** Whether its process lives. */
export const serves = async (folder: string): Promise<boolean> => (await processIn(folder)) !== null;

/** Throws where dnsmasq would start and serve nobody, because it cannot read what was leased. */
async function refuseUnreadable({ run, folder }: Place, document: NetworkDocument): Promise<void> {
  const closed = await closedFolder(folder);
  if (closed === null) return;
  // An access list may let it pass all the same.
  const own = [`--reuid=${DNSMASQ_GROUP}`, `--regid=${DNSMASQ_GROUP}`, "--clear-groups", "--"];
  const probe = await run("setpriv", [...own, "test", "-r", join(folder, FILES.leases)], {
    allowedExitCodes: [0, 1],
  });
  if (probe.exitCode === 0) return;
  throw new CroftError(
    "host_error",
    `making network ${document.name}: dnsmasq, which runs as nobody, cannot read its files below ${closed}`,
    { detail: `Let others pass (chmod o+x ${closed}), or set runtime_dir of the agent to another folder.` },
  );
}

/** The nearest folder above that lets only its owner and group pass; null when there is none. */
export async function closedFolder(path: string): Promise<string | null> {
  const above = dirname(path);
  const mode = await stat(above).then(
    (found) => found.mode,
    () => OPEN_MODE,
  );
  if ((mode & OPEN_MODE) === 0) return above;
  return above === path ? null : closedFolder(above);
}

/** Ends it and removes what it had. */
export async function removeDnsmasq(folder: string): Promise<void> {
  const mark = await processIn(folder);
  if (mark !== null) await end(mark);
  await rm(folder, { recursive: true, force: true });
}

async function end(mark: ProcessMark): Promise<void> {
  await killProcess(mark, "SIGTERM");
  if (await waitGone(mark, END_MS)) return;
  await killProcess(mark, "SIGKILL");
  await waitGone(mark, END_MS);
}

async function start({ run, folder, unit }: Place, document: NetworkDocument): Promise<void> {
  const words = ["dnsmasq", `--conf-file=${join(folder, FILES.conf)}`];
  const [command = "", ...args] =
    unit === null
      ? words
      : [
          "systemd-run",
          "--scope",
          "--quiet",
          "--collect",
          `--unit=${unit}`,
          "--slice=croft.slice",
          "--",
          ...words,
        ];
  try {
    // It returns once it serves, and stays as a process of its own.
    await run(command, args, { timeout: 20_000 });
  } catch (error) {
    const said = error instanceof CommandFailed ? error.stderr.trim() : String(error);
    throw new CroftError("host_error", `making network ${document.name}: dnsmasq does not start: ${said}`, {
      detail:
        "Another DNS or DHCP server of the host may listen on all addresses: let it listen on its own interfaces only.",
      cause: error,
    });
  }
}

/** The process that serves this folder, or null. */
async function processIn(folder: string): Promise<ProcessMark | null> {
  const pid = Number((await readTextIfThere(join(folder, "dnsmasq.pid")))?.trim());
  if (!(pid > 0)) return null;
  const startTime = await startTimeOf(pid);
  const words = await commandLineOf(pid);
  const own = words?.includes(`--conf-file=${join(folder, FILES.conf)}`) === true;
  return startTime !== null && own ? { pid, startTime } : null;
}

type Read = { [K in keyof DnsmasqFiles]: string | null };

async function readFiles(folder: string): Promise<Read> {
  const read = (name: keyof DnsmasqFiles) => readTextIfThere(join(folder, FILES[name]));
  return { conf: await read("conf"), leases: await read("leases"), names: await read("names") };
}

async function writeFiles(folder: string, before: Read, wanted: DnsmasqFiles): Promise<void> {
  for (const name of ["conf", "leases", "names"] as const) {
    const path = join(folder, FILES[name]);
    if (before[name] === wanted[name]) continue;
    await writeFileAtomic(path, wanted[name], { mode: 0o640 });
    await chown(path, process.geteuid?.() ?? 0, DNSMASQ_GROUP);
  }
}

/** Addresses that had a card before which has them no more. dnsmasq keeps to what it gave, so it has to be made to forget. */
function movedAddresses(before: string, after: string): Set<string> {
  const holders = ownersOf(after);
  const moved = [...ownersOf(before)].filter(([address, mac]) => holders.get(address) !== mac);
  return new Set(moved.map(([address]) => address));
}

function ownersOf(leases: string): Map<string, string> {
  return new Map(
    leases.split("\n").flatMap((line) => {
      const [mac = "", ...rest] = line.split(",");
      const addresses = rest.filter((word) => /^\[|^[0-9.]+$/.test(word));
      return addresses.map((address): [string, string] => [address.replace(/[[\]]/g, ""), mac]);
    }),
  );
}

async function forget(folder: string, addresses: ReadonlySet<string>): Promise<void> {
  const path = join(folder, "given");
  const given = await readFile(path, "utf8").catch(() => "");
  const kept = given.split("\n").filter((line) => !addresses.has(line.split(" ")[2] ?? ""));
  if (addresses.size > 0) await writeFileAtomic(path, kept.join("\n"), { mode: 0o640 });
}
