// The alerts that Croft ships: by Prometheus' own program, each with a case that fires and one that does not, and with a page.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "@jest/globals";
import { root } from "./clone.ts";

const folder = path.join(root, "docs/operate/alerts");
const read = (file: string): string => readFileSync(path.join(folder, file), "utf8");
const alerts = [...read("croft.rules.yaml").matchAll(/- alert: (\w+)/g)].map(([, name]) => name ?? "");

test("every alert has a page, and cases in which it fires and does not", () => {
  const page = read("../alerts.md");
  const cases = read("croft.rules.test.yaml").split("alertname: ");
  expect(alerts.length).toBeGreaterThan(10);
  for (const alert of alerts) {
    expect(page).toContain(`\n## ${alert}\n`);
    const own = cases.filter((text) => text.startsWith(`${alert}\n`));
    expect([alert, own.some((text) => text.includes("exp_labels"))]).toEqual([alert, true]);
    expect([alert, own.some((text) => text.includes("exp_alerts: []"))]).toEqual([alert, true]);
  }
});

test("promtool runs the cases, where it is installed", () => {
  const { error, status, stdout, stderr } = spawnSync(
    "promtool",
    ["test", "rules", "croft.rules.test.yaml"],
    {
      cwd: folder,
      encoding: "utf8",
    },
  );
  if (error !== undefined) {
    process.stdout.write("promtool is not installed: the alerts were not tried\n");
    return;
  }
  expect([status, stdout + stderr]).toEqual([0, expect.stringContaining("SUCCESS")]);
});

test("every figure of the rules is one that the reconciler has", () => {
  const names = new Set(read("croft.rules.yaml").match(/croft_[a-z_]+/g) ?? []);
  const sources = ["vm", "host", "storage", "reconciler", "counter", "host-counter"].map((name) =>
    readFileSync(path.join(root, `reconciler/src/metrics/${name}-figures.ts`), "utf8"),
  );
  for (const name of names) {
    const short = name.replace(/^croft_(vm|host)_/, "").replace(/_info$/, "");
    expect([
      name,
      sources.some((text) => text.includes(`"${name.replace(/_info$/, "")}"`) || text.includes(`"${short}"`)),
    ]).toEqual([name, true]);
  }
});
