import { ConnectionError } from "@croft/schemas/client/failures.ts";
import { croftDisk } from "@croft/schemas/generated/terraform/croft-disk.ts";
import { untilMade } from "../kit/pending.ts";
import type { Consultation, Consulted, ResourceBehaviour } from "../lifecycle/behaviour.ts";
import { errorDiagnostic } from "../tfplugin/diagnostic.ts";
import { equalValues, isObject, type TfObject, type TfValue } from "../tfplugin/value.ts";

const unmade = untilMade(croftDisk, "size_gib");

const fileGib = ({ file }: TfObject): TfValue => (isObject(file) ? (file.size_gib ?? null) : null);

/** By how many GiB it is larger than so many; NaN where that is not known. */
const beyond = ({ size_gib }: TfObject, gib: TfValue): number =>
  typeof size_gib === "number" && typeof gib === "number" ? size_gib - gib : Number.NaN;

export const disk: ResourceBehaviour = {
  model: croftDisk,
  /** Growth of a file that failed is planned again. */
  pending: (prior) => [...unmade(prior), ...(beyond(prior, fileGib(prior)) < 0 ? ["size_gib"] : [])],
  takesBack: (prior, planned) => (beyond(prior, fileGib(planned)) <= 0 ? ["file.size_gib"] : []),
  consult: compareSpellings,
  foretell: (planned, { newDisks }) => {
    newDisks.add(planned);
    return [];
  },
};

/** `/dev/sdb`, a by-id path and a serial may be one disk: the host's inventory knows all its names. */
async function compareSpellings({ prior, config, client, signal }: Consultation): Promise<Consulted> {
  const { device, host } = config;
  if (typeof device !== "string" || typeof prior.device !== "string" || device === prior.device) return {};
  if (!equalValues(host, prior.host)) return {};
  const unsure = errorDiagnostic(
    "It cannot be told whether this is the same disk",
    `\`device\` changes from ${prior.device} to ${device}, and the reconciler, which knows the names of the host's disks, does not answer. Plan again when it does, or keep the old spelling.`,
    ["device"],
  );
  if (client === undefined) return { diagnostics: [unsure] };
  try {
    const disks = await client.hostDisks(String(host), signal);
    return namesOf(disks, prior).includes(device) ? { same: ["device"] } : {};
  } catch (error) {
    if (error instanceof ConnectionError) return { diagnostics: [unsure] };
    throw error;
  }
}

/** Every name of the disk that the state has adopted. */
function namesOf(inventory: readonly TfObject[], state: TfObject): TfValue[] {
  const found =
    inventory.find((item) => item.disk === state.id) ??
    inventory.find((item) => item.identity === state.identity && state.identity !== null);
  if (found === undefined) return [];
  const aliases = Array.isArray(found.aliases) ? found.aliases : [];
  return [found.identity, found.path, found.serial, ...aliases].filter((name) => typeof name === "string");
}
