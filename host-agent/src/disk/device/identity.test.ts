import { createId } from "@croft/schemas/ids.ts";
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { diskGuid, PARTITION_TYPES, partUuid, recordOfGuid } from "./identity.ts";

const diskIds = fc.uint8Array({ minLength: 10, maxLength: 10 }).map((bytes) => createId("disk", bytes));

describe("the record in the disk GUID", () => {
  test("tells the disk's id, state and remnants again, in either case of letters", () => {
    const states = fc.constantFrom("used" as const, "released" as const);
    fc.assert(
      fc.property(diskIds, states, fc.boolean(), (disk, state, remnants) => {
        const guid = diskGuid({ disk, state, remnants });
        expect(guid).toMatch(/^63726f66-74[0-9a-f]{2}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
        expect(recordOfGuid(guid)).toEqual({ disk, state, remnants });
        expect(recordOfGuid(guid.toUpperCase())).toEqual({ disk, state, remnants });
      }),
    );
  });

  test("is not seen in GUIDs of others", () => {
    fc.assert(fc.property(fc.uuid(), (guid) => expect(recordOfGuid(guid)).toBeNull()));
    expect(recordOfGuid("")).toBeNull();
    expect(recordOfGuid("63726f66-7400-4000-8000-000000000000")).toBeNull();
  });

  test("refuses what is no id of a disk", () => {
    expect(() => diskGuid({ disk: "vm_0123456789abcdef", state: "used", remnants: false })).toThrow(
      RangeError,
    );
  });
});

test("a partition's GUID is made of its id and differs from every type", () => {
  expect(partUuid("prt_0000000000000000")).toBe(partUuid("prt_0000000000000000"));
  expect(partUuid("prt_0000000000000000")).not.toBe(partUuid("prt_0000000000000001"));
  expect(partUuid("prt_0000000000000000")).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab]/);
  expect(new Set(Object.values(PARTITION_TYPES)).size).toBe(4);
});
