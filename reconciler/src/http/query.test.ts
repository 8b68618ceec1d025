// A query of as many parameters as a request's head holds is refused shortly, like a body of unknown fields.

import type { CroftError } from "@croft/schemas/errors.ts";
import { expect, test } from "@jest/globals";
import type { Request } from "express";
import { LONGEST_QUERY } from "./flood-inputs.fixture.ts";
import { Query } from "./query.ts";

function refusalOf(query: string): CroftError {
  try {
    new Query({ originalUrl: `/v1/vms${query}` } as Request).done();
  } catch (error) {
    return error as CroftError;
  }
  throw new Error("it was taken");
}

test("more parameters than any route has are refused without a word for each", () => {
  expect(refusalOf(LONGEST_QUERY)).toMatchObject({ code: "invalid_request", errors: [] });
});

test("unknown parameters are named, a hundred at most", () => {
  const query = `?${Array.from({ length: 150 }, (_one, i) => `p${i}=1`).join("&")}`;
  expect(refusalOf(query).errors).toHaveLength(100);
});

test("as many tags and labels as a route takes are read", () => {
  const pairs = Array.from({ length: 64 }, (_one, i) => [`tag.t${i}=1`, `label.l${i}=1`]).flat();
  const query = new Query({ originalUrl: `/v1/hosts?${pairs.join("&")}` } as Request);
  expect(Object.keys({ ...query.prefixed("tag."), ...query.prefixed("label.") })).toHaveLength(128);
  query.done();
});
