// Forwarding by the host, each family only from the first network on that has it. Where the host's owner had it off, it is on for
// Croft alone: a chain drops what is neither from nor to an interface of Croft, else the host were a router for its neighbors.
//
//   off --first network--> note --> guard --> on      (guard made again at each look, as long as the note is there: until a boot)
//   on before             --> nothing: its owner decided that
//
// It is never turned off, and the guard never taken away: others may rely on forwarding by then, and neighbors must not.
import type { NetworkDocument } from "@croft/schemas/generated/typescript/messages.ts";
import { readTextIfThere, writeFileAtomic } from "../host/files.ts";
import type { Run } from "../host/run.ts";
import { type Link, loadRules } from "./host-view.ts";
import { BRIDGE_PREFIX } from "./names.ts";
import { LINK_PREFIX } from "./way-out/addresses.ts";
import { GUARD, isGuarded, readSysctl } from "./way-out/namespace.ts";

type Family = "ip" | "ip6";

const SWITCHES: Readonly<Record<Family, string>> = {
  ip: "net/ipv4/ip_forward",
  ip6: "net/ipv6/conf/all/forwarding",
};

interface Note {
  boot: string;
  families: Family[];
}

export interface Forwarding {
  run: Run;
  /** File that says what was turned on. */
  note: string;
}

/** Lets the host forward what a network needs; true when that is new, and for Croft alone. */
export async function ensureForwarding(
  parts: Forwarding,
  { ipv6_cidr }: Pick<NetworkDocument, "ipv6_cidr">,
  links: ReadonlyMap<string, Link>,
): Promise<boolean> {
  const { run, note } = parts;
  const guarded = await readNote(parts);
  const off: Family[] = [];
  for (const family of ["ip", ...(ipv6_cidr === null ? [] : ["ip6" as const])] as const)
    if ((await readSysctl(run, SWITCHES[family])) === "0") off.push(family);
  const families = [...new Set([...guarded.families, ...off])];
  if (families.length > guarded.families.length)
    await writeFileAtomic(note, JSON.stringify({ boot: guarded.boot, families }));
  if (families.length > 0) await loadRules(run, guardRules(families, links));
  if (off.length > 0) await run("sh", ["-euc", FORWARD, "sh", ...off]);
  return families.length > guarded.families.length;
}

/** Makes the guard again, which has to know the host's bridges, where there is one. */
export async function keepGuard(parts: Forwarding, links: ReadonlyMap<string, Link>): Promise<void> {
  const { families } = await readNote(parts);
  if (families.length > 0) await loadRules(parts.run, guardRules(families, links));
}

/**
 * What is on for Croft alone: as noted, if that was since the boot, and where another agent, of before or beside this one, made
 * the guard.
 */
async function readNote({ run, note }: Forwarding): Promise<Note> {
  const boot = (await readSysctl(run, "kernel/random/boot_id")) ?? "";
  const text = await readTextIfThere(note);
  const told = text === null ? null : (JSON.parse(text) as Note);
  const families = told?.boot === boot ? [...told.families] : [];
  for (const family of ["ip", "ip6"] as const)
    if (!families.includes(family) && (await isGuarded(run, family))) families.push(family);
  return { boot, families };
}

/** Drops what others send through the host. Pure. */
export function guardRules(families: readonly Family[], links: ReadonlyMap<string, Link>): string {
  // Between the ports of one bridge nothing is routed, though some kernels show it to these rules.
  const bridges = [...links.values()]
    .filter(({ kind }) => kind === "bridge")
    .map(({ name }) => `"${name}" . "${name}"`);
  const croft = [BRIDGE_PREFIX, LINK_PREFIX].flatMap((prefix) => [
    `    iifname "${prefix}*" accept`,
    `    oifname "${prefix}*" accept`,
  ]);
  return families
    .flatMap((family) => [
      `add table ${family} ${GUARD}`,
      `delete table ${family} ${GUARD}`,
      `table ${family} ${GUARD} {`,
      "  set bridged {",
      "    type ifname . ifname",
      ...(bridges.length === 0 ? [] : [`    elements = { ${bridges.join(", ")} }`]),
      "  }",
      "  chain forward {",
      "    type filter hook forward priority filter - 5; policy drop;",
      ...croft,
      "    iifname . oifname @bridged accept",
      "  }",
      "}",
      "",
    ])
    .join("\n");
}

// A host that forwards IPv6 takes no router's advertisement unless it is told to, and would lose its own way out.
const FORWARD = `cd /proc/sys/net
for family in "$@"; do
  if [ "$family" = ip ]; then
    echo 1 > ipv4/ip_forward
    continue
  fi
  for folder in ipv6/conf/*; do
    [ "$(cat "$folder/accept_ra")" != 1 ] || echo 2 > "$folder/accept_ra"
  done
  echo 1 > ipv6/conf/all/forwarding
done`;
