// `check`: whether this machine can run the reconciler with these settings, and what to do where it cannot. Starts nothing.

import { access, constants, stat } from "node:fs/promises";
import { createServer } from "node:net";
import { networkInterfaces } from "node:os";
import { dirname } from "node:path";
import { CroftError } from "@croft/schemas/errors.ts";
import type { Config } from "./config.ts";
import { readCertificateFiles } from "./listen/file-certificate.ts";
import { certificateNames, isLoopback, LOOPBACK_ONLY, urlOf } from "./listen/reach.ts";

/** `fail`: the reconciler does not start. `warning`: something will not work as it may be meant. */
export interface Finding {
  name: string;
  status: "ok" | "warning" | "fail";
  message: string;
  remedy: string | null;
}

const ok = (name: string, message: string): Finding => ({ name, status: "ok", message, remedy: null });
const warning = (name: string, message: string, remedy: string): Finding => ({
  name,
  status: "warning",
  message,
  remedy,
});
const fail = (name: string, message: string, remedy: string): Finding => ({
  name,
  status: "fail",
  message,
  remedy,
});

export async function checkMachine(config: Config, now: number): Promise<Finding[]> {
  return [
    ok(
      "settings",
      config.file === undefined ? "They come from the environment." : `${config.file} is valid.`,
    ),
    await folder(config.stateDir),
    await portFree("clients", config.reach?.address ?? LOOPBACK_ONLY.address, config.port),
    await portFree("agents", config.reach?.agentAddress ?? LOOPBACK_ONLY.agentAddress, config.agentPort),
    await certificate(config, now),
    reachedByHosts(config),
  ];
}

/** Of the folder or the first one above it that is there. */
async function folder(path: string): Promise<Finding> {
  const remedy = "Choose another folder (state_dir), or run as a user that may write there.";
  try {
    const found = await stat(path);
    if (!found.isDirectory()) return fail("state_dir", `${path} is no folder.`, remedy);
    await access(path, constants.W_OK | constants.X_OK);
    return ok("state_dir", `${path} is there.`);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code !== "ENOENT" || path === "/") return fail("state_dir", `${path}: ${message}`, remedy);
    const above = await folder(dirname(path));
    return above.status === "ok" ? ok("state_dir", `${path} will be made at the first start.`) : above;
  }
}

function portFree(name: string, address: string, port: number): Promise<Finding> {
  const setting = name === "clients" ? "address, port" : "agent_address, agent_port";
  const server = createServer();
  return new Promise((resolve) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      resolve(
        error.code === "EADDRINUSE"
          ? warning(
              name,
              `Port ${port} of ${address} is taken; by a running reconciler, if this is its machine.`,
              `If it is another program: choose another one (${setting}).`,
            )
          : fail(name, `${address} port ${port}: ${error.message}`, `Correct ${setting}.`),
      );
    });
    server.listen(port, address, () => {
      server.close(() => resolve(ok(name, `Port ${port} of ${address} is free.`)));
    });
  });
}

async function certificate({ reach = LOOPBACK_ONLY }: Config, now: number): Promise<Finding> {
  const files = reach.certificateFiles;
  if (files === null) {
    const names = certificateNames(reach).join(", ");
    return ok("certificate", `Clients see one of Croft's authority (ca.pem), for ${names}.`);
  }
  try {
    await readCertificateFiles(files, now);
    return ok("certificate", `Clients see ${files.certificate}.`);
  } catch (error) {
    if (!(error instanceof CroftError)) throw error;
    return fail("certificate", error.message, error.detail);
  }
}

function reachedByHosts({ reach = LOOPBACK_ONLY, agentPort }: Config): Finding {
  const name = "hosts";
  if (isLoopback(reach.agentAddress)) {
    return warning(
      name,
      "Only this machine can be a host: agents are served on loopback.",
      `For more machines set agent_address${firstAddress()} and names.`,
    );
  }
  const every = /^[0:.]+$/.test(reach.agentAddress);
  const url = urlOf(reach.agentAddress, reach.names, agentPort);
  if (every && reach.names.length === 0) {
    return warning(
      name,
      `Hosts are told to reach ${url}, by this machine's own name.`,
      "Set names to one that every host resolves, or to an address.",
    );
  }
  return ok(name, `Hosts reach it at ${url}.`);
}

function firstAddress(): string {
  const found = Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .find(({ internal, family }) => !internal && family === "IPv4");
  return found === undefined ? "" : ` (such as ${found.address})`;
}
