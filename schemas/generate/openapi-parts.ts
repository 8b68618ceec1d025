// What paths of the OpenAPI document are made of.
export const problem = {
  description: "A problem document (RFC 9457).",
  content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
};
export const json = (schema: unknown): unknown => ({ "application/json": { schema } });
export const ref = (name: string): { $ref: string } => ({ $ref: `#/components/schemas/${name}` });
export const query = (name: string, description: string, type = "string"): unknown => ({
  name,
  in: "query",
  description,
  schema: { type },
});
export const answer = (description: string, schema: unknown): unknown => ({
  description,
  content: json(schema),
});

export const idParameter = { name: "id", in: "path", required: true, schema: { type: "string" } };
export const key = {
  name: "Idempotency-Key",
  in: "header",
  schema: { type: "string" },
  description:
    "A repeated request with the same key is answered with its first status and the object as it is now, for 24 hours; " +
    "another body is 422. The newest 10,000 keys of a token are kept.",
};
