import { spawnSync } from "node:child_process";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { type RestFixture, startRest } from "./rest-fixture.ts";

/** What Prometheus itself sends. */
const PROMETHEUS =
  "application/openmetrics-text;version=1.0.0,application/openmetrics-text;version=0.0.1;q=0.75,text/plain;version=0.0.4;q=0.5,*/*;q=0.1";

let rest: RestFixture;
let vm: string;

beforeEach(async () => {
  rest = await startRest();
  await rest.addHost("alpha");
  await rest.call("POST", "/v1/projects", { body: { name: "web" } });
  await rest.call("POST", "/v1/projects", { body: { name: "api" } });
  const file = { url: "https://example.com/a", sha256: "a".repeat(64) };
  const image = (await rest.call("POST", "/v1/images", { body: { project: "web", name: "i", spec: file } }))
    .body;
  const spec = { image: image.id, cpus: 2, memory_mib: 256, root_disk_gib: 1 };
  const body = { project: "web", name: "app", tags: { role: 'a"b\\c' }, spec };
  vm = (await rest.call("POST", "/v1/vms", { body })).body.id;
});
afterEach(() => rest.close());

const figures = async (path = "/metrics", headers: Record<string, string> = {}): Promise<string[]> =>
  String((await rest.call("GET", path, { headers })).body).split("\n");

describe("of a VM", () => {
  test("name it, its project and its image, and every state at once", async () => {
    const lines = await figures();
    expect(lines).toContainEqual(
      expect.stringMatching(
        new RegExp(
          `^croft_vm_info\\{vm="${vm}",name="app",project="web",host="alpha",image="img_[^"]+"\\} 1$`,
        ),
      ),
    );
    expect(lines).toContain(`croft_vm_tag{vm="${vm}",key="role",value="a\\"b\\\\c"} 1`);
    const states = lines.filter((line) => line.startsWith(`croft_vm_state{vm="${vm}"`));
    expect(states.filter((line) => line.endsWith(" 1"))).toEqual([
      `croft_vm_state{vm="${vm}",state="pending"} 1`,
    ]);
    expect(states.filter((line) => line.endsWith(" 0")).length).toBe(states.length - 1);
    expect(lines).toContain(`croft_vm_memory_bytes{vm="${vm}"} ${256 * 2 ** 20}`);
    expect(lines).toContain(`croft_vm_wanted_running{vm="${vm}"} 1`);
    expect(lines).toContain(`croft_vm_first_boot{vm="${vm}",outcome="unknown"} 1`);
  });
});

test("of a host are what it has and what is reserved, in base units", async () => {
  const lines = await figures();
  expect(lines).toContain('croft_host_cpu_reserved{host="alpha"} 2');
  expect(lines).toContain(`croft_host_memory_reserved_bytes{host="alpha"} ${256 * 2 ** 20}`);
  expect(lines).toContainEqual(
    expect.stringMatching(/^croft_host_last_seen_timestamp_seconds\{host="alpha"\} \d/),
  );
});

test("what is over goes to 0 and does not vanish: a state that nothing is in, a condition of the reconciler", async () => {
  const full = { type: "storage", status: "false", reason: "full", message: "Nothing is left." } as const;
  rest.conditions.set(full);
  rest.conditions.set({ ...full, reason: "low" });
  const lines = await figures();
  expect(lines).toContain('croft_objects{kind="vm",state="pending"} 1');
  expect(lines).toContain('croft_objects{kind="vm",state="failed"} 0');
  expect(lines).toContain('croft_condition{type="storage",reason="low"} 1');
  expect(lines).toContain('croft_condition{type="storage",reason="full"} 0');
  rest.conditions.clear("storage");
  expect(await figures()).toContain('croft_condition{type="storage",reason="low"} 0');
});

test("of requests are by route, never by path", async () => {
  await rest.call("GET", `/v1/vms/${vm}`);
  await rest.call("GET", "/v1/vms/vm_0000000000000000");
  const lines = await figures();
  expect(lines).toContain('croft_http_requests_total{route="get_vm",method="GET",status="404"} 1');
  expect(lines).toContain('croft_http_request_duration_seconds_count{route="get_vm"} 2');
  expect(lines.join("\n")).not.toContain("vm_0000000000000000");
});

