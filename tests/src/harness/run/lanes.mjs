// In which lane an end-to-end file runs. A file that starts guests, or a whole deployment that may, is in the lane `guests`;
// everything else (simulated hosts, the provider, disks without guests) is in the lane `processor`. What it imports of the
// harness tells, so a new file is in the right lane by itself.
import { readFileSync } from "node:fs";

export const LANES = ["guests", "processor"];

/** Modules of the harness that boot guests. */
const BOOT_GUESTS = [
  "bare-guest",
  "boot-medium",
  "guest-lab",
  "serial-shell",
  "signed-image",
  "small-image",
  "tiny-guest",
  "two-guests",
  "whole-croft",
];
const IMPORT = /from "\.\.\/harness\/([a-z-]+)\.ts"/g;

/** The lane of a test file, by its text. */
export function laneOf(text) {
  if (text.includes("createClone(")) return "guests";
  const imported = [...text.matchAll(IMPORT)].map((match) => match[1]);
  return imported.some((name) => BOOT_GUESTS.includes(name)) ? "guests" : "processor";
}

export const laneOfFile = (file) => laneOf(readFileSync(file, "utf8"));
