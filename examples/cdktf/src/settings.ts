// What differs from one installation to another stands in a JSON file, and what the machines serve in a script beside it.
import { readFileSync } from "node:fs";
import path from "node:path";
import type { PlatformConfig } from "./platform-stack.ts";
import type { WebConfig } from "./web-stack.ts";

type Settings = PlatformConfig & Omit<WebConfig, "platform">;

export function readSettings(file: string): Settings {
  const settings = JSON.parse(readFileSync(file, "utf8")) as Settings;
  const script = path.resolve(path.dirname(file), settings.serve);
  return { ...settings, serve: readFileSync(script, "utf8") };
}