test("of the reconciler are who waits and follows, and the states that it keeps", async () => {
  const body = { version: 4, serial: 1, lineage: "a", resources: [], outputs: {} };
  await rest.call("POST", "/v1/state/web/main", { body });
  const lines = await figures();
  expect(lines).toContain('croft_terraform_states{project="web"} 1');
  expect(lines).toContain('croft_terraform_states_locked{project="web"} 0');
  expect(lines).toContainEqual(expect.stringMatching(/^croft_terraform_state_bytes\{project="web"\} [1-9]/));
  expect(lines).toContain("croft_http_requests_waiting 0");
  expect(lines).toContain("croft_event_streams 0");
  expect(lines).toContain("croft_event_stream_lag_events 0");
  const waiting = rest.call("GET", `/v1/vms/${vm}?wait=ready&timeout_seconds=30`);
  while (!(await figures()).includes("croft_http_requests_waiting 1")) await new Promise(setImmediate);
  await rest.call("DELETE", `/v1/vms/${vm}?force=true`);
  await rest.store.write((tx) => tx.documents.remove(vm));
  await waiting;
  while (!(await figures()).includes("croft_http_requests_waiting 0")) await new Promise(setImmediate);
});

test("a check is shown by its name where ?verbose stands alone", async () => {
  for (const query of ["verbose", "verbose=true"])
    expect((await rest.call("GET", `/readyz?${query}`)).body.checks).toEqual(expect.anything());
  expect((await rest.call("GET", "/readyz?verbose=false")).body).not.toHaveProperty("checks");
  expect((await rest.call("GET", "/readyz?verbose=")).status).toBe(400);
});

test("of a project are its own alone", async () => {
  const own = await figures("/v1/projects/web/metrics");
  expect(own).toContainEqual(expect.stringContaining("croft_vm_info{"));
  expect(own.join("\n")).not.toMatch(/croft_host_|croft_http_/);
  expect((await figures("/v1/projects/api/metrics")).join("\n")).not.toContain(vm);
  const { body } = await rest.call("GET", "/v1/projects?name=web");
  expect(await figures(`/v1/projects/${body.items[0].id}/metrics`)).toEqual(own);
});

test("are OpenMetrics where that is asked for", async () => {
  const response = await rest.call("GET", "/metrics", { headers: { accept: PROMETHEUS } });
  expect(response.headers.get("content-type")).toContain("application/openmetrics-text");
  const lines = String(response.body).split("\n");
  expect(lines.slice(-2)).toEqual(["# EOF", ""]);
  expect(lines).toContain("# TYPE croft_vm info");
  expect(lines).toContain("# TYPE croft_http_requests counter");
});

test("are what promtool takes without a complaint, where it is installed", async () => {
  const input = (await figures()).join("\n");
  const { error, status, stdout, stderr } = spawnSync("promtool", ["check", "metrics"], {
    input,
    encoding: "utf8",
  });
  if (error !== undefined) {
    process.stdout.write("promtool is not installed: the figures were not checked by it\n");
    return;
  }
  expect([status, stdout + stderr]).toEqual([0, ""]);
});

test("a guest whose address is known is a target, with its tags as labels", async () => {
  const put = (more: object) =>
    rest.store.write(async (tx) => {
      const stored = await tx.documents.get("vm", vm);
      if (stored === undefined) throw new Error("the VM is gone");
      await tx.documents.updateStatus("vm", vm, { status: { ...stored.status, ...more } });
    });
  expect((await rest.call("GET", "/v1/scrape_targets")).body).toEqual([]);
  // Its own word is none: it could send Prometheus anywhere.
  await put({ guest: { addresses: ["169.254.169.254"] } });
  expect((await rest.call("GET", "/v1/scrape_targets")).body).toEqual([]);
  await put({ ip_address: "10.0.0.5" });
  expect((await rest.call("GET", "/v1/scrape_targets?port=9200")).body).toEqual([
    {
      targets: ["10.0.0.5:9200"],
      labels: expect.objectContaining({ __meta_croft_name: "app", __meta_croft_tag_role: 'a"b\\c' }),
    },
  ]);
});
