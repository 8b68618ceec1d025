// A network's dnsmasq where it cannot serve: by the real program, in a network namespace of its own.
import { chmod } from "node:fs/promises";
import { dirname } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { closedFolder } from "./dnsmasq.ts";
import { createLab, type Lab, NET, natNetwork } from "./fixtures/namespaces.fixture.ts";
import { Networks } from "./networks.ts";
import { OPEN } from "./outside.ts";

let lab: Lab;
beforeAll(async () => {
  lab = await createLab();
});
afterAll(() => lab.close());

test("a folder that keeps dnsmasq from its files is named, because guests would get no address", async () => {
  const { host, paths } = lab;
  const networks = new Networks({
    run: host,
    paths,
    log: () => {},
    now: () => new Date(),
    root: true,
    units: false,
    outside: async () => OPEN,
  });
  const folder = dirname(paths.stateDir);
  await chmod(folder, 0o700);
  expect(await networks.apply(natNetwork())).toMatchObject({
    state: "error",
    code: "host_error",
    message: expect.stringMatching(
      new RegExp(
        `network lan: dnsmasq, which runs as nobody, cannot read its files below ${folder}.*chmod o\\+x ${folder}`,
        "s",
      ),
    ),
  });
  expect(await closedFolder(paths.runtimeNetwork(NET))).toBe(folder);
  await chmod(folder, 0o711);
  expect(await closedFolder(paths.runtimeNetwork(NET))).toBeNull();
  expect(await networks.apply(natNetwork())).toMatchObject({ state: "ready" });
  await networks.apply(natNetwork({ wanted: "deleted" }));
});
