/** What a guest that is ready has to say all the same. */
import type { RestDocument } from "../kit/rest-document.ts";
import { type Diagnostic, warningDiagnostic } from "../tfplugin/diagnostic.ts";
import { isObject } from "../tfplugin/value.ts";

/** A warning of what cloud-init could not do: user data that is no YAML, say. */
export function guestRemarks(name: string, { status }: RestDocument): Diagnostic[] {
  const errors = isObject(status.guest) ? status.guest.cloud_init_errors : undefined;
  const failed = firstBootFailed(name, status);
  if (failed.length > 0 || !Array.isArray(errors) || errors.length === 0) return failed;
  return [
    warningDiagnostic(
      `cloud-init in ${name} did not do everything`,
      `It ended, and warned of this:\n${errors.map((line) => `  ${String(line)}`).join("\n")}\n\nSee /var/log/cloud-init.log in the guest.`,
    ),
  ];
}

/** A warning while the guest says that its first boot failed, whatever was waited for. */
export function firstBootFailed(name: string, { conditions }: RestDocument["status"]): Diagnostic[] {
  return (Array.isArray(conditions) ? conditions : [])
    .filter(isObject)
    .filter(({ type, status }) => type === "first_boot_failed" && status === "true")
    .map(({ message }) => warningDiagnostic(`The first boot of ${name} failed`, String(message)));
}
