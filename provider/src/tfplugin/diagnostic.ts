/** Errors and warnings as Terraform shows them. */
import type { Path } from "./path.ts";

export interface Diagnostic {
  readonly severity: "error" | "warning";
  /** One line. */
  readonly summary: string;
  /** What happened and what to do; may have several lines; empty when the summary says all. */
  readonly detail: string;
  /** The attribute it is about; the whole resource when absent. */
  readonly path?: Path;
}

export function errorDiagnostic(summary: string, detail = "", path?: Path): Diagnostic {
  return path === undefined
    ? { severity: "error", summary, detail }
    : { severity: "error", summary, detail, path };
}

export function warningDiagnostic(summary: string, detail = "", path?: Path): Diagnostic {
  return path === undefined
    ? { severity: "warning", summary, detail }
    : { severity: "warning", summary, detail, path };
}

export function hasErrors(diagnostics: readonly Diagnostic[] | undefined): boolean {
  return diagnostics?.some((diagnostic) => diagnostic.severity === "error") ?? false;
}
