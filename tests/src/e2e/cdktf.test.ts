// examples/cdktf as its reader lives it, in a folder outside the clone: the released constructs, its own unit tests, synthesised
// by plain Node, applied by real Terraform to two hosts, whose guests serve what is on their partitions. The second host is on a
// machine of its own, as far as its network goes.
import { randomInt } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, jest, test } from "@jest/globals";
import { root } from "../harness/clone.ts";
import { createFarMachine, type FarMachine } from "../harness/far-machine.ts";
import { createProgramFolder, type ProgramFolder } from "../harness/program-folder.ts";
import { terraformProgram } from "../harness/terraform-program.ts";
import { TestHost } from "../harness/two-hosts.ts";
import { startWholeCroft, type WholeCroft } from "../harness/whole-croft.ts";
import { withRoot } from "../harness/with-root.ts";

jest.setTimeout(600_000);

/** Of this run, beside whatever networks the machine has: one for each host. */
const range = `10.${randomInt(130, 250)}.${randomInt(1, 125) * 2}`;
const networks = { alpha: `${range}.0/25`, beta: `${range}.128/25` };

/** What was served first is on the partition, and is served ever after. */
const SERVE = `
test -e /data/index.html || echo "$(hostname) $(cat /proc/sys/kernel/random/boot_id)" > /data/index.html
busybox httpd -p 80 -h /data
`;

