// Projects and SSH keys through real Terraform: the bundled provider, a real reconciler process, its real database.
import { once } from "node:events";
import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from "@jest/globals";
import { type BuiltProvider, build, builtProvider, providersOf } from "../harness/built-provider.ts";
import { type ReconcilerProcess, startReconciler } from "../harness/reconciler-process.ts";
import { type TerraformFolder, type TerraformProcess, terraformFolder } from "../harness/terraform-folder.ts";
import { type UnreliableLine, unreliableLine } from "../harness/unreliable-line.ts";

jest.setTimeout(600_000);

const KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f";

let provider: BuiltProvider;
let reconciler: ReconcilerProcess;
let terraform: TerraformFolder;

const environment = (endpoint: string): Record<string, string> => ({
  CROFT_ENDPOINT: endpoint,
  CROFT_TOKEN: reconciler.token,
  TF_CLI_CONFIG_FILE: provider.terraformrc,
});

beforeAll(async () => {
  await build("reconciler");
  [provider, reconciler] = await Promise.all([builtProvider(), startReconciler()]);
  terraform = terraformFolder(environment(reconciler.endpoint));
  terraform.write("");
  await terraform.init();
});

afterEach(async () => {
  await terraform.destroy("-refresh=false");
  // What a failed test left must not fail the next ones.
  for (const plural of ["ssh_keys", "projects"] as const) {
    for (const { id } of await reconciler.items(plural))
      await reconciler.rest("DELETE", `/v1/${plural}/${id}`);
  }
});

afterAll(async () => {
  terraform?.remove();
  await reconciler?.stop();
  provider?.remove();
});

/** What is printed, without the frames and line breaks that depend on the terminal. */
const flat = (output: string): string => output.replace(/[│╷╵]/g, " ").replace(/\s+/g, " ");

const project = (more = ""): string => `resource "croft_project" "web" {\n  name = "web"\n${more}\n}\n`;
const key = (more = "", name = "me"): string => `
resource "croft_ssh_key" "me" {
  name       = "${name}"
  public_key = "${KEY}"
  ${more}
}
`;
const IN_WEB = "project = croft_project.web.name";

/** Applies, and demands that there is nothing to do afterwards. */
async function applyAll(configuration: string): Promise<string> {
  terraform.write(configuration);
  const output = await terraform.apply();
  const after = await terraform.plan();
  expect(after.changes ? after.output : "no changes").toBe("no changes");
  return output;
}

async function failedApply(configuration: string): Promise<string> {
  terraform.write(configuration);
  const { exitCode, output } = await terraform.run("apply", "-auto-approve", "-no-color");
  expect(exitCode).toBe(1);
  return flat(output);
}

describe("a project and a key", () => {
  test("are created, changed in place, replaced and destroyed", async () => {
    await applyAll(project('description = "first"\n  quota = { vms = 3 }') + key(IN_WEB));
    const before = terraform.attributes("croft_project.web");
    const firstKey = terraform.attributes("croft_ssh_key.me");
    expect(before).toMatchObject({ name: "web", description: "first", quota: { vms: 3, cpus: null } });
    expect(firstKey).toMatchObject({ project: "web", shared: false, tags: null, tags_all: {} });
    expect(firstKey.fingerprint).toMatch(/^SHA256:/);

    const changed = await applyAll(project('tags = { tier = "1" }\n  quota = { cpus = 8 }') + key(IN_WEB));
    expect(changed).toContain("0 added, 1 changed, 0 destroyed");
    expect(terraform.attributes("croft_project.web")).toMatchObject({
      id: before.id,
      description: null,
      quota: { vms: null, cpus: 8 },
    });
    const [stored] = await reconciler.items("projects");
    expect(stored).toMatchObject({ spec: { quota: { cpus: 8 } }, tags: { tier: "1" } });
    expect(stored.spec).not.toHaveProperty("description");

    const replaced = await applyAll(project() + key(IN_WEB, "you"));
    expect(replaced).toContain("1 added, 1 changed, 1 destroyed");
    expect(terraform.attributes("croft_ssh_key.me").id).not.toBe(firstKey.id);
    expect((await reconciler.items("ssh_keys")).map((one) => one.name)).toEqual(["you"]);

    await terraform.destroy();
    expect(await reconciler.items("projects")).toEqual([]);
    expect(await reconciler.items("ssh_keys")).toEqual([]);
  });

  test("keep how the user wrote them: an empty map, a line feed, a duration", async () => {
    await applyAll(`${project('tags = {}\n  quota = {}\n  timeouts {\n    create = "1m30s"\n  }')}
resource "croft_ssh_key" "me" {
  project    = croft_project.web.name
  name       = "me"
  public_key = "${KEY} me@here\\n"
}
`);
    expect(terraform.attributes("croft_project.web")).toMatchObject({ tags: {}, quota: { vms: null } });
  });

  test("show what was changed or deleted behind Terraform's back", async () => {
    const configuration = project('description = "mine"') + key(IN_WEB);
    await applyAll(configuration);
    const { id } = terraform.attributes("croft_project.web");
    await reconciler.rest("PATCH", `/v1/projects/${id}`, { spec: { description: "theirs" } });
    await reconciler.rest("DELETE", `/v1/ssh_keys/${terraform.attributes("croft_ssh_key.me").id}`);
    const { changes, output } = await terraform.plan();
    expect(changes).toBe(true);
    expect(output).toContain('"theirs" -> "mine"');
    expect(output).toContain("1 to add, 1 to change, 0 to destroy");
    await applyAll(configuration);
  });

  test("get the provider's default tags, and those that it gets later", async () => {
    const withDefaults = (tags: string) => `provider "croft" {\n  default_tags = ${tags}\n}\n`;
    await applyAll(withDefaults('{ owner = "ops", tier = "1" }') + project('tags = { tier = "2" }'));
    const { id, tags, tags_all } = terraform.attributes("croft_project.web");
    expect({ tags, tags_all }).toEqual({ tags: { tier: "2" }, tags_all: { owner: "ops", tier: "2" } });
    await applyAll(withDefaults('{ owner = "dev" }') + project());
    expect((await reconciler.rest("GET", `/v1/projects/${id}`)).body).toMatchObject({
      tags: {},
      default_tags: { owner: "dev" },
    });
  });

  test("take the project that the provider names, at create only", async () => {
    const inProject = (name: string) => `provider "croft" {\n  project = "${name}"\n}\n`;
    const other = 'resource "croft_project" "other" {\n  name = "other"\n}\n';
    const late = "depends_on = [croft_project.web]";
    await applyAll(inProject("web") + project() + other + key(late));
    expect(terraform.attributes("croft_ssh_key.me").project).toBe("web");
    terraform.write(inProject("other") + project() + other + key(late));
    expect((await terraform.plan()).changes).toBe(false);
    await applyAll(inProject("web") + project() + other + key(`shared = true\n  ${late}`));
    expect(terraform.attributes("croft_ssh_key.me")).toMatchObject({ project: null, shared: true });
  });
});

