// `npm run bench [-- <part>…]`: measures, prints a table per part, and writes everything to bench.json.
import { readFileSync, writeFileSync } from "node:fs";
import { cpus, release, totalmem } from "node:os";
import path from "node:path";
import { root } from "../harness/clone.ts";
import { agentSpeed } from "./agent-speed.ts";
import { diskSpeed } from "./disk-speed.ts";
import { fieldSpeed } from "./field-speed.ts";
import { type Figure, table } from "./figures.ts";
import { fleetSpeed } from "./fleet-speed.ts";
import { floodClient, floodSpeed } from "./flood.ts";
import { logCost } from "./log-cost.ts";
import { machineSpeed } from "./machine-speed.ts";
import { placementSpeed } from "./placement-speed.ts";
import { providerCalls } from "./provider-calls.ts";
import { providerStart } from "./provider-start.ts";
import { restSpeed } from "./rest-speed.ts";
import { scrapeCost } from "./scrape-cost.ts";
import { terraformSpeed } from "./terraform-speed.ts";
import { serveYardstick } from "./yardstick-server.ts";

type Part = (note: (text: string) => void) => Promise<Figure[]>;

const PARTS: Record<string, Part> = {
  start: providerStart,
  calls: providerCalls,
  terraform: terraformSpeed,
  field: fieldSpeed,
  rest: restSpeed,
  placement: placementSpeed,
  fleet: fleetSpeed,
  scrape: scrapeCost,
  log: logCost,
  flood: floodSpeed,
  vm: machineSpeed,
  disks: diskSpeed,
  agent: agentSpeed,
};

function chosen(names: readonly string[]): string[] {
  const unknown = names.filter((name) => !(name in PARTS));
  if (unknown.length > 0) {
    throw new Error(`there is no part ${unknown.join(", ")}; parts are ${Object.keys(PARTS).join(", ")}`);
  }
  return names.length > 0 ? [...names] : Object.keys(PARTS);
}

const file = path.join(root, "bench.json");

// A run of some parts keeps the figures of the others.
function earlier(): Record<string, unknown> {
  try {
    return JSON.parse(readFileSync(file, "utf8")).parts ?? {};
  } catch {
    return {};
  }
}

async function bench(names: readonly string[]): Promise<void> {
  const parts = earlier();
  for (const name of chosen(names)) {
    const note = (text: string): void => void process.stderr.write(`  ${name}: ${text}\n`);
    const figures = await (PARTS[name] as Part)(note);
    const measured_at = new Date().toISOString();
    parts[name] = { measured_at, figures };
    process.stdout.write(`\n${table(figures)}\n`);
    const machine = {
      cpus: cpus().length,
      model: cpus()[0]?.model,
      memory_bytes: totalmem(),
      kernel: release(),
    };
    writeFileSync(file, `${JSON.stringify({ machine, node: process.version, parts }, null, 2)}\n`);
  }
  process.stdout.write(`The figures are in ${file}\n`);
}

const [first, ...rest] = process.argv.slice(2);
if (first === "yardstick-server") {
  // Started by a part of the bench itself.
  const [folder = "", one = "", page = ""] = rest;
  await serveYardstick(folder, readFileSync(one, "utf8"), readFileSync(page, "utf8"));
} else if (first === "flood-client") await floodClient(rest[0] ?? "");
else await bench(process.argv.slice(2));
