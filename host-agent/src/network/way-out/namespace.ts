// One VM's network namespace and its link to the host. Every step can be repeated.
//
//   rules in the namespace -> (the host's rules know the link) -> the link is up
//
// A named namespace is a mount. One that an agent made in a mount namespace of its own is a plain file to the next agent, so
// that one gives it its name again, by a process that stands in it.
import type { ProcessMark } from "../../host/proc.ts";
import { CommandFailed, type Run } from "../../host/run.ts";
import { GATEWAY, GATEWAY_IPV6, linkOf, namespaceOf, type Passage } from "./addresses.ts";
import { type HostRules, namespaceRules } from "./rules.ts";

/** What of the host goes into each namespace. */
export interface Surroundings {
  rules: Pick<HostRules, "range" | "allow">;
  hostAddresses: readonly string[];
  /** Of the host's way to the internet; its links have the same. */
  mtu: number;
}

export const pathOf = (vm: string): string => `/run/netns/${namespaceOf(vm)}`;

/** Makes the namespace anew, with its rules and without a link. */
export async function createNamespace(run: Run, vm: string): Promise<void> {
  const add = () => run("ip", ["netns", "add", namespaceOf(vm)]);
  await add().catch(async () => {
    await removeNamespace(run, vm);
    await add();
  });
}

/** Gives a namespace in which a process stands its name again, where that was lost. */
export async function nameAgain(run: Run, vm: string, { pid }: ProcessMark): Promise<void> {
  const name = namespaceOf(vm);
  const named = await run("ip", ["netns", "exec", name, "true"]).catch(() => null);
  if (named !== null) return;
  await run("ip", ["netns", "delete", name]).catch(() => {});
  await run("ip", ["netns", "attach", name, String(pid)]);
}

/** Removes namespace and link; what is not there is no failure. */
export async function removeNamespace(run: Run, vm: string): Promise<void> {
  // The kernel takes the link away with the namespace, but a moment later.
  await run("ip", ["link", "delete", linkOf(vm)]).catch(() => {});
  await run("ip", ["netns", "delete", namespaceOf(vm)]).catch(() => {});
}

/** Puts the rules of a namespace into it, in one step. */
export async function loadNamespaceRules(
  run: Run,
  vm: string,
  passage: Passage,
  { rules, hostAddresses }: Surroundings,
): Promise<void> {
  const load = (bounded: boolean) =>
    inside(run, vm, ["nft", "-f", "-"], namespaceRules(passage, rules, hostAddresses, bounded));
  // A kernel without nft_connlimit takes none of a text that has it.
  await load(true).catch(() => load(false));
}

/** Whether a namespace has the chains that shut it. */
export async function isShut(run: Run, vm: string): Promise<boolean> {
  const listed = await inside(run, vm, ["nft", "-s", "list", "table", "inet", "croft"]).catch(() => null);
  const text = listed?.stdout ?? "";
  return ["host4", "shut4", "shut6"].every((set) => text.includes(`@${set} counter`));
}

/** The link between host and namespace, up at both ends, with its addresses and routes. */
export async function connectNamespace(
  run: Run,
  vm: string,
  { ports, ssh, ipv6 }: Passage,
  mtu: number,
): Promise<void> {
  const [link, name] = [linkOf(vm), namespaceOf(vm)];
  const host = [
    `link add ${link} mtu ${mtu} type veth peer name eth0 netns ${name}`,
    `link set ${link} alias ${vm}`,
    `address add ${GATEWAY}/32 dev ${link}`,
    ...(ipv6 === null ? [] : [`address add ${GATEWAY_IPV6}/64 dev ${link} nodad`]),
    `link set ${link} up`,
    ...[ports, ssh].map((address) => `route add ${address}/32 dev ${link} src ${GATEWAY}`),
    ...(ipv6 === null ? [] : [`route add ${ipv6}/128 dev ${link}`]),
  ];
  const own = [
    "link set lo up",
    `link set eth0 mtu ${mtu} up`,
    ...[ports, ssh].map((address) => `address add ${address}/32 dev eth0`),
    `route add ${GATEWAY}/32 dev eth0 src ${ports}`,
    `route add default via ${GATEWAY} dev eth0 src ${ports}`,
    ...(ipv6 === null
      ? []
      : [
          `address add ${ipv6}/128 dev eth0 nodad`,
          `route add default via ${GATEWAY_IPV6} dev eth0 src ${ipv6}`,
        ]),
  ];
  await run("ip", ["-batch", "-"], { input: `${host.join("\n")}\n` });
  await run("ip", ["-n", name, "-batch", "-"], { input: `${own.join("\n")}\n` });
  await writeSysctl(run, `net/ipv4/conf/${link}/forwarding`, "1");
  await inside(run, vm, ["sh", "-c", FOR_QEMU]);
}

// QEMU is not root. It listens under the numbers of the guest's ports, and sends a guest's pings by sockets that are for groups.
const FOR_QEMU =
  "cd /proc/sys/net/ipv4 && echo 0 > ip_unprivileged_port_start && echo 0 2147483647 > ping_group_range";

/** Runs a command of the host in a VM's namespace; its files are the host's. */
const inside = (run: Run, vm: string, [command = "", ...args]: readonly string[], input?: string) => {
  const words = [`--net=${pathOf(vm)}`, "--", command, ...args];
  return run("nsenter", words, input === undefined ? {} : { input });
};

/** The tables that keep strangers out where the host forwards because a network of Croft needs it (forwarding.ts). */
export const GUARD = "croft_forwarding";

/** Whether the host forwards a family for Croft alone; not so where nft is missing. */
export const isGuarded = (run: Run, family: "ip" | "ip6"): Promise<boolean> =>
  run("nft", ["list", "table", family, GUARD]).then(
    () => true,
    () => false,
  );

/** A value below /proc/sys; null where this kernel has none of the name. */
export async function readSysctl(run: Run, name: string): Promise<string | null> {
  return run("cat", [`/proc/sys/${name}`]).then(
    ({ stdout }) => stdout.trim(),
    (error) => {
      if (error instanceof CommandFailed) return null;
      throw error;
    },
  );
}

export async function writeSysctl(run: Run, name: string, value: string): Promise<void> {
  await run("tee", [`/proc/sys/${name}`], { input: value });
}