describe("an import", () => {
  const forms: [what: string, address: string, id: () => string][] = [
    ["a project by its name", "croft_project.web", () => "web"],
    ["a project by its id", "croft_project.web", () => String(terraform.attributes("croft_project.web").id)],
    ["a key by project and name", "croft_ssh_key.me", () => "web/me"],
    ["a key by its id", "croft_ssh_key.me", () => String(terraform.attributes("croft_ssh_key.me").id)],
    ["a shared key", "croft_ssh_key.all", () => "-/all"],
  ];

  test("by any form leaves nothing to plan, and by another form says which there are", async () => {
    const shared = `
resource "croft_ssh_key" "all" {
  name       = "all"
  shared     = true
  public_key = "${KEY}"
}
`;
    await applyAll(project('description = "d"\n  tags = { a = "1" }') + key(IN_WEB) + shared);
    for (const [what, address, id] of forms) {
      const given = id();
      const before = terraform.attributes(address);
      await terraform.run("state", "rm", address);
      const imported = await terraform.run("import", "-no-color", address, given);
      expect(`${what}: ${imported.exitCode === 0 ? "imported" : imported.output}`).toBe(`${what}: imported`);
      expect(terraform.attributes(address)).toEqual(before);
    }
    expect((await terraform.plan()).changes).toBe(false);

    await terraform.run("state", "rm", "croft_ssh_key.me");
    const wrong = await terraform.run("import", "-no-color", "croft_ssh_key.me", "me");
    expect(flat(wrong.output)).toContain('"me" names no croft_ssh_key');
    const missing = await terraform.run("import", "-no-color", "croft_ssh_key.me", "web/nobody");
    expect(flat(missing.output)).toContain("There is no croft_ssh_key web/nobody to import");
    expect((await terraform.run("import", "-no-color", "croft_ssh_key.me", "web/me")).exitCode).toBe(0);
    // Only an apply records what depends on what, and the destroy needs it.
    await terraform.apply();
  });
});

