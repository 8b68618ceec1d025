import { Project } from "@croft/cdktn/lib/project";
import { Vm } from "@croft/cdktn/lib/vm";
import { expect, test } from "@jest/globals";
import { DataTerraformRemoteStateLocal, Testing } from "cdktn";
import { PlatformStack } from "./platform-stack.ts";
import { WebStack } from "./web-stack.ts";

Testing.setupJest();

function synthesise(): { platform: string; web: string } {
  const app = Testing.app();
  const platform = new PlatformStack(app, "platform", {
    project: "shop",
    image: { url: "https://example.com/debian.qcow2" },
    sshKeys: { ann: "ssh-ed25519 AAAA ann" },
  });
  const web = new WebStack(app, "web", {
    platform,
    hosts: { alpha: { network: "10.60.1.0/24", machines: ["web-0"] } },
    memoryMib: 512,
    dataGib: 10,
    serve: "echo ready\n",
  });
  return { platform: Testing.synth(platform, true), web: Testing.synth(web, true) };
}

test("the web tier refers to the platform's project by that stack's state", () => {
  const { platform, web } = synthesise();
  expect(platform).toHaveResourceWithProperties(Project, { name: "shop" });
  expect(web).toHaveDataSource(DataTerraformRemoteStateLocal);
  const state = String.raw`\$\{data\.terraform_remote_state\.[\w-]+\.outputs\.`;
  expect(web).toHaveResourceWithProperties(Vm, {
    name: "web-0",
    project: expect.stringMatching(new RegExp(`^${state}[\\w-]*project[\\w-]*name\\}$`)),
    image: expect.stringMatching(new RegExp(`^${state}[\\w-]*image[\\w-]*id\\}$`)),
    ssh_keys: [expect.stringMatching(new RegExp(`^${state}[\\w-]*key-ann[\\w-]*id\\}$`))],
  });
});

test("it says at which port each machine is reached", () => {
  const { output } = JSON.parse(synthesise().web) as { output: Record<string, { value: unknown }> };
  expect(output.ports?.value).toEqual({
    "web-0": expect.stringMatching(/^\$\{croft_vm\.[\w-]+\.allocated_ports\["80\/tcp"\]\}$/),
  });
});
