import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { installProvider, terraformConfiguration } from "./provider-mirror.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "croft-mirror-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const mirror = () => path.join(folder, "mirror");
const versions = () => path.join(mirror(), "registry.terraform.io/croft/croft");
const fileOf = (version: string) => path.join(versions(), version, "linux_amd64", "terraform-provider-croft");

/** Installs a bundle with these contents. */
async function install(contents: string) {
  const bundle = path.join(mkdtempSync(path.join(folder, "bundle-")), "terraform-provider-croft");
  writeFileSync(bundle, contents, { mode: 0o644 });
  return installProvider({
    bundle,
    mirror: mirror(),
    terraformrc: path.join(folder, "terraformrc"),
    platform: "linux_amd64",
  });
}

describe("installProvider", () => {
  test("puts the first bundle where Terraform looks, executable", async () => {
    expect(await install("one")).toEqual({ version: "0.1.0", file: fileOf("0.1.0"), installed: true });
    expect(readFileSync(fileOf("0.1.0"), "utf8")).toBe("one");
    expect(statSync(fileOf("0.1.0")).mode & 0o777).toBe(0o755);
  });

  test("uses the version that holds the same contents, without touching it", async () => {
    await install("one");
    const before = statSync(fileOf("0.1.0"));
    expect(await install("one")).toEqual({ version: "0.1.0", file: fileOf("0.1.0"), installed: false });
    expect(statSync(fileOf("0.1.0"))).toMatchObject({ ino: before.ino, mtimeMs: before.mtimeMs });
    expect(readdirSync(versions())).toEqual(["0.1.0"]);
  });

  test("never puts other contents under a version that is held", async () => {
    await install("one");
    expect(await install("two")).toMatchObject({ version: "0.1.1", installed: true });
    expect(await install("three")).toMatchObject({ version: "0.1.2", installed: true });
    expect(["0.1.0", "0.1.1", "0.1.2"].map((version) => readFileSync(fileOf(version), "utf8"))).toEqual([
      "one",
      "two",
      "three",
    ]);
  });

  test("contents of an older version become a new one, because Terraform takes the newest", async () => {
    await install("one");
    await install("two");
    expect(await install("one")).toMatchObject({ version: "0.1.2", installed: true });
  });

  test("goes by the order of versions, not of names", async () => {
    for (let patch = 0; patch < 11; patch++) {
      await install(`contents ${patch}`);
    }
    expect(await install("contents 10")).toMatchObject({ version: "0.1.10", installed: false });
    expect(await install("more")).toMatchObject({ version: "0.1.11" });
  });

  test("a version that another platform or hand made is held too, and other names are no versions", async () => {
    mkdirSync(path.join(versions(), "0.2.3", "darwin_arm64"), { recursive: true });
    mkdirSync(path.join(versions(), "notes"), { recursive: true });
    expect(await install("one")).toMatchObject({ version: "0.2.4", installed: true });
  });

  test("makes a file executable again that lost its mode", async () => {
    await install("one");
    chmodSync(fileOf("0.1.0"), 0o600);
    await install("one");
    expect(statSync(fileOf("0.1.0")).mode & 0o777).toBe(0o755);
  });

  test("many at once: each gets a version that holds its contents, and nothing is left beside the mirror", async () => {
    const contents = ["a", "a", "a", "b", "b", "c", "a", "c"];
    const installed = await Promise.all(contents.map((text) => install(text)));
    installed.forEach(({ file }, index) => {
      expect(readFileSync(file, "utf8")).toBe(contents[index]);
    });
    expect(readdirSync(folder).filter((name) => name.endsWith(".tmp"))).toEqual([]);
    expect(readdirSync(mirror())).toEqual(["registry.terraform.io"]);
  });

  test("says which bundle is missing", async () => {
    const missing = {
      bundle: path.join(folder, "absent"),
      mirror: mirror(),
      terraformrc: path.join(folder, "terraformrc"),
    };
    await expect(installProvider(missing)).rejects.toMatchObject({
      code: "host_error",
      message: expect.stringContaining(path.join(folder, "absent")),
    });
    expect(readdirSync(folder)).toEqual([]);
  });

  test("writes Terraform's configuration, and leaves it alone when it says the same", async () => {
    await install("one");
    const file = path.join(folder, "terraformrc");
    expect(readFileSync(file, "utf8")).toBe(terraformConfiguration(mirror()));
    const before = statSync(file);
    await install("two");
    expect(statSync(file).ino).toBe(before.ino);
    writeFileSync(file, "provider_installation {");
    await install("two");
    expect(readFileSync(file, "utf8")).toBe(terraformConfiguration(mirror()));
  });
});

describe("terraformConfiguration", () => {
  test("takes this provider from the mirror only", () => {
    expect(terraformConfiguration('/tmp/a "b"\\c %{e} $f')).toBe(`provider_installation {
  filesystem_mirror {
    path    = "/tmp/a \\"b\\"\\\\c %{e} $f"
    include = ["registry.terraform.io/croft/croft"]
  }
  direct {
    exclude = ["registry.terraform.io/croft/croft"]
  }
}
`);
  });

  test("refuses a folder that Terraform would read as an expression", () => {
    expect(() => terraformConfiguration(["/tmp/$", "{a}"].join(""))).toThrow("use another state folder");
  });
});
