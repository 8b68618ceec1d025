// How bad it is that an object has a condition, and what to do about it. `object` is what commands call it.
//
//   bad: it does not work, and does not mend itself   |   silent: nobody knows   |   waits: it may become right
import { ERROR_TEXTS } from "./error-texts.ts";
import { isErrorCode } from "./errors.ts";

export const SEVERITIES = ["bad", "silent", "waits"] as const;
export type Severity = (typeof SEVERITIES)[number];

/** An object as advice names it. */
export interface Advised {
  kind: string;
  /** As commands take it: `project/name`, a name, an id. */
  object: string;
}

interface Remedy {
  severity: Severity;
  advice: (of: Advised) => string;
}

const shown = ({ kind, object }: Advised): string => `\`croft describe ${kind} ${object}\` shows more.`;
const remedy = (severity: Severity, advice: (of: Advised) => string): Remedy => ({ severity, advice });

/** By the condition's type. */
const REMEDIES: Readonly<Record<string, Remedy>> = {
  // Of VMs.
  first_boot_failed: remedy(
    "bad",
    ({ object }) =>
      `\`croft log ${object}\` shows what the guest did. Finish by hand (\`croft ssh ${object}\`), or correct the user data and replace the VM: its root disk is lost then.`,
  ),
  nothing_to_boot: remedy(
    "bad",
    () =>
      "Give the VM the `firmware` that its image boots with, or a CD (`cdroms`). With another image it is replaced, by which its root disk is lost.",
  ),
  drives: remedy("bad", (of) => `Look at the disk of that partition: \`croft get disks\`. ${shown(of)}`),
  cdroms: remedy("waits", (of) => `Replace the image of that CD, or take it out of \`cdroms\`. ${shown(of)}`),
  addresses_differ: remedy(
    "waits",
    () => "Let the guest take the leased address: by DHCP, or by the network configuration that Croft gives.",
  ),
  fenced: remedy("waits", ({ object }) => `Upgrade the host's agent, then \`croft restart ${object}\`.`),
  placed: remedy("waits", () => "Add a host or make room on one; what each host lacks is said here."),
  moving: remedy("waits", () => "Nothing while the copy advances: `croft watch` shows it."),
  waiting_for_users: remedy("waits", (of) => `It goes with the last of them. ${shown(of)}`),
  // Of hosts.
  clock: remedy("bad", () => "Set the clocks of both machines by NTP: `timedatectl` on each."),
  config: remedy("bad", () => "Read the agent's log on that machine: `journalctl -u croft-agent`."),
  overlay: remedy(
    "bad",
    () => "Set `overlay` of its agent's settings right: docs/howto/spanning-networks.md.",
  ),
  contract: remedy("waits", ({ object }) => `Upgrade croft-agent on ${object}.`),
  capacity: remedy("waits", ({ object }) => `If that is so: \`croft host confirm-capacity ${object}\`.`),
  // Of disks.
  copy: remedy("bad", () => "One of the two disks is a copy: take it away before anything is written to it."),
  // Of the reconciler.
  clock_leapt: remedy("bad", () => "Find out what time it is, and say so: `croft clock confirm`."),
  database_restored: remedy("bad", () => "`croft unknown list` shows them and what each command does."),
  host_storm: remedy(
    "bad",
    () =>
      "Look at the network first. Machines that are lost: `croft host release-storm`, by which what their root disks hold is lost.",
  ),
  storage: remedy("bad", () => "Make room on the reconciler's file system, or delete what is not needed."),
};

/** Of a condition that a host or VM has for a while, and whose kind decides. */
const WAY_OUT: Readonly<Record<string, Remedy>> = {
  host: remedy("bad", () => "Until then VMs there reach nothing. Let the firewall of that machine pass it."),
  vm: remedy("waits", ({ object }) => `\`croft restart ${object}\` once its host has a way out.`),
};

const UNKNOWN_TYPE = remedy("waits", shown);

export function remedyOf(type: string, kind: string): Remedy {
  return (type === "way_out" ? WAY_OUT[kind] : REMEDIES[type]) ?? UNKNOWN_TYPE;
}

/** What to do about an error, and where more of it is. */
export function adviceOfCode(code: string | null | undefined, of: Advised): string {
  return code != null && isErrorCode(code) ? `${ERROR_TEXTS[code].advice} ${shown(of)}` : shown(of);
}
