// `croft image add NAME`: an image from a URL, or of a file of this machine, and waits until it can be used.

import { type Api, call } from "@croft/schemas/client/rest-client.ts";
import { nameOf } from "@croft/schemas/display-name.ts";
import type { ImageCreate, ImageSpec } from "@croft/schemas/generated/typescript/rest.ts";
import type { Invocation, Run, Session } from "../command-line/command.ts";
import { usageFault } from "../command-line/parse.ts";
import { uploadFile } from "../file-upload.ts";
import { isForPrograms, writeDocument } from "../output/document.ts";
import { readDuration, waitFor } from "../waiting.ts";

export const addImage: Run = async (invocation, session) => {
  const { api, project: usual } = await session.connect();
  const project = invocation.text("project") ?? usual;
  const shared = invocation.flag("shared");
  const [url, file] = [invocation.text("url"), invocation.text("file")];
  if ((url === undefined) === (file === undefined)) {
    throw usageFault("An image is of a URL or of a file.", "Say --url URL, or --file FILE.");
  }
  const spec: ImageSpec = {};
  if (url !== undefined) spec.url = url;
  if (file !== undefined) spec.upload = await upload(api, file, session);
  const sha256 = invocation.text("sha256");
  if (sha256 !== undefined) spec.sha256 = sha256.toLowerCase();
  const kernel = await kernelOf(api, invocation, session);
  if (kernel !== undefined) spec.kernel = kernel;
  const body: ImageCreate = { name: invocation.argument("NAME"), spec };
  if (shared) body.shared = true;
  else if (project !== undefined) body.project = project;
  const made = await call(api, "POST", "/v1/images", body);
  const seconds = readDuration(invocation.text("timeout") ?? "30m");
  const image = invocation.flag("no-wait")
    ? made
    : await waitFor(api, made, { until: "ready", seconds, session });
  if (isForPrograms(invocation.format)) await writeDocument(session.output, invocation.format, image);
  else session.say(`Image ${nameOf(made)} is ${image?.status.state}: ${made.id}`);
  return undefined;
};

async function kernelOf(
  api: Api,
  invocation: Invocation,
  session: Session,
): Promise<Record<string, string> | undefined> {
  const [kernel, initrd, line] = ["kernel", "initrd", "command-line"].map((name) => invocation.text(name));
  if (kernel === undefined) {
    if (initrd === undefined && line === undefined) return undefined;
    throw usageFault("--initrd and --command-line go with a kernel.", "Say --kernel FILE too.");
  }
  const found: Record<string, string> = { upload: await upload(api, kernel, session) };
  if (initrd !== undefined) found.initrd_upload = await upload(api, initrd, session);
  if (line !== undefined) found.command_line = line;
  return found;
}

/** People at a terminal see how far it is. */
async function upload(api: Api, file: string, session: Session): Promise<string> {
  const terminal = process.stderr.isTTY === true;
  const sha256 = await uploadFile(api, file, (bytes, of) => {
    if (terminal) process.stderr.write(`\r${file}: ${Math.floor((100 * bytes) / Math.max(1, of))} %`);
  });
  if (terminal) process.stderr.write("\n");
  else session.say(`Uploaded ${file}.`);
  return sha256;
}
