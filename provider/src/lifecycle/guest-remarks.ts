/** What a guest that is ready has to say all the same. */
import type { RestDocument } from "../kit/rest-document.ts";
import { type Diagnostic, warningDiagnostic } from "../tfplugin/diagnostic.ts";
import { isObject } from "../tfplugin/value.ts";

/** A warning when cloud-init was waited for and went on after something that it could not do: user data that is no YAML, say. */
export function guestRemarks(name: string, { spec, status }: RestDocument): Diagnostic[] {
  const waits = Array.isArray(spec.wait_for) && spec.wait_for.includes("cloud_init");
  const errors = isObject(status.guest) ? status.guest.cloud_init_errors : undefined;
  if (!waits || !Array.isArray(errors) || errors.length === 0) return [];
  return [
    warningDiagnostic(
      `cloud-init in ${name} did not do everything`,
      `It ended, and warned of this:\n${errors.map((line) => `  ${String(line)}`).join("\n")}\n\nSee /var/log/cloud-init.log in the guest.`,
    ),
  ];
}