withRoot("networks of VMs")("a web tier in TypeScript", () => {
  let croft: WholeCroft;
  let program: ProgramFolder;
  /** The machine of the host beta, with a network of its own. */
  let far: FarMachine;
  let beta: TestHost;
  let first: Record<string, string>;

  const settings = () => ({
    project: "storefront-ts",
    image: {
      path: path.join(croft.guest, "image.qcow2"),
      kernel: {
        path: path.join(croft.guest, "vmlinuz"),
        initrdPath: path.join(croft.guest, "initrd"),
        commandLine: "root=LABEL=root console=ttyS0 panic=-1 quiet",
      },
    },
    sshKeys: { me: readFileSync(path.join(croft.config.home, "id_ed25519.pub"), "utf8").trim() },
    hosts: {
      alpha: { network: networks.alpha, machines: ["web-0"] },
      beta: { network: networks.beta, machines: ["web-1"] },
    },
    memoryMib: 192,
    dataGib: 1,
    serve: "serve.sh",
  });

  async function synthesise(): Promise<void> {
    writeFileSync(program.at("lab.json"), JSON.stringify(settings()));
    writeFileSync(program.at("serve.sh"), SERVE);
    await program.run("npm", ["run", "--silent", "synth"], { WEB_SETTINGS: "lab.json" });
  }

  const terraform = (stack: string, ...args: string[]): Promise<string> =>
    program.run(terraformProgram, [`-chdir=cdktf.out/stacks/${stack}`, ...args], {
      ...croft.env,
      TF_INPUT: "0",
    });

  /** What each machine serves, asked at the port that its stack says. */
  async function served(): Promise<Record<string, string>> {
    const outputs = JSON.parse(await terraform("web", "output", "-json")) as {
      ports: { value: Record<string, number> };
    };
    const pages = Object.entries(outputs.ports.value).map(async ([name, port]) => [
      name,
      await page(name, port),
    ]);
    return Object.fromEntries(await Promise.all(pages)) as Record<string, string>;
  }

  /** What is served at a port of the host that the machine is on, asked there. */
  async function page(machine: string, port: number): Promise<string> {
    const ask = `fetch("http://127.0.0.1:${port}/").then((answer) => answer.text()).then((text) => process.stdout.write(text))`;
    const words = [process.execPath, "-e", ask] as const;
    const [asks, ...args] = machine === "web-1" ? far.inside(words) : words;
    const deadline = Date.now() + 180_000;
    for (;;) {
      try {
        return (await program.run(asks, args)).trim();
      } catch (error) {
        if (Date.now() > deadline) throw error;
        await pause(200);
      }
    }
  }

  beforeAll(async () => {
    program = await createProgramFolder();
    program.copy(path.join(root, "examples/cdktf"), ".");
    far = createFarMachine();
    const address = "0.0.0.0";
    croft = await startWholeCroft([], {
      CROFT_ADDRESS: address,
      CROFT_AGENT_ADDRESS: address,
      CROFT_NAMES: far.here,
    });
    await program.run("ssh-keygen", [
      "-q",
      "-t",
      "ed25519",
      "-N",
      "",
      "-f",
      path.join(croft.config.home, "id_ed25519"),
    ]);
    const { command } = await croft.call("POST", "/v1/agent/join_tokens", { host: "beta" });
    beta = await TestHost.join("beta", program.folder, command, { machine: far });
    for (const host of ["alpha", "beta"]) {
      const disk = await croft.call("POST", "/v1/disks", {
        spec: { host, file: { name: `web-${host}`, size_gib: 4 } },
      });
      await croft.call("GET", `/v1/disks/${disk.id}?wait=ready`);
    }
    await synthesise();
    for (const stack of ["platform", "web"]) await terraform(stack, "init", "-no-color");
  });
  afterAll(async () => {
    await croft?.down();
    await beta?.remove();
    far?.remove();
    program?.remove();
  });

  test("its types are right and its unit tests pass where somebody has it", async () => {
    await program.run("npm", ["run", "--silent", "types"]);
    expect(await program.run("npm", ["test", "--silent"])).toMatch(/Tests: +9 passed, 9 total/);
  });

  test("both stacks apply, each machine serves its own partition, and then there is nothing to do", async () => {
    await terraform("platform", "apply", "-auto-approve", "-no-color");
    expect(await terraform("web", "apply", "-auto-approve", "-no-color")).toContain("6 added, 0 changed");
    first = await served();
    expect(first).toEqual({
      "web-0": expect.stringMatching(/^web-0 /),
      "web-1": expect.stringMatching(/^web-1 /),
    });
    for (const [name, host] of Object.entries({ "web-0": "alpha", "web-1": "beta" })) {
      const [partition] = await croft.list("partitions", { name: `${name}-data` });
      expect(partition).toMatchObject({ spec: { host }, status: { host, state: "ready" } });
      expect((await croft.list("vms", { name }))[0]?.status).toMatchObject({ host, ready: true });
    }
    for (const stack of ["platform", "web"]) {
      expect(await terraform(stack, "plan", "-detailed-exitcode", "-no-color")).toContain("No changes.");
    }
  });

  test("a machine is made anew, and its data stay", async () => {
    const machines = (await terraform("web", "state", "list")).split("\n");
    const target = machines.find((address) => /^croft_vm\..*web-1/.test(address));
    expect(await terraform("web", "apply", "-auto-approve", "-no-color", `-replace=${target}`)).toContain(
      "1 added, 0 changed, 1 destroyed",
    );
    expect(await served()).toEqual(first);
  });

  test("the schema that the constructs are made of is what terraform prints", async () => {
    const printed = await terraform("web", "providers", "schema", "-json");
    const committed = readFileSync(
      path.join(root, "schemas/generated/terraform/provider-schema.json"),
      "utf8",
    );
    const { provider_schemas: all } = JSON.parse(printed) as { provider_schemas: Record<string, unknown> };
    const croftOnly = Object.entries(all).filter(([source]) => source.endsWith("/croft/croft"));
    expect({ ...JSON.parse(printed), provider_schemas: Object.fromEntries(croftOnly) }).toEqual(
      JSON.parse(committed),
    );
  });

  test("and both are destroyed", async () => {
    await terraform("web", "destroy", "-auto-approve", "-no-color");
    await terraform("platform", "destroy", "-auto-approve", "-no-color");
    expect(await croft.list("vms")).toEqual([]);
  });
});
