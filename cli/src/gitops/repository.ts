// The repository of a source, read over ssh with a deploy key or over https with a token. Every run has a checkout of its own,
// so nothing that a kill left behind can be in the way. Git reads no settings of the machine, runs no hooks and follows no
// redirects, so a key or a token goes to the host that the configuration names and nowhere else.
import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Source } from "./config.ts";
import type { Ended, Steps } from "./steps.ts";

export interface Checkout {
  commit: string;
  subject: string;
  /** What the repository has and the checkout does not, as a sentence; absent: nothing. */
  lacking?: string;
}

/** What a run is ended with: a word, and what it means. */
export class RunFault extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.name = "RunFault";
    this.code = code;
  }
}

interface Parts {
  steps: Steps;
  stateDir: string;
  environment: Readonly<Record<string, string>>;
}

const ANSWER_MS = 300_000;
const MINUTE_MS = 60_000;
/** Of an id in a repository whose objects are named by SHA-256. */
const SHA256_DIGITS = 64;
/** How far back the history is fetched, in turn; the last is all of it (git-fetch(1)). */
const DEPTHS = [50, 1000, 2_147_483_647];
/** Answers what git asks for; the token goes from its file to git, and stands in no list of processes. */
const ASKPASS = `#!/bin/sh
case $1 in
  Username*) printf '%s\\n' "$CROFT_GIT_USER" ;;
  *) cat "$CROFT_GIT_TOKEN_FILE" ;;
esac
`;
const SETTINGS = [
  ...["-c", "protocol.allow=never", "-c", "protocol.https.allow=always", "-c", "protocol.ssh.allow=always"],
  ...["-c", "http.followRedirects=false", "-c", "credential.helper=", "-c", "core.hooksPath=/dev/null"],
  ...["-c", "gc.auto=0", "-c", "advice.detachedHead=false", "-c", "core.fsmonitor=false"],
];

// Which program looks at a signature follows from the signature, whatever `gpg.format` says: a key that another source allows, or
// that lies in a keyring of the machine, must count for nothing.
const NO_X509_SIGNATURE = ["-c", "gpg.x509.program=false"];
const NO_GPG_SIGNATURE = [...NO_X509_SIGNATURE, "-c", "gpg.openpgp.program=false", "-c", "gpg.program=false"];
const NO_SSH_SIGNATURE = [...NO_X509_SIGNATURE, "-c", "gpg.ssh.program=false"];

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

export class Repository {
  readonly #parts: Parts;
  readonly #askpass: string;
  /** Not in the checkout: a socket belongs to it, whose path ends at 107 bytes. */
  readonly #keyring: string;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#askpass = path.join(parts.stateDir, "askpass");
    this.#keyring = path.join(parts.stateDir, "gnupg");
    writeFileSync(this.#askpass, ASKPASS, { mode: 0o700 });
  }

