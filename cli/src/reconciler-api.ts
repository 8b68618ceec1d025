// How a reconciler of this machine is reached.
import { readFileSync } from "node:fs";
import path from "node:path";
import type { Api } from "@croft/schemas/client/rest-client.ts";

/** How to reach the reconciler of a state folder; undefined before its first start. */
export function readApi(reconcilerFolder: string): Api | undefined {
  try {
    const { endpoint } = JSON.parse(readFileSync(path.join(reconcilerFolder, "endpoint.json"), "utf8"));
    return { endpoint, token: readFileSync(path.join(reconcilerFolder, "admin-token"), "utf8").trim() };
  } catch {
    return undefined;
  }
}
