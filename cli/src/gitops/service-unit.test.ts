// The unit of croft-gitops, as systemd reads it.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "@jest/globals";

const unit = readFileSync(path.join(import.meta.dirname, "../../croft-gitops.service"), "utf8");
const analyze = spawnSync("systemd-analyze", ["--version"]).error === undefined ? test : test.skip;

const settings = (name: string): string[] =>
  unit.split("\n").flatMap((line) => (line.startsWith(`${name}=`) ? [line.slice(name.length + 1)] : []));

test("it has no rights of its own, writes its state alone, and ends what it began", () => {
  expect(settings("User")).toEqual(["croft-gitops"]);
  expect(settings("CapabilityBoundingSet")).toEqual([""]);
  expect(settings("NoNewPrivileges")).toEqual(["yes"]);
  expect(settings("ProtectSystem")).toEqual(["strict"]);
  expect(settings("StateDirectory")).toEqual(["croft-gitops"]);
  expect(settings("ReadWritePaths")).toEqual([]);
  // The runner alone is asked to end, and asks Terraform.
  expect(settings("KillMode")).toEqual(["mixed"]);
  expect(settings("RestartPreventExitStatus")).toEqual(["2"]);
  // Node's compiler writes code, and Terraform runs providers from the state folder.
  for (const name of ["MemoryDenyWriteExecute", "NoExecPaths", "PrivateNetwork"])
    expect(settings(name)).toEqual([]);
});

/** What systemd says of a unit; its program and its user are such as every machine has. */
function verify(text: string): string {
  const folder = mkdtempSync(path.join(tmpdir(), "croft-unit-"));
  try {
    const file = path.join(folder, "croft-gitops.service");
    const everywhere = text
      .replace("/usr/local/bin/croft-gitops run", "/bin/true")
      .replace(/^User=.*$/m, "User=root");
    writeFileSync(file, everywhere);
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
  expect(verify(unit.replace("KillMode=mixed", "KillMode=nonsense"))).toContain("nonsense");
});
