// `croft-agent forward <socket>`: the process that holds the forwarded ports of VMs. The agent starts it; it outlives the agent.
import { serveForwards } from "../network/way-out/forward-process.ts";

export async function forward([socket]: readonly string[]): Promise<number> {
  if (socket === undefined) {
    process.stderr.write(
      "croft-agent forward: the path of its socket is missing; the agent starts this by itself\n",
    );
    return 2;
  }
  process.umask(0o077);
  // Its unit, or its session, is ended together with the agent's; the guests that it leads to are not.
  for (const signal of ["SIGHUP", "SIGINT"] as const) process.on(signal, () => {});
  await serveForwards(socket);
  return 0;
}
