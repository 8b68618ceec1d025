import { describe, expect, test } from "@jest/globals";
import { validateCreate as validateImage } from "../generated/validators/image.js";
import { validateCreate, validatePatch } from "../generated/validators/vm.js";
import { fieldErrors } from "./validation.ts";

const vm = (spec: object): object => ({
  project: "web",
  name: "app-1",
  spec: { image: "img_0123456789abcdef", cpus: 1, memory_mib: 512, root_disk_gib: 4, ...spec },
});

function errorsOf(validate: typeof validateCreate, body: unknown): string[] {
  return validate(body) ? [] : fieldErrors(validate.errors).map((error) => `${error.code} ${error.pointer}`);
}

describe("a create", () => {
  test("says everything that is wrong at once, each with its pointer", () => {
    const body = vm({ cpus: "two", memory_mib: 1, colour: "red", ports: [{ guest_port: 0 }] });
    expect(errorsOf(validateCreate, { ...body, name: "App" }).sort()).toEqual([
      "invalid_value /name",
      "out_of_range /spec/memory_mib",
      "out_of_range /spec/ports/0/guest_port",
      "unknown_field /spec/colour",
      "wrong_type /spec/cpus",
    ]);
  });

  test("has its defaults filled in, but not inside lists", () => {
    const body = vm({ ports: [{ guest_port: 80 }] });
    expect(errorsOf(validateCreate, body)).toEqual([]);
    expect(body).toMatchObject({
      spec: {
        power_state: "running",
        wait_for: ["running"],
        on_change: "restart",
        ports: [{ guest_port: 80 }],
      },
    });
  });

  test("without one of several alternatives names them", () => {
    expect(validateImage({ name: "debian", spec: {} })).toBe(false);
    expect(fieldErrors(validateImage.errors)).toEqual([
      { code: "missing_field", pointer: "/spec", message: "exactly one of url, upload is required" },
    ]);
  });

  test("counts characters, not UTF-16 units", () => {
    expect(errorsOf(validateCreate, vm({ description: "🌍".repeat(1024) }))).toEqual([]);
    expect(errorsOf(validateCreate, vm({ description: "🌍".repeat(1025) }))).toEqual([
      "out_of_range /spec/description",
    ]);
  });
});

describe("a merge patch", () => {
  test("may remove what is optional and nothing that is required", () => {
    expect(errorsOf(validatePatch, { spec: { description: null, host: null, cpus: 2 } })).toEqual([]);
    expect(errorsOf(validatePatch, { spec: { cpus: null } })).toEqual(["wrong_type /spec/cpus"]);
  });

  test("fills in no defaults", () => {
    const body = { spec: { cpus: 2 } };
    expect(errorsOf(validatePatch, body)).toEqual([]);
    expect(body).toEqual({ spec: { cpus: 2 } });
  });

  test("of anything else is refused by name", () => {
    expect(errorsOf(validatePatch, { status: {}, spec: { colour: "red" } }).sort()).toEqual([
      "unknown_field /spec/colour",
      "unknown_field /status",
    ]);
  });
});
