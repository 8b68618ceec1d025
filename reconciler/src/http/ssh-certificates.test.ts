// How long a login certificate is good.

import { expect, test } from "@jest/globals";
import { startRest } from "./rest-fixture.ts";

test("it ends with the token that asked for it, and sooner when that is asked for", async () => {
  const rest = await startRest();
  try {
    await rest.addHost("alpha");
    await rest.call("POST", "/v1/projects", { body: { name: "web", spec: {} } });
    const file = { url: "https://example.com/a", sha256: "0".repeat(64) };
    const image = await rest.call("POST", "/v1/images", {
      body: { project: "web", name: "base", spec: file },
    });
    const spec = { image: image.body.id, cpus: 1, memory_mib: 256, root_disk_gib: 1 };
    const vm = (await rest.call("POST", "/v1/vms", { body: { project: "web", name: "app", spec } })).body.id;
    const brief = { role: "operator", project: "web", ttl_seconds: 60 };
    const { token } = (await rest.call("POST", "/v1/tokens", { body: brief })).body;
    const ask = async (ttl_seconds: number, as?: string): Promise<number | undefined> => {
      const body = { vm, public_key: "ssh-ed25519 AAAA", ttl_seconds };
      const answer = await rest.call("POST", "/v1/ssh_certificates", { body, ...(as ? { token: as } : {}) });
      expect(answer.status).toBe(201);
      return rest.signed.at(-1)?.ttl_seconds;
    };
    expect(await ask(3600)).toBe(3600);
    const bounded = await ask(3600, token);
    expect(bounded).toBeGreaterThan(30);
    expect(bounded).toBeLessThanOrEqual(60);
    expect(await ask(5, token)).toBe(5);
  } finally {
    await rest.close();
  }
});
