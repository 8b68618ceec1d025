// The provider network mirror protocol of Terraform and OpenTofu: a team and its pipelines install croft/croft from their own Croft.
// Open to all, as a registry is: it holds the program that is published, and the clients send no token of Croft's.
//
//   GET /mirror/{registry}/croft/croft/index.json           the versions
//   GET /mirror/{registry}/croft/croft/{version}.json       an archive for each platform, with its hashes
//   GET /mirror/{registry}/croft/croft/{archive}.zip
//
// {registry} is registry.terraform.io or registry.opentofu.org: the source address croft/croft means one or the other. The files are
// those of a release, one folder for each version, with a list in it.

import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { CroftError } from "@croft/schemas/errors.ts";
import express, { type Request, Router } from "express";
import { Query } from "./query.ts";

const REGISTRIES = ["registry.terraform.io", "registry.opentofu.org"];
const PLATFORM = /^[a-z0-9]+_[a-z0-9]+$/;
const ARCHIVE = /^[A-Za-z0-9._+-]+\.zip$/;
const HASH = /^(h1|zh):[A-Za-z0-9+/=]+$/;

interface Archive {
  platform: string;
  file: string;
  hashes: string[];
}

interface Version {
  version: string;
  folder: string;
  archives: Archive[];
}

const isText = (value: unknown, form: RegExp): value is string =>
  typeof value === "string" && form.test(value);

/** The list of a version; undefined for a folder that holds none. */
async function readVersion(folder: string): Promise<Version | undefined> {
  const text = await readFile(join(folder, "provider.json"), "utf8").catch(() => undefined);
  if (text === undefined) return undefined;
  const { version, archives } = JSON.parse(text) as Record<string, unknown>;
  if (typeof version !== "string" || !Array.isArray(archives)) return undefined;
  const valid = archives.filter(
    (one): one is Archive =>
      isText(one?.platform, PLATFORM) &&
      isText(one.file, ARCHIVE) &&
      Array.isArray(one.hashes) &&
      one.hashes.every((hash: unknown) => isText(hash, HASH)),
  );
  return { version, folder, archives: valid };
}

/** All versions below the folders, each once. */
async function readVersions(folders: readonly string[]): Promise<Version[]> {
  const found = new Map<string, Version>();
  for (const folder of folders) {
    for (const name of await readdir(folder).catch(() => [])) {
      const one = await readVersion(join(folder, name)).catch(() => undefined);
      if (one !== undefined && !found.has(one.version)) found.set(one.version, one);
    }
  }
  return [...found.values()];
}

const nothing = (what: string): CroftError =>
  new CroftError("not_found", `${what} is not offered here`, {
    detail:
      "This Croft offers its provider as croft/croft, from the package croft-provider-mirror or the folder provider_mirror_dir of its settings.",
  });

/** What clients are told of a version. */
const described = ({ archives }: Version): object => ({
  archives: Object.fromEntries(
    archives.map(({ platform, file, hashes }) => [platform, { url: file, hashes }]),
  ),
});

/** Goes before authentication. `folders`: where versions lie; those of the first go before those of the others. */
export function providerMirrorRoutes(folders: readonly string[]): Router {
  const router = Router();
  const versionsFor = async (request: Request): Promise<Version[]> => {
    new Query(request).done();
    const registry = String(request.params.registry);
    if (!REGISTRIES.includes(registry)) throw nothing(`${registry}/croft/croft`);
    return readVersions(folders);
  };
  router.get("/mirror/:registry/croft/croft/:name", async (request, response) => {
    const versions = await versionsFor(request);
    const name = String(request.params.name);
    if (name === "index.json") {
      if (versions.length === 0) throw nothing("the provider");
      response.json({ versions: Object.fromEntries(versions.map(({ version }) => [version, {}])) });
      return;
    }
    const version = versions.find((one) => name === `${one.version}.json`);
    if (version !== undefined) {
      response.json(described(version));
      return;
    }
    const holder = versions.find(({ archives }) => archives.some(({ file }) => file === name));
    if (holder === undefined) throw nothing(name);
    await sendArchive(response, holder.folder, name);
  });
  return router;
}

/** Rejects when the file cannot be read; a client that leaves in the middle is no error. */
function sendArchive(response: express.Response, folder: string, name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    response
      .type("application/zip")
      .sendFile(join(folder, name), { acceptRanges: true, etag: false, lastModified: false }, (error) => {
        if (error === undefined || response.headersSent) resolve();
        else reject(nothing(name));
      });
  });
}
