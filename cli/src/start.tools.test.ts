// How `npm start` brings the reconciler up: the real program, with what may stand in its way.
import { once } from "node:events";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { list } from "@croft/schemas/client/rest-client.ts";
import { afterEach, beforeEach, expect, jest, test } from "@jest/globals";
import { root } from "../../tests/src/harness/clone.ts";
import { freePorts } from "../../tests/src/harness/free-port.ts";
import { end } from "./background.ts";
import type { Config } from "./config.ts";
import { reconciler } from "./programs.ts";
import { startReconciler, writeEnv } from "./start.ts";

jest.setTimeout(120_000);

let config: Config;
let inTheWay: Server | undefined;

beforeEach(async () => {
  const home = mkdtempSync(path.join(tmpdir(), "croft-start-"));
  const port = await freePorts();
  config = {
    root,
    home,
    homeIsUsual: false,
    cache: "",
    port,
    hostName: "beta",
    quickstart: home,
    provider: "",
    terraform: "terraform",
    releaseKey: null,
  };
});

afterEach(async () => {
  inTheWay?.close();
  inTheWay = undefined;
  await end(config.home, reconciler(config));
  rmSync(config.home, { recursive: true, force: true });
});

test("a port that is taken, its own or the agents', is said in words, with what to set", async () => {
  for (const taken of [config.port, config.port + 1]) {
    inTheWay = createServer().listen(taken, "127.0.0.1");
    await once(inTheWay, "listening");
    const said = await startReconciler(config).catch((error: Error) => error.message);
    inTheWay.close();
    await once(inTheWay, "close");
    expect(said).toContain(`Port ${taken} of 127.0.0.1 is taken.`);
    expect(said).toContain("CROFT_PORT=");
    // Neither raw lines of the log nor the setting that `npm start` sets itself, nor what an earlier try said.
    expect(said).not.toMatch(/"time"|^ +at |CROFT_AGENT_PORT/m);
    expect(String(said).match(/is taken/g)).toHaveLength(1);
  }
  inTheWay = undefined;
  expect((await startReconciler(config)).endpoint).toMatch(/^unix:/);
});

test("a state folder of before, open to others and with an address of plain HTTP, moves over by itself", async () => {
  const state = path.join(config.home, "reconciler");
  const first = await startReconciler(config);
  await end(config.home, reconciler(config));
  const files = ["croft.db", "endpoint.json"].map((name) => path.join(state, name));
  const all = [...files, path.join(config.home, "log/reconciler.log"), path.join(config.home, "env")];
  writeFileSync(
    path.join(state, "endpoint.json"),
    JSON.stringify({ endpoint: "http://127.0.0.1:1", pid: 1 }),
  );
  writeFileSync(path.join(config.home, "env"), "export CROFT_ENDPOINT='http://127.0.0.1:1'\n");
  for (const file of all) chmodSync(file, 0o644);
  chmodSync(state, 0o755);

  const api = await startReconciler(config);
  writeEnv(config, api);
  expect(api).toEqual(first);
  expect(await list(api, "projects")).toEqual([]);
  expect(readFileSync(path.join(config.home, "env"), "utf8")).toMatch(/^export CROFT_ENDPOINT='unix:\/\/\//);
  const mode = (file: string) => (statSync(file).mode & 0o777).toString(8);
  expect(all.map(mode)).toEqual(all.map(() => "600"));
  expect(mode(state)).toBe("700");
});

test("a database that others might read while it is made is made in a folder that they cannot enter", async () => {
  mkdirSync(path.join(config.home, "reconciler"), { mode: 0o777 });
  chmodSync(path.join(config.home, "reconciler"), 0o777);
  await startReconciler(config);
  const names = ["", "croft.db", "croft.db-wal", "croft.db-shm", "lock.db", "admin-token"];
  const modes = names.map(
    (name) => (statSync(path.join(config.home, "reconciler", name)).mode & 0o077) === 0,
  );
  expect(modes).toEqual(names.map(() => true));
});
