// Guests as Prometheus' http_sd reads them: for people who run exporters inside their VMs.
import type { Stored } from "../store/store.ts";

interface ScrapeTarget {
  targets: string[];
  labels: Record<string, string>;
}

/**
 * Undefined for a VM to which Croft leased no address: what a guest says of itself could send Prometheus, and the credentials that
 * it has for its targets, anywhere.
 */
export function scrapeTarget(vm: Stored<"vm">, port: number): ScrapeTarget | undefined {
  const { id, name, project, tags, default_tags, status } = vm;
  const address = status.ip_address;
  if (address == null) return undefined;
  const labels: Record<string, string> = {
    __meta_croft_vm: id,
    __meta_croft_name: name ?? "",
    __meta_croft_project: project ?? "",
    __meta_croft_host: status.host ?? "",
    __meta_croft_state: status.state,
  };
  for (const [key, value] of [...Object.entries(default_tags), ...Object.entries(tags)]) {
    labels[`__meta_croft_tag_${key.replace(/[^A-Za-z0-9_]/g, "_")}`] = value;
  }
  return { targets: [`${address.includes(":") ? `[${address}]` : address}:${port}`], labels };
}
