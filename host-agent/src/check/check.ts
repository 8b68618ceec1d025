// Everything that `croft-agent check` looks at. Nothing is changed but the agent's own memory of what KVM did.
import { chmod, mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Condition } from "@croft/schemas/generated/typescript/messages.ts";
import type { Config } from "../config.ts";
import { readFacts } from "../host/facts.ts";
import { createPaths } from "../host/paths.ts";
import type { Run } from "../host/run.ts";
import { findWalls, type Walls } from "../host/walls.ts";
import { findAccelerator } from "../vm/qemu/accelerator.ts";
import { type Finding, failing, fine, warning } from "./finding.ts";
import { checkClock, checkHardware, checkLoopDevices, checkMembership, checkUsers } from "./machine.ts";
import { checkPorts, checkWayOut } from "./network.ts";
import { checkNetworks } from "./networks.ts";
import { checkStateDir } from "./storage.ts";
import { checkTools } from "./tools.ts";

const QEMU = "qemu-system-x86_64";
/** What Croft is tested with; older ones lack words that it says. */
const OLDEST_QEMU = [7, 2] as const;

/** All findings, in the order in which they are best read. `program`: path of the agent's own file. */
export async function checkMachine(config: Config, run: Run, program: string): Promise<Finding[]> {
  const facts = await readFacts();
  const systemd = await stat("/run/systemd/system").then(
    (found) => found.isDirectory(),
    () => false,
  );
  const scratch = await mkdtemp(join(tmpdir(), "croft-check-"));
  // What is tried as another user must be able to pass.
  await chmod(scratch, 0o711);
  try {
    const paths = createPaths(config.stateDir, config.runtimeDir);
    const { walls, condition, limits } = await findWalls(run, {
      setting: "sessions",
      root: facts.root,
      runtimeDir: scratch,
    });
    return [
      fine("settings", config.file === null ? "From the environment." : `From ${config.file}.`),
      ...checkHardware(facts, config),
      ...(await checkQemu(run)),
      ...(await checkTools(facts.root)),
      await checkAccelerator(config, run, scratch, walls),
      ...(await checkUsers(facts.root)),
      wallsFinding(condition, facts.root),
      await checkWayOut({ config, run, root: facts.root, confined: walls.emptyFolder !== null, scratch }),
      processFinding(config, systemd, facts.root),
      ...(systemd ? [] : [limitsFinding(limits)]),
      ...(await checkLoopDevices(facts.root)),
      ...(await checkStateDir(config.stateDir)),
      ...(await checkNetworks(run, facts.root, config.runtimeDir)),
      ...(await checkPorts(config.portRange)),
      ...(await checkClock(run, { now: new Date(), program, certificates: paths.certificate, systemd })),
      ...(await checkMembership(paths.certificate, config.joinFile)),
    ];
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

async function checkQemu(run: Run): Promise<Finding[]> {
  const asked = await run(QEMU, ["--version"]).catch(() => null);
  // That it is not there is said with the other tools.
  if (asked === null) return [];
  const [, version = "", major = "0", minor = "0"] = /version ((\d+)\.(\d+)\S*)/.exec(asked.stdout) ?? [];
  const [least, leastMinor] = OLDEST_QEMU;
  const old = Number(major) < least || (Number(major) === least && Number(minor) < leastMinor);
  if (!old) return [fine("qemu", `QEMU ${version}.`)];
  return [failing("qemu", `QEMU ${version} is too old.`, `Install QEMU ${OLDEST_QEMU.join(".")} or newer.`)];
}

async function checkAccelerator(config: Config, run: Run, scratch: string, walls: Walls): Promise<Finding> {
  const { bootId, root } = await readFacts();
  // The answer that agents have of this boot is taken, and left behind, where they keep it.
  const { accelerator } = createPaths(config.stateDir, config.runtimeDir);
  const kept = await stat(dirname(accelerator)).catch(() => null);
  const paths = { ...createPaths(config.stateDir, scratch), ...(kept === null ? {} : { accelerator }) };
  const { name, condition } = await findAccelerator({
    setting: config.accelerator,
    run,
    paths,
    qemu: QEMU,
    bootId,
    root,
    walls,
  });
  if (name === "kvm") return fine("accelerator", condition.message);
  const remedy =
    "Turn on virtualization in the firmware, or nested virtualization where this is a VM itself.";
  return warning("accelerator", condition.message, condition.reason === "told" ? null : remedy);
}

function wallsFinding({ status, message }: Condition, root: boolean): Finding {
  if (status === "true") return fine("confinement", message);
  const remedy = root
    ? "Allow mounts and namespaces to the agent, which containers mostly do not."
    : "Run it as root.";
  return warning("confinement", message, remedy);
}

/** Where systemd runs its units have them, which `vm_processes` tells. */
function limitsFinding({ type, status, message }: Condition): Finding {
  if (status === "true") return fine(type, message);
  return warning(type, message, "Run it as root, with control groups mounted that it may write.");
}

function processFinding({ vmProcesses }: Config, systemd: boolean, root: boolean): Finding {
  const name = "vm_processes";
  if (vmProcesses === "systemd" && !(systemd && root)) {
    return failing(
      name,
      "Units of systemd are asked for, and there is no systemd or no root.",
      "Set vm_processes to auto.",
    );
  }
  if (systemd && root && vmProcesses !== "sessions")
    return fine(name, "Every VM gets a systemd unit, croft-<id>.scope.");
  const why = systemd ? "" : " systemd does not run here.";
  return fine(name, `Every VM gets a session of its own.${why}`);
}