describe("an error", () => {
  test("in the configuration is found before anything is asked, all at once, with its line", async () => {
    terraform.write(`
resource "croft_project" "web" {
  name  = "Web Shop"
  quota = { vms = -1 }
  timeouts {
    create = "soon"
  }
}

resource "croft_ssh_key" "me" {
  shared     = true
  name       = "me"
  public_key = "ssh-ed25519 ${"A".repeat(40)}"
}
`);
    const { exitCode, output } = await terraform.run("validate", "-no-color");
    expect(exitCode).toBe(1);
    const text = flat(output);
    expect(text).toContain('name = "Web Shop"');
    expect(text).toContain('"Web Shop" is not a name');
    expect(text).toContain("quota.vms is not valid");
    expect(text).toContain("A timeout is not a duration");
    expect(text).toContain('"soon" is no duration');
    expect(text).toContain("public_key is no public key");
    terraform.write("");
  });

  test("of the reconciler has its code and the field", async () => {
    const noProject = await failedApply(key('project = "nowhere"'));
    expect(noProject).toContain("there is no project nowhere");
    expect(noProject).toContain("Code: reference_not_found");
    const noScope = await failedApply(key());
    expect(noScope).toContain("croft_ssh_key has no project");
    terraform.write("");
  });

  test("about a name that is taken shows how to import what has it", async () => {
    const { body } = await reconciler.rest("POST", "/v1/projects", { name: "web", spec: {} });
    const output = await failedApply(project('description = "mine"'));
    expect(output).toContain("Code: already_exists");
    expect(output).toContain(`import { to = croft_project.<name> id = "${body.id}" }`);
    await reconciler.rest("DELETE", `/v1/projects/${body.id}`);
  });

  test("about a project that still holds something says what", async () => {
    await applyAll(project());
    const { body } = await reconciler.rest("POST", "/v1/ssh_keys", {
      project: "web",
      name: "theirs",
      spec: { public_key: KEY },
    });
    const { exitCode, output } = await terraform.run("destroy", "-auto-approve", "-no-color");
    expect(exitCode).toBe(1);
    expect(flat(output)).toContain("it holds 1 ssh key");
    expect(flat(output)).toContain("Code: not_empty");
    await reconciler.rest("DELETE", `/v1/ssh_keys/${body.id}`);
  });

  test("of an endpoint that is silent names it; new resources can be planned all the same", async () => {
    const silent = "https://127.0.0.1:1";
    const settings = `provider "croft" {\n  endpoint = "${silent}"\n  request_timeout_seconds = 1\n}\n`;
    terraform.write(settings + project() + key(IN_WEB));
    expect((await terraform.plan()).changes).toBe(true);
    await applyAll(project());
    terraform.write(settings + project());
    expect((await terraform.plan("-refresh=false")).changes).toBe(false);
    const { exitCode, output } = await terraform.run("plan", "-no-color");
    expect(exitCode).toBe(1);
    expect(flat(output)).toContain(`Croft does not answer at ${silent}`);
    terraform.write(project());
  });

  test("of a wrong token says so", async () => {
    expect(await failedApply(`provider "croft" {\n  token = "wrong"\n}\n${project()}`)).toContain(
      "Code: unauthorized",
    );
  });
});

describe("nothing is lost and nothing doubled", () => {
  const COUNT = 12;
  const keys = `${project()}
resource "croft_ssh_key" "many" {
  count      = ${COUNT}
  project    = croft_project.web.name
  name       = "key-\${count.index}"
  public_key = "${KEY}"
}
`;
  const names = Array.from({ length: COUNT }, (_, index) => `key-${index}`).sort();
  let line: UnreliableLine;
  let away: TerraformFolder;

  beforeAll(async () => {
    line = await unreliableLine(reconciler.endpoint);
    away = terraformFolder(environment(line.endpoint));
    away.write(keys);
    await away.init();
  });

  afterEach(async () => {
    away.write(keys);
    await away.destroy();
  });

  afterAll(async () => {
    away?.remove();
    await line?.close();
  });

  const startApply = (): TerraformProcess =>
    away.start("apply", "-auto-approve", "-no-color", "-parallelism=3");
  const createOf = (name: string) => (method: string, path: string, body: string) =>
    method === "POST" && path === "/v1/ssh_keys" && body.includes(`"name":"${name}"`);

  async function stored(): Promise<string[]> {
    return (await reconciler.items("ssh_keys")).map((one) => String(one.name)).sort();
  }

  test("when the provider is killed while a create is answered", async () => {
    const lost = line.loseAnswer(createOf("key-5"));
    const apply = startApply();
    await lost;
    for (const pid of providersOf(apply.pid ?? 0)) process.kill(pid, "SIGKILL");
    expect((await apply).exitCode).toBe(1);
    expect(await stored()).toContain("key-5");

    await away.apply();
    expect(await stored()).toEqual(names);
    expect((await away.plan()).changes).toBe(false);
  });

  test("when the reconciler is killed while it answers: the same apply goes on", async () => {
    const lost = line.loseAnswer(createOf("key-7"));
    const apply = startApply();
    const { drop } = await lost;
    await reconciler.kill();
    drop();
    await reconciler.restart();
    const { exitCode, all } = await apply;
    expect(exitCode === 0 ? "applied" : all).toBe("applied");
    expect(await stored()).toEqual(names);
    expect((await away.plan()).changes).toBe(false);
  });

  test("when the reconciler is killed and stays away: the next apply completes", async () => {
    away.write(`provider "croft" {\n  request_timeout_seconds = 1\n}\n${keys}`);
    const apply = startApply();
    const firstIsThere = new Promise<void>((resolve) => {
      apply.all.on("data", (chunk: Buffer) => {
        if (chunk.toString().includes("croft_ssh_key.many")) resolve();
      });
    });
    await firstIsThere;
    await reconciler.kill();
    await once(apply.all, "end");
    await apply;
    await reconciler.restart();
    await away.apply();
    expect(await stored()).toEqual(names);
    expect((await away.plan()).changes).toBe(false);
  });
});
