// Whether VMs can be on networks here, and what of the host is in their way.
import { join } from "node:path";
import type { Run } from "../host/run.ts";
import { droppingChains, findAbilities } from "../network/abilities.ts";
import { closedFolder } from "../network/dnsmasq.ts";
import { type Finding, fine, warning } from "./finding.ts";

export async function checkNetworks(run: Run, root: boolean, runtimeDir: string): Promise<Finding[]> {
  const { nat, bridge, missing } = await findAbilities(run, root);
  const name = "networks";
  const kinds = nat ? "networks of both modes" : bridge ? "networks of mode bridge only" : "no networks";
  if (missing.length > 0) return [warning(name, `VMs can have ${kinds} here.`, missing.join("\n"))];
  const closed = await closedFolder(join(runtimeDir, "networks"));
  if (closed !== null) {
    const remedy = `Let others pass (chmod o+x ${closed}), or set runtime_dir to another folder.`;
    return [warning(name, `dnsmasq, which runs as nobody, cannot read its files below ${closed}.`, remedy)];
  }
  const chains = await droppingChains(run);
  if (chains.length === 0) return [fine(name, `VMs can have ${kinds} here.`)];
  return [
    warning(
      name,
      `Other rules of this host drop what it forwards (${chains.join(", ")}), packets of VMs on nat networks too.`,
      'Allow them there: packets whose iifname or oifname is "cb-*" (where docker is: in its chain DOCKER-USER).',
    ),
  ];
}
