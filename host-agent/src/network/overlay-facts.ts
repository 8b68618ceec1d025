// Whether this host can have tunnels to other hosts, for networks that span them: what its settings name, as the machine is now.
import { isIP } from "node:net";
import type { HostReport } from "@croft/schemas/generated/typescript/messages.ts";
import type { Run } from "../host/run.ts";
import type { Abilities } from "./abilities.ts";
import { type Link, readLinks } from "./host-view.ts";
import { addressNumber } from "./range.ts";
import { TUNNEL_PORT } from "./tunnel-rules.ts";

export interface OverlaySettings {
  address: string;
  /** The interface that has the address; null for whichever has it. */
  interface: string | null;
}

export type OverlayFacts = NonNullable<NonNullable<HostReport["facts"]["network"]>["overlay"]>;

/** Headers of a tunnel around a guest's packet: Ethernet inside, VXLAN, UDP, IP. */
const HEADERS = { 4: 14 + 8 + 8 + 20, 6: 14 + 8 + 8 + 40 } as const;

/** Looks for the address each time: interfaces come and go. */
export async function overlayFacts(
  run: Run,
  settings: OverlaySettings,
  abilities: Pick<Abilities, "nat" | "missing">,
): Promise<OverlayFacts> {
  const { address } = settings;
  const none = (missing: string): OverlayFacts => ({ address, mtu: 0, missing });
  if (!abilities.nat)
    return none(`It cannot have networks with mode = "nat". ${abilities.missing.join(" ")}`.trim());
  const refused = await tryTunnel(run);
  if (refused !== null) return none(refused);
  return withAddress(settings, await readLinks(run));
}

/** What the interfaces say of the address. Pure. */
export function withAddress(settings: OverlaySettings, links: ReadonlyMap<string, Link>): OverlayFacts {
  const { address, interface: named } = settings;
  const none = (missing: string): OverlayFacts => ({ address, mtu: 0, missing });
  const number = addressNumber(address);
  const has = ({ addresses }: Link): boolean =>
    addresses.some((one) => sameFamily(one, address) && addressNumber(one.split("/")[0] ?? "") === number);
  const owners = [...links.values()].filter(has);
  const link = named === null ? owners[0] : owners.find(({ name }) => name === named);
  if (link === undefined) {
    const where = named === null ? "no interface of this machine has" : `interface ${named} does not have`;
    return none(`Its settings name ${address} as the address of its overlay, which ${where} now.`);
  }
  if (!link.up) return none(`Interface ${link.name}, which has the address of its overlay, is down.`);
  return { address, mtu: link.mtu - HEADERS[isIP(address) === 6 ? 6 : 4], missing: null };
}

const sameFamily = (a: string, b: string): boolean => a.includes(":") === b.includes(":");

const TRY_AGAIN_MS = 60_000;
let tried: { refusal: Promise<string | null>; until: number } | undefined;

/**
 * Why the kernel makes no tunnels, found out in a network namespace that nobody else sees; null when it does. A refusal is looked at
 * again after a while, as the module may have come.
 */
async function tryTunnel(run: Run): Promise<string | null> {
  if (tried === undefined || tried.until < performance.now()) {
    tried = { refusal: refusalOf(run), until: performance.now() + TRY_AGAIN_MS };
  }
  const mine = tried;
  const refusal = await mine.refusal;
  if (refusal === null) mine.until = Number.POSITIVE_INFINITY;
  return refusal;
}

async function refusalOf(run: Run): Promise<string | null> {
  const make = [
    `ip link add name trial type vxlan id 1 local 192.0.2.1 dstport ${TUNNEL_PORT} nolearning`,
    "ip link add name bridge type bridge && ip link set dev trial master bridge",
    "bridge link set dev trial learning off flood off mcast_flood off bcast_flood off neigh_suppress on",
  ].join(" && ");
  const { exitCode, stderr } = await run("unshare", ["--net", "--", "sh", "-uc", make], {
    allowedExitCodes: Array.from({ length: 256 }, (_, code) => code),
  });
  if (exitCode === 0) return null;
  return `The kernel, or this container, makes no tunnels (VXLAN: modprobe vxlan): ${stderr.trim().slice(0, 300)}`;
}
