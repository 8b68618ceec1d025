// The one command that the reconciler itself runs: Node has no datagrams over Unix sockets, by which systemd is told of a service.

import { execFile } from "node:child_process";
import { promisify } from "node:util";

export const tellSystemd = (words: readonly string[]): Promise<unknown> =>
  promisify(execFile)("systemd-notify", [...words]);
