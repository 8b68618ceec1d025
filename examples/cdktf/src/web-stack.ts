// The web tier itself, on what the platform's stack made. It is applied after that one, and destroyed before it.
import { CroftProvider } from "@croft/cdktn/lib/provider";
import { TerraformOutput, TerraformStack } from "cdktn";
import type { Construct } from "constructs";
import type { PlatformStack } from "./platform-stack.ts";
import { type HostShare, SpreadTier } from "./spread-tier.ts";

export interface WebConfig {
  readonly platform: PlatformStack;
  readonly hosts: Readonly<Record<string, HostShare>>;
  readonly memoryMib: number;
  readonly dataGib: number;
  /** Shell commands that serve /data on port 80. */
  readonly serve: string;
}

export class WebStack extends TerraformStack {
  readonly tier: SpreadTier;

  constructor(scope: Construct, id: string, { platform, ...config }: WebConfig) {
    super(scope, id);
    new CroftProvider(this, "croft", { defaultTags: { tier: "web" } });
    this.tier = new SpreadTier(this, "web", {
      // From another stack: synthesised as an output there and a read of that state here.
      project: platform.project.name,
      hosts: config.hosts,
      ports: [80],
      machine: {
        image: platform.image.id,
        cpus: 1,
        memoryMib: config.memoryMib,
        rootDiskGib: 4,
        sshKeys: platform.sshKeys.map(({ id }) => id),
        waitFor: ["address", "ssh"],
        // Other commands make new machines on the same data.
        onUserDataChange: "replace",
        mountPoint: "/data",
        data: { sizeGib: config.dataGib, retentionDays: 30 },
        setup: config.serve,
      },
    });
    const machines = [...this.tier.machines];
    new TerraformOutput(this, "ports", {
      description: "Ports of the hosts that lead to the machines.",
      value: Object.fromEntries(machines.map(([name, { vm }]) => [name, vm.allocatedPorts.lookup("80/tcp")])),
    });
    new TerraformOutput(this, "addresses", {
      description: "Addresses of the machines on their private networks.",
      value: Object.fromEntries(machines.map(([name, { vm }]) => [name, vm.ipAddress])),
    });
  }
}
