// The unit files that come with the agent, as systemd reads them.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "@jest/globals";

const unitFile = (name: string) =>
  readFileSync(fileURLToPath(new URL(`../${name}`, import.meta.url)), "utf8");
const unit = unitFile("croft-agent.service");
const analyze = spawnSync("systemd-analyze", ["--version"]).error === undefined ? test : test.skip;

function settings(name: string): string[] {
  return unit
    .split("\n")
    .flatMap((line) => (line.startsWith(`${name}=`) ? [line.slice(name.length + 1)] : []));
}

test("what would end guests, hide mounts or keep disks away is not in it", () => {
  expect(settings("KillMode")).toEqual(["process"]);
  expect(settings("RestartPreventExitStatus")).toEqual(["2"]);
  expect(settings("ProtectHome")).toEqual(["read-only"]);
  for (const name of ["RuntimeDirectory", "PrivateTmp", "PrivateDevices", "ProtectClock", "DevicePolicy"]) {
    expect(settings(name)).toEqual([]);
  }
  // QEMU's translator and Node's compiler write code.
  expect(settings("MemoryDenyWriteExecute")).toEqual([]);
});

/** What systemd has to say of a unit file; its program is one that is on every machine. Only reads. */
function verify(text: string, name = "croft-agent.service"): string {
  const folder = mkdtempSync(join(tmpdir(), "croft-unit-"));
  try {
    const file = join(folder, name);
    writeFileSync(file, text.replace(/\/usr\/local\/bin\/croft-agent [a-z-]+/, "/bin/true"));
    const { stdout, stderr } = spawnSync("systemd-analyze", ["verify", "--man=no", file], {
      encoding: "utf8",
    });
    return `${stdout}${stderr}`;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

analyze("systemd has nothing against it", () => {
  expect(verify(unit)).toBe("");
  expect(verify(unitFile("croft-guests.service"), "croft-guests.service")).toBe("");
  expect(verify(unit.replace("KillMode=process", "KillMode=nonsense"))).toContain("nonsense");
});
