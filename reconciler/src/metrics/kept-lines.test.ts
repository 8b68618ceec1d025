import { expect, test } from "@jest/globals";
import { startRest } from "../http/rest-fixture.ts";
import { Exposition, type Figures } from "./exposition.ts";
import { KeptLines } from "./kept-lines.ts";

test("an object is read again when it changed and not before, and is forgotten when it is gone", async () => {
  const rest = await startRest();
  await rest.addHost("alpha");
  await rest.call("POST", "/v1/projects", { body: { name: "web" } });
  const file = { url: "https://example.com/a", sha256: "a".repeat(64) };
  const create = (name: string) =>
    rest.call("POST", "/v1/images", { body: { project: "web", name, spec: file } });
  const first = (await create("first")).body.id;
  await create("second");
  const read: string[] = [];
  const kept = new KeptLines("image", (out: Figures) => {
    const figure = out.figure("croft_image", "info", "Images.");
    return {
      add({ name, status }) {
        read.push(String(name));
        figure.add(`{name="${status.state_reason === "third" ? "third" : name}"}`, 1);
      },
    };
  });
  const scrape = async (project?: string): Promise<string[]> => {
    const out = new Exposition(false);
    await kept.addTo(out, rest.store, project);
    return out.text().split("\n").slice(2, -1);
  };
  const both = ['croft_image_info{name="first"} 1', 'croft_image_info{name="second"} 1'];
  expect(await scrape()).toEqual(both);
  expect(await scrape()).toEqual(both);
  expect(await scrape("web")).toEqual(both);
  expect(await scrape("other")).toEqual([]);
  expect(read.sort()).toEqual(["first", "second"]);
  await rest.store.write(async (tx) => {
    const image = await tx.documents.get("image", first);
    if (image === undefined) throw new Error("the image is not there");
    await tx.documents.updateStatus("image", first, { status: { ...image.status, state_reason: "third" } });
  });
  expect(await scrape()).toEqual(['croft_image_info{name="third"} 1', both[1]]);
  expect(read).toHaveLength(3);
  await rest.call("DELETE", `/v1/images/${first}`);
  await rest.store.write((tx) => tx.documents.remove(first));
  expect(await scrape()).toEqual([both[1]]);
  await rest.close();
});
