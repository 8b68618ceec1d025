// Where the processor time of a Node process went, from the profile that `node --cpu-prof` writes at its end.
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

interface Profile {
  nodes: { id: number; callFrame: { functionName: string; url: string } }[];
  samples: number[];
  timeDeltas: number[];
}

/** Shares of the busy time by kind, the largest first. `own` is the file of the program itself. */
export function profileShares(folder: string, own: string): [kind: string, share: number][] {
  const file = readdirSync(folder).find((name) => name.endsWith(".cpuprofile"));
  if (file === undefined) throw new Error(`there is no profile in ${folder}`);
  const { nodes, samples, timeDeltas } = JSON.parse(readFileSync(path.join(folder, file), "utf8")) as Profile;
  const kinds = new Map(nodes.map(({ id, callFrame }) => [id, kindOf(callFrame, own)]));
  const times = new Map<string, number>();
  let busy = 0;
  samples.forEach((id, i) => {
    const kind = kinds.get(id) ?? "";
    if (kind === "") return;
    const time = timeDeltas[i] ?? 0;
    busy += time;
    times.set(kind, (times.get(kind) ?? 0) + time);
  });
  return [...times]
    .map(([kind, time]): [string, number] => [kind, time / busy])
    .sort(([, a], [, b]) => b - a);
}

/** Empty for what is no work. */
function kindOf({ functionName, url }: { functionName: string; url: string }, own: string): string {
  if (functionName === "(idle)" || functionName === "(root)") return "";
  if (functionName === "(garbage collector)") return "garbage collection";
  if (functionName === "(program)" || url === "") return "native code (TLS, system calls)";
  if (url.endsWith(own)) return "the protocol layer and the provider";
  return "Node's streams, events and sockets";
}
