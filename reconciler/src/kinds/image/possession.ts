// Whose bytes are whose. Bytes lie once for all projects, under their hash; a hash is no secret, so knowing it gives
// nobody the bytes. A project has them when it uploaded them whole, or when an image that it may use is made of them.

import type { Reads } from "../../store/store.ts";

/** Whether the project showed that it has the bytes. They may be gone meanwhile. */
export async function hasBytes(
  { uploads, documents }: Pick<Reads, "uploads" | "documents">,
  project: string,
  sha256: string,
): Promise<boolean> {
  const upload = await uploads.get(sha256, project);
  if (upload !== undefined && upload.state !== "arriving") return true;
  const { items } = await documents.list("image", { state: "ready" });
  return items.some(
    ({ shared, project: owner, status }) =>
      (shared || owner === project) &&
      [status.sha256, status.disk_sha256, status.kernel?.sha256, status.kernel?.initrd_sha256].includes(
        sha256,
      ),
  );
}
