import { Network } from "@croft/cdktn/lib/network";
import { Partition } from "@croft/cdktn/lib/partition";
import { Vm } from "@croft/cdktn/lib/vm";
import { expect, test } from "@jest/globals";
import { Testing } from "cdktn";
import { type HostShare, SpreadTier } from "./spread-tier.ts";

Testing.setupJest();

const synthesised = (hosts: Record<string, HostShare>): string =>
  Testing.synthScope(
    (scope) =>
      void new SpreadTier(scope, "web", {
        project: "shop",
        hosts,
        ports: [80, 443],
        machine: {
          image: "img-1",
          cpus: 1,
          memoryMib: 512,
          rootDiskGib: 4,
          data: { sizeGib: 10 },
          mountPoint: "/data",
          setup: "",
        },
      }),
  );

const alpha = { network: "10.60.1.0/24", machines: ["web-0", "web-1"] };
const beta = { network: "10.60.2.0/24", machines: ["web-2"] };

interface Resources {
  resource: Record<string, Record<string, { name: string; host?: string }>>;
}
const resources = (json: string): Resources["resource"] => (JSON.parse(json) as Resources).resource;

test("each host has a private network that lets the ports in", () => {
  const json = synthesised({ alpha, beta });
  for (const [name, cidr] of Object.entries({ "web-alpha": alpha.network, "web-beta": beta.network })) {
    expect(json).toHaveResourceWithProperties(Network, {
      name,
      cidr,
      mode: "nat",
      firewall: expect.arrayContaining([{ protocol: "tcp", ports: ["80", "443"] }]),
    });
  }
});

test("each machine's data are on the host that it stands beside, and the machine on that host's network", () => {
  const json = synthesised({ alpha, beta });
  expect(json).toHaveResourceWithProperties(Partition, { name: "web-1-data", host: "alpha" });
  expect(json).toHaveResourceWithProperties(Partition, { name: "web-2-data", host: "beta" });
  expect(json).toHaveResourceWithProperties(Vm, {
    name: "web-2",
    networks: [{ network: expect.stringMatching(/^\$\{croft_network\.web_beta_\w+\.id\}$/) }],
    ports: [{ guest_port: 80 }, { guest_port: 443 }],
  });
});

test("another host changes nothing of what is there", () => {
  const before = resources(synthesised({ beta }));
  const after = resources(synthesised({ alpha, beta }));
  for (const [type, ofType] of Object.entries(before)) expect(after[type]).toMatchObject(ofType);
});

test("a name that stands beside two hosts is refused", () => {
  const twice = { network: "10.60.3.0/24", machines: ["web-2"] };
  expect(() => synthesised({ beta, gamma: twice })).toThrow("the machine web-2 stands beside two hosts");
});
