/** The reconciler's states of Terraform (`/v1/state`), as the state store uses them. */

import { ProblemError } from "@croft/schemas/client/failures.ts";
import { isObject } from "../tfplugin/value.ts";
import { jsonText } from "./json-text.ts";
import type { Send } from "./transport.ts";

export interface StateClient {
  /** Undefined when there is none. */
  read(project: string, name: string, signal: AbortSignal): Promise<Uint8Array | undefined>;
  /** `lockId`: of the lock that the writer holds. */
  write(
    project: string,
    name: string,
    contents: Uint8Array,
    lockId: string | undefined,
    signal: AbortSignal,
  ): Promise<void>;
  /** `info` is what Terraform itself says of a lock: `ID`, `Operation`, `Who`, `Created`. */
  lock(project: string, name: string, info: LockInfo, signal: AbortSignal): Promise<void>;
  unlock(project: string, name: string, id: string, signal: AbortSignal): Promise<void>;
  /** Names of those that have contents. */
  list(project: string, signal: AbortSignal): Promise<string[]>;
  /** With its versions, whatever it lists. */
  remove(project: string, name: string, signal: AbortSignal): Promise<void>;
}

type LockInfo = Readonly<Record<"ID" | "Operation" | "Who" | "Created", string>>;

export function createStateClient(send: Send): StateClient {
  return {
    async read(project, name, signal) {
      try {
        const { bytes } = await send({ method: "GET", path: pathOf(project, name), asBytes: true, signal });
        return bytes;
      } catch (error) {
        if (error instanceof ProblemError && error.status === 404) return undefined;
        throw error;
      }
    },
    async write(project, name, contents, lockId, signal) {
      const query = lockId === undefined ? "" : `?ID=${encodeURIComponent(lockId)}`;
      // Text, so that it is sent again when the answer is lost: the reconciler takes the same contents once.
      const body = Buffer.from(contents).toString("utf8");
      await send({ method: "POST", path: pathOf(project, name) + query, body, signal });
    },
    async lock(project, name, info, signal) {
      await send({ method: "POST", path: `${pathOf(project, name)}/lock`, body: jsonText(info), signal });
    },
    async unlock(project, name, id, signal) {
      const path = `${pathOf(project, name)}/lock`;
      await send({ method: "DELETE", path, body: jsonText({ ID: id }), signal });
    },
    async list(project, signal) {
      const path = `/v1/state?project=${encodeURIComponent(project)}`;
      const { body } = await send({ method: "GET", path, signal });
      const items = isObject(body) && Array.isArray(body.items) ? body.items.filter(isObject) : [];
      return items.filter(({ current }) => isObject(current)).map(({ name }) => String(name));
    },
    async remove(project, name, signal) {
      await send({ method: "DELETE", path: `${pathOf(project, name)}?force=true`, signal });
    },
  };
}

const pathOf = (project: string, name: string): string =>
  `/v1/state/${encodeURIComponent(project)}/${encodeURIComponent(name)}`;
