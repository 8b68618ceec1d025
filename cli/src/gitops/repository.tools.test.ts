// What may be pushed to a repository beside what the settings allow, and what becomes of it. Git is real; what it takes for ssh
// runs git's own server on this machine.
import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import type { Source } from "./config.ts";
import { Repository } from "./repository.ts";
import { Steps } from "./steps.ts";

const SSH = `#!/bin/sh
for last; do :; done
eval "exec $last"
`;

let folder: string;
let repository: Repository;
const at = (...names: string[]): string => path.join(folder, ...names);
const sourceWith = (more: Partial<Source> = {}): Source => ({
  name: "infra",
  repository: `ssh://git@git.example${at("work")}`,
  branch: "main",
  path: ".",
  git_user: "git",
  program: "hcl",
  poll_seconds: 60,
  retry_seconds: 60,
  apply: "never",
  allow_destroy: false,
  timeout_minutes: 5,
  known_hosts_file: at("known_hosts"),
  deploy_key_file: at("key"),
  ...more,
});
const git = (...words: string[]): string =>
  execFileSync("git", ["-c", "user.name=Ada", "-c", "user.email=ada@example.com", ...words], {
    cwd: at("work"),
    env: { ...process.env, GNUPGHOME: at("bob") },
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
  }).trim();

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "croft-repo-"));
  for (const name of ["bin", "state", "work"]) mkdirSync(at(name));
  mkdirSync(at("bob"), { mode: 0o700 });
  writeFileSync(at("bin/ssh"), SSH);
  chmodSync(at("bin/ssh"), 0o755);
  git("init", "--quiet", "--initial-branch=main");
  const environment = { PATH: `${at("bin")}:${process.env.PATH}` };
  repository = new Repository({ steps: new Steps(at("state")), stateDir: at("state"), environment });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test("what is kept elsewhere is named: submodules, and files of Git LFS in the followed folder", async () => {
  git("commit", "--quiet", "--allow-empty", "-m", "first");
  const commit = git("rev-parse", "HEAD");
  expect(await repository.checkOut(sourceWith(), at("checkout"), at("log"))).not.toHaveProperty("lacking");
  writeFileSync(at("work/.gitattributes"), "*.img filter=lfs diff=lfs merge=lfs -text\n");
  const modules = '[submodule "net"]\n\tpath = modules/net\n\turl = https://git.example/net.git\n';
  writeFileSync(at("work/.gitmodules"), modules);
  for (const name of ["infra", "pictures"]) {
    mkdirSync(at("work", name));
    writeFileSync(at("work", name, "disk.img"), "version https://git-lfs.github.com/spec/v1\n");
  }
  git("-c", "filter.lfs.clean=cat", "add", "--all");
  git("update-index", "--add", "--cacheinfo", `160000,${commit},modules/net`);
  git("commit", "--quiet", "-m", "second");
  const { lacking } = await repository.checkOut(sourceWith({ path: "infra" }), at("checkout"), at("log"));
  expect(lacking).toBe(
    "Submodules are not fetched: modules/net is empty. Files of Git LFS are not fetched: infra/disk.img is a pointer to its contents.",
  );
});

test("a repository whose objects are named by SHA-256 is followed like another", async () => {
  rmSync(at("work"), { recursive: true });
  mkdirSync(at("work"));
  git("init", "--quiet", "--initial-branch=main", "--object-format=sha256");
  git("commit", "--quiet", "--allow-empty", "-m", "longer");
  const commit = git("rev-parse", "HEAD");
  expect(commit).toHaveLength(64);
  expect(await repository.checkOut(sourceWith(), at("checkout"), at("log"))).toEqual({
    commit,
    subject: "longer",
  });
});

