import { ConnectionError, ProblemError } from "@croft/schemas/client/failures.ts";
import { croftImage } from "@croft/schemas/generated/terraform/croft-image.ts";
import { type ContentFile, contentFiles } from "../kit/contents.ts";
import { untilMade } from "../kit/pending.ts";
import { sentence } from "../kit/sentence.ts";
import type { Preparation, Prepared, ResourceBehaviour } from "../lifecycle/behaviour.ts";
import type { FileFacts } from "../lifecycle/file-contents.ts";
import { type Diagnostic, errorDiagnostic } from "../tfplugin/diagnostic.ts";
import { pathText } from "../tfplugin/path.ts";
import { isObject, isUnknown, objectOf, type TfObject } from "../tfplugin/value.ts";

export const image: ResourceBehaviour = {
  model: croftImage,
  pending: untilMade(croftImage, "size_bytes"),
  validate,
  prepare: uploadFiles,
};

/** Nobody could tell what came over plain HTTP. */
function validate(config: TfObject): Diagnostic[] {
  const kernel = isObject(config.kernel) ? config.kernel : {};
  const places = [
    { object: config, url: "url", hash: "sha256", at: [] },
    { object: kernel, url: "url", hash: "sha256", at: ["kernel"] },
    { object: kernel, url: "initrd_url", hash: "initrd_sha256", at: ["kernel"] },
  ];
  return places.flatMap(({ object, url, hash, at }) => {
    const address = object[url];
    if (typeof address !== "string" || !address.startsWith("http://") || (object[hash] ?? null) !== null)
      return [];
    const path = [...at, url];
    return [
      errorDiagnostic(
        `${pathText(path)} is plain http and has no hash`,
        `Give \`${hash}\`, so that what is fetched can be checked, or use https.`,
        path,
      ),
    ];
  });
}

/** Brings files that Croft does not hold yet, and checks that they are still what was planned. */
async function uploadFiles(work: Preparation): Promise<Prepared> {
  const { prior, planned, files, signal } = work;
  let known = planned;
  for (const content of contentFiles(croftImage, planned)) {
    const path = [...content.at, content.field];
    if (prior !== null && fieldOf(prior, content, content.field) === content.file) continue;
    let facts: FileFacts | undefined;
    try {
      facts = await files.facts(content.file, signal);
    } catch (error) {
      if (signal.aborted) throw error;
      const detail = sentence(error instanceof Error ? error.message : String(error));
      return { planned, diagnostics: [errorDiagnostic(`${content.file} cannot be read`, detail, path)] };
    }
    if (facts === undefined) {
      if (prior !== null) continue;
      const detail = `There is no file ${content.file}. It is uploaded when the image is made.`;
      return {
        planned,
        diagnostics: [errorDiagnostic(`${pathText(path)} names a file that is not there`, detail, path)],
      };
    }
    const wanted = fieldOf(planned, content, content.hash);
    if (typeof wanted === "string" && wanted !== facts.sha256) {
      const detail = `The plan was made with the SHA-256 ${wanted}; the file ${content.file} now has ${facts.sha256}. Plan again.`;
      return {
        planned,
        diagnostics: [errorDiagnostic(`${content.file} is not what it was at plan`, detail, path)],
      };
    }
    if (isUnknown(wanted)) known = withHash(known, content, facts.sha256);
    await upload(work, content.file, facts);
  }
  return { planned: known, diagnostics: [] };
}

function fieldOf(object: TfObject, { at }: ContentFile, name: string) {
  const holder = at.length === 0 ? object : object[String(at[0])];
  return isObject(holder) ? (holder[name] ?? null) : null;
}

function withHash(object: TfObject, { at, hash }: ContentFile, sha256: string): TfObject {
  if (at.length === 0) return objectOf({ ...object, [hash]: sha256 });
  const outer = String(at[0]);
  const inner = object[outer];
  return objectOf({ ...object, [outer]: objectOf({ ...(isObject(inner) ? inner : {}), [hash]: sha256 }) });
}

/** As often as it gets further: what broke off goes on where the reconciler has it. */
async function upload({ client, files, signal }: Preparation, file: string, facts: FileFacts): Promise<void> {
  let before = -1;
  for (;;) {
    const state = await client.beginUpload(facts.sha256, facts.sizeBytes, signal);
    if (state.complete) return;
    const stuck = state.offset <= before;
    before = state.offset;
    try {
      const bytes = files.read(file, state.offset);
      if ((await client.appendUpload(facts.sha256, state.offset, bytes, signal)).complete) return;
    } catch (error) {
      const resumable =
        error instanceof ConnectionError ||
        (error instanceof ProblemError && error.code === "offset_mismatch");
      if (!resumable || stuck || signal.aborted) throw error;
    }
  }
}
