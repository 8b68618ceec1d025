import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { readUsersSettings } from "./users-settings.ts";

let home: string;
beforeEach(() => {
  home = mkdtempSync(path.join(tmpdir(), "croft-user-"));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

const write = (name: string, text: string) => {
  mkdirSync(path.dirname(path.join(home, name)), { recursive: true });
  writeFileSync(path.join(home, name), text);
};
const read = (more: { settingsFile?: string; isOpenTofu?: boolean } = {}) =>
  readUsersSettings({ home, dataFolders: path.join(home, "data"), isOpenTofu: false, ...more });

test("a user without settings has none, and a file that they would be in", () => {
  expect(read()).toEqual({ file: path.join(home, ".terraformrc"), text: "", implied: [] });
});

test("the file and the folder of settings are one text", () => {
  write(".terraformrc", "a = 1\n");
  write(".terraform.d/more.tfrc", "b = 2\n");
  write(".terraform.d/credentials.tfrc.json", "{}");
  expect(read().text).toBe("a = 1\n\nb = 2");
});

test("TF_CLI_CONFIG_FILE is read in their place, as the clients do", () => {
  write(".terraformrc", "a = 1\n");
  write("other", "c = 3\n");
  expect(read({ settingsFile: path.join(home, "other") })).toMatchObject({
    file: path.join(home, "other"),
    text: "c = 3",
  });
});

test("OpenTofu has a file of its own, and takes Terraform's where there is none", () => {
  write(".terraformrc", "a = 1\n");
  expect(read({ isOpenTofu: true }).text).toBe("a = 1");
  write(".tofurc", "t = 1\n");
  expect(read({ isOpenTofu: true }).text).toBe("t = 1");
  expect(read().text).toBe("a = 1");
});

test("providers in the folders that the clients search are found", () => {
  write(".terraform.d/plugins/example.com/acme/x/1.0.0/linux_amd64/terraform-provider-x", "");
  write("data/terraform/plugins/example.com/acme/y/1.0.0/linux_amd64/terraform-provider-y", "");
  expect(read().implied).toEqual([
    { folder: path.join(home, ".terraform.d/plugins"), providers: ["example.com/acme/x"] },
    { folder: path.join(home, "data/terraform/plugins"), providers: ["example.com/acme/y"] },
  ]);
});
