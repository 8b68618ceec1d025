import { ConnectionError } from "@croft/schemas/client/failures.ts";
import { croftSshKey } from "@croft/schemas/generated/terraform/croft-ssh-key.ts";
import { croftVm } from "@croft/schemas/generated/terraform/croft-vm.ts";
import { kindOfId } from "@croft/schemas/ids.ts";
import type { RestDocument } from "../kit/rest-document.ts";
import { checkKeys, isTexts, sameKeys } from "../kit/ssh-keys.ts";
import type { Consultation, Consulted, ResourceBehaviour } from "../lifecycle/behaviour.ts";
import { type Diagnostic, errorDiagnostic } from "../tfplugin/diagnostic.ts";
import type { TfObject, TfValue } from "../tfplugin/value.ts";

export const vm: ResourceBehaviour = {
  model: croftVm,
  /** An apply that did not wait to the end, or whose wait failed, is gone on with. */
  pending: (prior) => (prior.ready === true ? [] : ["ready"]),
  readBack: (document) => ({ power_state: observedPowerState(document), ...whereItStayed(document) }),
  sameValue: (name, one, other) => name === "ssh_keys" && sameKeys(one, other),
  consult: async (change) => ({ ...(await askAboutPlace(change)), ...(await compareKeys(change)) }),
  validate,
};

/** What needs no reconciler to be seen. */
function validate(config: TfObject): Diagnostic[] {
  return [...checkSource(config), ...checkWaits(config), ...checkKeys(config.ssh_keys ?? null, ["ssh_keys"])];
}

/** An installed VM may have an empty list: only the reconciler knows that it was made from something. */
function checkSource({ image, cdroms }: TfObject): Diagnostic[] {
  if ((image ?? null) !== null || (cdroms ?? null) !== null) return [];
  return [
    errorDiagnostic(
      "The VM has neither `image` nor `cdroms`",
      "Give the `image` that its root disk is made of, or `cdroms` to install it from. Once it is installed, `cdroms = []` empties its drives.",
      ["image"],
    ),
  ];
}

/** Where Croft adds nothing to the guest, it cannot tell what goes on in there. */
function checkWaits(config: TfObject): Diagnostic[] {
  if (config.user_data_format !== "ignition" || !Array.isArray(config.wait_for)) return [];
  return config.wait_for.flatMap((name, index) =>
    name === "ssh" || name === "cloud_init"
      ? [
          errorDiagnostic(
            `\`${name}\` cannot be waited for with ignition`,
            'With `user_data_format = "ignition"` Croft adds nothing to the guest, so it cannot tell. Wait for `running`.',
            ["wait_for", index],
          ),
        ]
      : [],
  );
}

/** What it is once settled: a guest that shut itself down shows as drift. On the way somewhere it is what is wanted. */
function observedPowerState({ generation, spec, status }: RestDocument): TfValue {
  const wanted = spec.power_state ?? null;
  if (Number(status.observed_generation ?? 0) < generation) return wanted;
  if (status.state === "stopped" || status.state === "failed") return "stopped";
  return status.state === "paused" ? "paused" : wanted;
}

/** A VM whose move failed shows where it is, so that the next plan moves it again. */
function whereItStayed({ status }: RestDocument): { host?: TfValue } {
  return status.state_code === "move_failed" && typeof status.host === "string" ? { host: status.host } : {};
}

/** An id and the text of the same key are one key. Texts of ids are asked for only where they could decide. */
async function compareKeys({ prior, config, client, signal }: Consultation): Promise<Consulted> {
  const [before, after] = [prior.ssh_keys, config.ssh_keys];
  if (client === undefined || !isTexts(before) || !isTexts(after) || sameKeys(before, after)) return {};
  const ids = [...new Set([...before, ...after])].filter((key) => kindOfId(key) === "ssh_key");
  if (ids.length === 0) return {};
  try {
    const found = await client.list(croftSshKey.plural, { ids: ids.join(",") }, signal);
    const texts = new Map(found.map(({ id, spec }) => [id, String(spec.public_key)]));
    return sameKeys(before, after, texts) ? { same: ["ssh_keys"] } : {};
  } catch (error) {
    // Without an answer they count as changed, which changes nothing in the guest when they are the same.
    if (error instanceof ConnectionError) return {};
    throw error;
  }
}

/** Fields that say where it is to be, and where it says that it is. */
const PLACES = { region: "host_region", zone: "host_zone" } as const;

/**
 * Naming where a VM is, or no longer naming it, moves nothing. Where it is, only the reconciler knows. Another region or zone
 * replaces, another host moves.
 */
async function askAboutPlace({ prior, config, client, signal }: Consultation): Promise<Consulted> {
  const names = Object.keys(PLACES) as (keyof typeof PLACES)[];
  const live: string[] = names.filter((name) => (config[name] ?? null) === null);
  const named = names.filter((name) => typeof config[name] === "string" && config[name] !== prior[name]);
  const [first] = named;
  if (first === undefined) return { live };
  const unsure = errorDiagnostic(
    `It cannot be told whether the VM is in this ${first}`,
    `\`${first}\` is set to ${String(config[first])}, which replaces the VM unless it is there already, and the reconciler does not answer. Plan again when it does, or leave \`${first}\` as it was.`,
    [first],
  );
  if (client === undefined) return { live, diagnostics: [unsure] };
  try {
    const found = await client.get(croftVm.plural, String(prior.id), signal);
    const there = named.filter((name) => found?.document.status[PLACES[name]] === config[name]);
    return { live: [...live, ...there] };
  } catch (error) {
    if (error instanceof ConnectionError) return { live, diagnostics: [unsure] };
    throw error;
  }
}