  /** The commit that the branch is at. Throws a fault. */
  async head(source: Source, log: string): Promise<string> {
    const ref = `refs/heads/${source.branch}`;
    const ended = await this.#git(source, ["ls-remote", source.repository, ref], {
      cwd: this.#parts.stateDir,
      log,
      captured: true,
      quiet: true,
    });
    if (ended.status !== 0) throw unreachable(ended);
    // Git lists every ref that ends so, also `refs/heads/a/refs/heads/main`.
    const found = ended.out.split("\n").map((line) => line.split("\t"));
    const [commit] = found.find(([, name]) => name === ref) ?? [];
    if (commit && /^[0-9a-f]{40,64}$/.test(commit)) return commit;
    throw new RunFault(
      "branch_not_found",
      `The repository has no branch ${source.branch}. Push it, or name another one in the runner's settings.`,
    );
  }

  /** Fetches the newest commit of the branch into a new folder, verifies it where that is asked, and checks it out. */
  async checkOut(source: Source, folder: string, log: string): Promise<Checkout> {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { mode: 0o700 });
    const git = (...words: string[]) => this.#git(source, words, { cwd: folder, log });
    const isSha256 = (await this.head(source, log)).length === SHA256_DIGITS;
    await this.#demand(git("init", "--quiet", ...(isSha256 ? ["--object-format=sha256"] : [])));
    const fetched = await git(
      "fetch",
      "--quiet",
      "--depth=1",
      "--no-tags",
      source.repository,
      `refs/heads/${source.branch}`,
    );
    if (fetched.status !== 0) throw unreachable(fetched);
    const shown = await this.#git(source, ["log", "-1", "--format=%H%n%s", "FETCH_HEAD"], {
      cwd: folder,
      log,
      captured: true,
      quiet: true,
    });
    const [commit = "", subject = ""] = shown.out.split("\n");
    // Before a file of it is written.
    await this.#verify(source, folder, commit, log);
    await this.#demand(git("checkout", "--quiet", "--detach", commit));
    const lacking = await this.#lacking(source, folder, log);
    return { commit, subject: subject.slice(0, 300), ...(lacking === "" ? {} : { lacking }) };
  }

  /** Submodules and the files of Git LFS are elsewhere, where nobody said that a key or token may go. */
  async #lacking(source: Source, folder: string, log: string): Promise<string> {
    const listed = async (...words: string[]): Promise<string[]> => {
      const { out } = await this.#git(source, words, { cwd: folder, log, captured: true, quiet: true });
      return out.split("\n").filter((line) => line !== "");
    };
    const modules = ["config", "--file", ".gitmodules", "--get-regexp", "^submodule\\..*\\.path$"];
    const submodules = existsSync(path.join(folder, ".gitmodules"))
      ? (await listed(...modules)).map((line) => line.slice(line.indexOf(" ") + 1))
      : [];
    const pointers = await listed("ls-files", "--", `:(attr:filter=lfs)${source.path}`);
    const sentences = [
      ...(submodules.length === 0 ? [] : [`Submodules are not fetched: ${someOf(submodules)} is empty.`]),
      ...(pointers.length === 0
        ? []
        : [`Files of Git LFS are not fetched: ${someOf(pointers)} is a pointer to its contents.`]),
    ];
    return sentences.join(" ");
  }

  /** Whether a commit that was checked out has an earlier one in its history, of which no more is fetched than that takes. */
  async goesOnFrom(
    source: Source,
    folder: string,
    commit: string,
    earlier: string,
    log: string,
  ): Promise<boolean> {
    for (const depth of [1, ...DEPTHS]) {
      if (depth > 1) {
        const words = ["fetch", "--quiet", `--depth=${depth}`, "--no-tags", source.repository];
        const fetched = await this.#git(source, [...words, `refs/heads/${source.branch}`], {
          cwd: folder,
          log,
        });
        if (fetched.status !== 0) throw unreachable(fetched);
      }
      const words = ["merge-base", "--is-ancestor", earlier, commit];
      const found = await this.#git(source, words, { cwd: folder, log, captured: true, quiet: true });
      if (found.status === 0) return true;
    }
    return false;
  }

  async #verify(source: Source, folder: string, commit: string, log: string): Promise<void> {
    const { allowed_signers_file: signers, gpg_keys_file: keys } = source;
    if (signers === undefined && keys === undefined) return;
    const words =
      signers === undefined
        ? [...NO_SSH_SIGNATURE, ...(await this.#gpgSettings(keys ?? "", folder, log))]
        : [...NO_GPG_SIGNATURE, "-c", `gpg.ssh.allowedSignersFile=${signers}`];
    const env = { GNUPGHOME: this.#keyring };
    const verified = await this.#git(source, [...words, "verify-commit", commit], { cwd: folder, log, env });
    if (verified.status === 0) return;
    throw new RunFault(
      "signature_refused",
      `The commit ${commit.slice(0, 12)} has no signature that the settings allow. Sign it with an allowed key, or allow its key; nothing of it was run.`,
    );
  }

  /** A keyring of these keys alone. */
  async #gpgSettings(keys: string, folder: string, log: string): Promise<string[]> {
    const home = this.#keyring;
    rmSync(home, { recursive: true, force: true });
    mkdirSync(home, { mode: 0o700 });
    const imported = await this.#parts.steps.run({
      argv: ["gpg", "--homedir", home, "--batch", "--quiet", "--no-autostart", "--import", keys],
      cwd: folder,
      env: { ...this.#parts.environment, HOME: home },
      timeoutMs: ANSWER_MS,
      log,
    });
    if (imported.status === 0) return ["-c", "gpg.minTrustLevel=undefined"];
    throw new RunFault(
      "signature_refused",
      `The keys in ${keys} cannot be read; \`gpg --show-keys\` says why.`,
    );
  }

  async #demand(command: Promise<Ended>): Promise<void> {
    const ended = await command;
    if (ended.status !== 0) throw unreachable(ended);
  }

  #git(
    source: Source,
    words: readonly string[],
    more: { cwd: string; log: string; env?: Record<string, string>; captured?: true; quiet?: true },
  ): Promise<Ended> {
    const { env = {}, ...rest } = more;
    return this.#parts.steps.run({
      ...rest,
      argv: ["git", ...SETTINGS, ...words],
      env: { ...this.#environment(source), ...env },
      // As much as a large repository over a slow line takes.
      timeoutMs: words[0] === "fetch" ? source.timeout_minutes * MINUTE_MS : ANSWER_MS,
    });
  }

  #environment(source: Source): Record<string, string> {
    const { deploy_key_file: key, known_hosts_file: hosts, git_token_file: token } = source;
    const ssh = [
      ...["ssh", "-F", "none", "-o", "BatchMode=yes", "-o", "IdentitiesOnly=yes", "-o", "ConnectTimeout=20"],
      ...[
        "-o",
        "StrictHostKeyChecking=yes",
        "-o",
        "GlobalKnownHostsFile=none",
        "-o",
        "PasswordAuthentication=no",
      ],
      ...["-o", quoted(`UserKnownHostsFile="${hosts ?? ""}"`), "-i", quoted(key ?? "")],
    ];
    return {
      ...this.#parts.environment,
      HOME: path.join(this.#parts.stateDir, "home"),
      LC_ALL: "C.UTF-8",
      GIT_CONFIG_NOSYSTEM: "1",
      GIT_CONFIG_GLOBAL: "/dev/null",
      GIT_TERMINAL_PROMPT: "0",
      GIT_SSH_COMMAND: ssh.join(" "),
      ...(token === undefined
        ? {}
        : { GIT_ASKPASS: this.#askpass, CROFT_GIT_USER: source.git_user, CROFT_GIT_TOKEN_FILE: token }),
      ...(source.git_ca_certificate_file === undefined
        ? {}
        : { GIT_SSL_CAINFO: source.git_ca_certificate_file }),
    };
  }
}

/** The first few, in words. */
const someOf = (names: readonly string[]): string =>
  names.length <= 3 ? names.join(", ") : `${names.slice(0, 3).join(", ")} and ${names.length - 3} more`;

/** What git adds to every failure, whatever its cause is, and the frame of ssh's warnings. */
const SAYS_NOTHING = /^(@*|Please make sure you have the correct access rights|and the repository exists\.)$/;

const unreachable = ({ logged, timedOut }: Ended): RunFault => {
  const lines = logged.split("\n").filter((line) => !SAYS_NOTHING.test(line.trim()));
  const said = timedOut ? "It took too long (timeout_minutes)." : lines.slice(-3).join(" ");
  return new RunFault(
    "repository_unreachable",
    `The repository could not be read: ${said.slice(0, 1000)} The key or token, its rights and the server's name are in the runner's settings; \`croft-gitops check\` tries them.`,
  );
};
