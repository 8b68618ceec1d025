// Which part of the kernel can hold packets between two ports of a bridge to stateful rules: IP's rules, where br_netfilter is
// loaded and shows them to these, or the family `bridge` with nf_conntrack_bridge. Loading br_netfilter would change every
// bridge of the host, so that is left to whoever runs the host.
import { CroftError } from "@croft/schemas/errors.ts";
import type { NetworkDocument } from "@croft/schemas/generated/typescript/messages.ts";
import type { Run } from "../host/run.ts";
import type { Link } from "./host-view.ts";
import type { Tracking } from "./network-table.ts";

const TRIAL =
  "table bridge trial { chain forward { type filter hook forward priority 0; ct state established accept; }; }";
const SHOWS = "/proc/sys/net/bridge/bridge-nf-call-iptables";

/** `bridge`: the host's, with mode `bridge`. Throws `host_error` when the network has rules and the kernel can hold none. */
export async function chooseTracking(run: Run, document: NetworkDocument, bridge?: Link): Promise<Tracking> {
  const { firewall, mode, name } = document;
  if (firewall.length === 0) return "inet";
  const shows = await run("cat", [SHOWS], { allowedExitCodes: [0, 1] });
  const loaded = shows.exitCode === 0;
  // On a bridge of its own Croft turns it on, on the host's it leaves it as it is.
  if (loaded && (mode === "nat" || shows.stdout.trim() === "1" || bridge?.callsIptables === true))
    return "inet";
  const tracks = await run("unshare", ["--net", "--", "nft", "-f", "-"], {
    input: TRIAL,
    allowedExitCodes: [0, 1],
  });
  if (tracks.exitCode === 0) return "bridge";
  throw new CroftError(
    "host_error",
    `making network ${name}: this kernel cannot hold packets within a bridge to its firewall`,
    {
      detail:
        "Load nf_conntrack_bridge on the host (modprobe nf_conntrack_bridge), or remove the network's rules.",
    },
  );
}
