import { afterEach, beforeEach, expect, jest, test } from "@jest/globals";
import { createServiceManager } from "./service-manager.ts";

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

function manager(environment: { socket?: string; watchdogUsec?: string; watchdogPid?: string }) {
  const sent: string[] = [];
  const failures: unknown[] = [];
  const made = createServiceManager(
    {
      socket: environment.socket,
      watchdogUsec: environment.watchdogUsec,
      watchdogPid: environment.watchdogPid,
      async send(words) {
        if (words.includes("STATUS=broken")) throw new Error("no such program");
        sent.push(words.join(" "));
      },
      failed: (error) => void failures.push(error),
    },
    42,
  );
  return { made, sent, failures };
}

test("says that it serves, three times in each watchdog's time that it lives, and that it ends", async () => {
  const { made, sent } = manager({ socket: "/run/notify", watchdogUsec: "60000000", watchdogPid: "42" });
  await jest.advanceTimersByTimeAsync(60_000);
  expect(sent).toEqual([]);
  made.ready("Serves.");
  await jest.advanceTimersByTimeAsync(60_000);
  made.stopping();
  await jest.advanceTimersByTimeAsync(0);
  expect(sent).toEqual([
    "READY=1 STATUS=Serves.",
    "WATCHDOG=1",
    "WATCHDOG=1",
    "WATCHDOG=1",
    "STOPPING=1 STATUS=Ending.",
  ]);
});

test("without systemd nothing is said, and another process' watchdog is left alone", async () => {
  const none = manager({ watchdogUsec: "60000000" });
  none.made.ready("Serves.");
  const other = manager({ socket: "/run/notify", watchdogUsec: "60000000", watchdogPid: "43" });
  other.made.ready("Serves.");
  await jest.advanceTimersByTimeAsync(60_000);
  expect([none.sent, other.sent]).toEqual([[], ["READY=1 STATUS=Serves."]]);
});

test("what could not be said is told, and does not keep back what follows", async () => {
  const { made, sent, failures } = manager({ socket: "/run/notify" });
  made.status("broken");
  made.status("Looks at its disks.");
  await jest.advanceTimersByTimeAsync(0);
  expect([sent, failures]).toEqual([["STATUS=Looks at its disks."], [new Error("no such program")]]);
});
