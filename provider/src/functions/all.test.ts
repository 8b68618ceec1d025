import { expect, test } from "@jest/globals";
import { functions } from "./all.ts";

test("an error of a function leaves the end of its sentence to Terraform", async () => {
  const { signal } = new AbortController();
  expect(await functions().get("parse_size_gib")?.call(["1536MiB"], signal)).toEqual({
    error: "1536MiB is no whole number of GiB: it is between 1 and 2 GiB",
    argument: 0,
  });
});
