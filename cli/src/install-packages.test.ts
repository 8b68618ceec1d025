import { describe, expect, test } from "@jest/globals";
import { installPackages, type Machine, missingPackages, NEEDS, thisMachine } from "./install-packages.ts";

/** A machine that lacks some packages until apt-get installs them; `fail` makes a command fail the first time. */
function machineWithout(
  packages: string[],
  options: { isRoot?: boolean; lists?: boolean; apt?: boolean; fail?: string } = {},
) {
  const missing = new Set(packages);
  const commands: string[] = [];
  let failing = options.fail;
  const machine: Machine = {
    isRoot: options.isRoot ?? true,
    has: async (shownBy) => {
      if (shownBy === "apt-get") {
        return options.apt ?? true;
      }
      return !missing.has(NEEDS.find((need) => need.shownBy === shownBy)?.package ?? "");
    },
    hasPackageLists: async () => options.lists ?? true,
    run: async (command, args) => {
      const line = [command, ...args].join(" ");
      commands.push(line);
      if (failing !== undefined && line.includes(failing)) {
        failing = undefined;
        throw new Error("E: Unable to fetch some archives");
      }
      for (const name of args) {
        missing.delete(name);
      }
    },
  };
  return { machine, commands };
}

const quiet = { log: () => undefined };

describe("installPackages", () => {
  test("runs nothing when everything is there", async () => {
    const { machine, commands } = machineWithout([]);
    expect(await installPackages({ ...quiet, machine })).toEqual({ installed: [] });
    expect(commands).toEqual([]);
  });

  test("installs only what is missing, without recommended packages and without fetching lists", async () => {
    const { machine, commands } = machineWithout(["genisoimage", "xfsprogs"]);
    expect(await installPackages({ ...quiet, machine })).toEqual({ installed: ["xfsprogs", "genisoimage"] });
    expect(commands).toEqual([
      "apt-get -o DPkg::Lock::Timeout=120 install -y --no-install-recommends xfsprogs genisoimage",
    ]);
  });

  test("fetches the lists first where there are none", async () => {
    const { machine, commands } = machineWithout(["mmdebstrap"], { lists: false });
    await installPackages({ ...quiet, machine });
    expect(commands.map((line) => line.replace(/.*(update|install).*/, "$1"))).toEqual(["update", "install"]);
  });

  test("fetches the lists and tries again when the old ones do not serve", async () => {
    const { machine, commands } = machineWithout(["mmdebstrap"], { fail: "install" });
    await installPackages({ ...quiet, machine });
    expect(commands.map((line) => line.replace(/.*(update|install).*/, "$1"))).toEqual([
      "install",
      "update",
      "install",
    ]);
  });

  test("tells the one command to run to who is not root", async () => {
    const { machine, commands } = machineWithout(["genisoimage", "uidmap"], { isRoot: false });
    await expect(installPackages({ ...quiet, machine })).rejects.toMatchObject({
      code: "host_error",
      message: expect.stringContaining(
        "sudo sh -c 'apt-get update && apt-get install -y --no-install-recommends uidmap genisoimage'",
      ),
    });
    expect(commands).toEqual([]);
  });

  test("names the packages where there is no apt-get", async () => {
    const { machine } = machineWithout(["genisoimage"], { apt: false });
    await expect(installPackages({ ...quiet, machine })).rejects.toMatchObject({
      message: expect.stringContaining("no apt-get"),
    });
  });

  test("does not ask root for what only others need", async () => {
    expect(await missingPackages(machineWithout(["uidmap"]).machine)).toEqual([]);
  });
});

describe("thisMachine", () => {
  test("finds programs and files, and does not find what is not there", async () => {
    const machine = thisMachine();
    expect(await machine.has("sh")).toBe(true);
    expect(await machine.has("no-program-of-this-name")).toBe(false);
    expect(await machine.has("/etc/passwd")).toBe(true);
    expect(await machine.has("/etc/no-file-of-this-name")).toBe(false);
  });
});
