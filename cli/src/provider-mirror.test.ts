import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { mergeSettings } from "./installation-settings.ts";
import { installProvider } from "./provider-mirror.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "croft-mirror-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const mirrors = () => path.join(folder, "mirror");
const settings = () => path.join(folder, "terraformrc");
const ONE = "0.0.0+dev.7692c3ad3540";
const fileOf = (version: string, registry = "registry.terraform.io") =>
  path.join(mirrors(), version, registry, "croft/croft", version, "linux_amd64", "terraform-provider-croft");

/** Installs a bundle with these contents. */
async function install(contents: string) {
  const bundle = path.join(mkdtempSync(path.join(folder, "bundle-")), "terraform-provider-croft");
  writeFileSync(bundle, contents, { mode: 0o644 });
  return installProvider({ bundle, mirror: mirrors(), terraformrc: settings(), platform: "linux_amd64" });
}

describe("installProvider", () => {
  test("the version follows from the contents, wherever they were built", async () => {
    expect(await install("one")).toEqual({ version: ONE, file: fileOf(ONE), installed: true });
    expect(readFileSync(fileOf(ONE), "utf8")).toBe("one");
    expect(statSync(fileOf(ONE)).mode & 0o777).toBe(0o755);
    expect((await install("two")).version).not.toBe(ONE);
  });

  test("OpenTofu finds the same file under its registry's name", async () => {
    await install("one");
    expect(statSync(fileOf(ONE, "registry.opentofu.org")).ino).toBe(statSync(fileOf(ONE)).ino);
  });

  test("a version that is there is used, without touching it", async () => {
    await install("one");
    const before = statSync(fileOf(ONE));
    expect(await install("one")).toEqual({ version: ONE, file: fileOf(ONE), installed: false });
    expect(statSync(fileOf(ONE))).toMatchObject({ ino: before.ino, mtimeMs: before.mtimeMs });
  });

  test("the settings name the mirror of this build, and folders of an earlier build keep theirs", async () => {
    await install("one");
    const two = await install("two");
    expect(readFileSync(settings(), "utf8")).toContain(`path    = "${path.join(mirrors(), two.version)}"`);
    expect(readFileSync(fileOf(ONE), "utf8")).toBe("one");
    // Back on the first one: there is no order among builds.
    await install("one");
    expect(readFileSync(settings(), "utf8")).toContain(`path    = "${path.join(mirrors(), ONE)}"`);
  });

  test("builds that nobody used for longest make room; what is not a build stays", async () => {
    mkdirSync(path.join(mirrors(), "registry.terraform.io/croft/croft/0.1.7"), { recursive: true });
    for (const [index, contents] of ["one", "b", "c", "d"].entries()) {
      const { version } = await install(contents);
      utimesSync(path.join(mirrors(), version), 1000 + index, 1000 + index);
    }
    await install("one");
    const last = await install("e");
    const left = readdirSync(mirrors());
    expect(left).toHaveLength(5);
    expect(left).toEqual(expect.arrayContaining(["registry.terraform.io", ONE, last.version]));
  });

  test("makes a file executable again that lost its mode", async () => {
    await install("one");
    chmodSync(fileOf(ONE), 0o600);
    await install("one");
    expect(statSync(fileOf(ONE)).mode & 0o777).toBe(0o755);
  });

  test("many at once: each gets a version that holds its contents, and nothing else is left", async () => {
    const contents = ["a", "a", "a", "b", "b", "c", "a", "c"];
    const installed = await Promise.all(contents.map((text) => install(text)));
    installed.forEach(({ file }, index) => {
      expect(readFileSync(file, "utf8")).toBe(contents[index]);
    });
    expect(readdirSync(mirrors()).sort()).toEqual(
      [...new Set(installed.map(({ version }) => version))].sort(),
    );
  });

  test("says which bundle is missing", async () => {
    const bundle = path.join(folder, "absent");
    await expect(
      installProvider({ bundle, mirror: mirrors(), terraformrc: settings() }),
    ).rejects.toMatchObject({
      code: "host_error",
      message: expect.stringContaining(bundle),
    });
    expect(readdirSync(folder)).toEqual([]);
  });

  test("writes the settings with the user's own in them, and leaves them alone when they say the same", async () => {
    const user = { text: 'plugin_cache_dir = "/cache"\n', implied: [] };
    const bundle = path.join(folder, "bundle");
    writeFileSync(bundle, "one");
    const options = { bundle, mirror: mirrors(), terraformrc: settings(), user };
    const { version } = await installProvider(options);
    const wanted = mergeSettings(user.text, { folder: path.join(mirrors(), version) });
    expect(readFileSync(settings(), "utf8")).toBe(wanted);
    const before = statSync(settings());
    await installProvider(options);
    expect(statSync(settings()).ino).toBe(before.ino);
  });
});