test("a server whose key is another now is told as that", async () => {
  const frame = "@".repeat(59);
  const said = [
    frame,
    "@    WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED!     @",
    frame,
    "Host key for git.example has changed and you have requested strict checking.",
    "Host key verification failed.",
  ];
  writeFileSync(
    at("bin/ssh"),
    `#!/bin/sh\nprintf '%s\\r\\n' ${said.map((line) => `'${line}'`).join(" ")} >&2\nexit 255\n`,
  );
  await expect(repository.head(sourceWith(), at("log"))).rejects.toMatchObject({
    code: "repository_unreachable",
    message: expect.stringMatching(
      /Host key for git.example has changed.*Host key verification failed\..*Could not read from remote repository/s,
    ),
  });
});

test("a branch whose name ends like the followed one is not taken for it", async () => {
  git("commit", "--quiet", "--allow-empty", "-m", "the followed one");
  const followed = git("rev-parse", "HEAD");
  git("commit", "--quiet", "--allow-empty", "-m", "somebody else's");
  git("update-ref", "refs/heads/a/refs/heads/main", "HEAD");
  git("reset", "--quiet", "--hard", followed);
  expect(await repository.head(sourceWith(), at("log"))).toBe(followed);
  git("checkout", "--quiet", "-b", "other");
  git("branch", "--quiet", "-D", "main");
  await expect(repository.head(sourceWith(), at("log"))).rejects.toMatchObject({ code: "branch_not_found" });
});

test("a key that one source allows signs nothing for a source that asks for keys of the other kind", async () => {
  const gpg = (...words: string[]): string =>
    execFileSync("gpg", ["--batch", "--quiet", ...words], {
      env: { ...process.env, GNUPGHOME: at("bob") },
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    });
  try {
    gpg("--passphrase", "", "--quick-generate-key", "bob@example.com", "ed25519", "sign", "never");
    writeFileSync(at("bob.asc"), gpg("--armor", "--export", "bob@example.com"));
    execFileSync("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", at("ada")]);
    writeFileSync(at("signers"), `ada@example.com ${readFileSync(at("ada.pub"), "utf8")}`);
    git("-c", "user.signingkey=bob@example.com", "commit", "--quiet", "--allow-empty", "-S", "-m", "by Bob");
  } finally {
    execFileSync("gpgconf", ["--kill", "gpg-agent"], { env: { ...process.env, GNUPGHOME: at("bob") } });
  }
  const [bobs, adas] = [
    sourceWith({ gpg_keys_file: at("bob.asc") }),
    sourceWith({ name: "strict", allowed_signers_file: at("signers") }),
  ];
  expect(await repository.checkOut(bobs, at("one"), at("log"))).toMatchObject({ subject: "by Bob" });
  await expect(repository.checkOut(adas, at("two"), at("log"))).rejects.toMatchObject({
    code: "signature_refused",
  });
  const sshSigned = ["-c", "gpg.format=ssh", "-c", `user.signingkey=${at("ada")}`];
  git(...sshSigned, "commit", "--quiet", "--allow-empty", "-S", "-m", "by Ada");
  expect(await repository.checkOut(adas, at("two"), at("log"))).toMatchObject({ subject: "by Ada" });
  await expect(repository.checkOut(bobs, at("one"), at("log"))).rejects.toMatchObject({
    code: "signature_refused",
  });
});

test("whether a commit goes on from an earlier one is found in as much history as that takes", async () => {
  const commits: string[] = [];
  for (let number = 0; number <= 60; number += 1) {
    git("commit", "--quiet", "--allow-empty", "-m", `number ${number}`);
    commits.push(git("rev-parse", "HEAD"));
  }
  const [first = "", newest = ""] = [commits[0], commits.at(-1)];
  const goesOn = async (earlier: string): Promise<boolean> => {
    const { commit } = await repository.checkOut(sourceWith(), at("checkout"), at("log"));
    return repository.goesOnFrom(sourceWith(), at("checkout"), commit, earlier, at("log"));
  };
  expect(await goesOn(newest)).toBe(true);
  expect(await goesOn(commits[40] ?? "")).toBe(true);
  expect(await goesOn(first)).toBe(true);
  git("reset", "--quiet", "--hard", commits[30] ?? "");
  expect(await goesOn(newest)).toBe(false);
  expect(await goesOn(first)).toBe(true);
});
