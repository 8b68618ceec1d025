// Runs mmdebstrap: distribution packages in; a root file system, a kernel and the parts of the initramfs out.

import path from "node:path";
import { CroftError } from "@croft/schemas/errors.ts";
import { execa } from "execa";
import { type Recipe, SUITE } from "./recipe.ts";

export interface RootFileSystemOptions {
  recipe: Recipe;
  /** The folder of its hook.sh and rootfs. */
  files: string;
  /** The folder of what all recipes share. */
  builder: string;
  /** A folder that holds an empty folder `modules`; afterwards it holds root.ext4, vmlinuz, busybox and modules/. */
  out: string;
  /** A folder for the tree while it is installed. */
  temporary: string;
  isRoot: boolean;
  log: (message: string) => void;
  signal?: AbortSignal | undefined;
}

/** Proxies of the host's apt, which mmdebstrap does not take over. */
export async function proxyOptions(): Promise<string[]> {
  const { stdout } = await execa("apt-config", ["dump"], { reject: false });
  return stdout
    .split("\n")
    .filter((line) => /^Acquire::https?::Proxy/i.test(line))
    .map((line) => `--aptopt=${line}`);
}

const word = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

/**
 * The command and its arguments. It dies with this process. Where that is allowed it gets namespaces of its own, so that its mounts
 * and processes go when it does, however it ends.
 */
function commandLine(options: RootFileSystemOptions, proxies: readonly string[]): string[] {
  const hook = path.join(options.files, "hook.sh");
  return [
    ...["setpriv", "--pdeathsig", options.isRoot ? "KILL" : "TERM"],
    ...(options.isRoot
      ? ["unshare", "--mount", "--pid", "--fork", "--kill-child", "--mount-proc", "--propagation", "private"]
      : []),
    "mmdebstrap",
    options.isRoot ? "--mode=root" : "--mode=unshare",
    "--variant=apt",
    "--format=null",
    '--aptopt=APT::Install-Recommends "false"',
    ...proxies,
    "--dpkgopt=path-exclude=/usr/share/man/*",
    "--dpkgopt=path-exclude=/usr/share/doc/*",
    "--dpkgopt=path-exclude=/usr/share/locale/*",
    `--include=${options.recipe.packages.join(",")}`,
    `--customize-hook=sh ${word(hook)} "$1"`,
    SUITE,
    "/dev/null",
  ];
}

const WORTH_TELLING = /^(running apt-get|downloading|extracting|installing|making|cleaning)/;

/** mmdebstrap's own steps start with `I: `; the rest of its output is kept for the error. */
export async function createRootFileSystem(options: RootFileSystemOptions): Promise<void> {
  const [command = "", ...args] = commandLine(options, await proxyOptions());
  // Killed as soon as it is started, unshare may have a child already that does not know yet that it is to die with it.
  options.signal?.throwIfAborted();
  const running = execa(command, args, {
    env: {
      TMPDIR: options.temporary,
      LC_ALL: "C",
      CROFT_FILES: options.files,
      CROFT_BUILDER: options.builder,
      CROFT_OUT: options.out,
      CROFT_MODULES: options.recipe.modules.join(" "),
      CROFT_SIZE: options.recipe.rootSize,
    },
    stdin: "ignore",
    stdout: "ignore",
    buffer: false,
    reject: false,
    // unshare ignores SIGTERM; its end is the end of everything in its namespaces.
    killSignal: options.isRoot ? "SIGKILL" : "SIGTERM",
    forceKillAfterDelay: 5_000,
    ...(options.signal === undefined ? {} : { cancelSignal: options.signal }),
  });
  const last: string[] = [];
  for await (const line of running.iterable({ from: "stderr" })) {
    const step = /^I: (.*)/.exec(line)?.[1];
    if (step !== undefined && WORTH_TELLING.test(step)) {
      options.log(step.replace(/\.\.\.$/, ""));
    }
    last.push(line);
    if (last.length > 15) {
      last.shift();
    }
  }
  const result = await running;
  options.signal?.throwIfAborted();
  if (result.failed) {
    throw new CroftError("host_error", `building the guest image failed in mmdebstrap:\n${last.join("\n")}`, {
      detail:
        "The packages come from the Debian mirror that apt uses; check that this machine reaches it, then run the same command again.",
    });
  }
}
