// Which refusals a route has, as responses of the document.
import { ERROR_CODES, type ErrorCode } from "../../src/errors.ts";
import type { Route } from "./route.ts";

const NAMES: Readonly<Record<number, string>> = {
  400: "BadRequest",
  401: "Unauthorized",
  403: "Forbidden",
  404: "NotFound",
  406: "NotAcceptable",
  408: "RequestTimeout",
  409: "Conflict",
  412: "PreconditionFailed",
  413: "ContentTooLarge",
  415: "UnsupportedMediaType",
  422: "UnprocessableContent",
  423: "Locked",
  426: "UpgradeRequired",
  429: "TooManyRequests",
  500: "InternalError",
  503: "ServiceUnavailable",
  507: "InsufficientStorage",
};

/** Headers that come with a refusal. */
const HEADERS_OF: Readonly<Record<number, readonly string[]>> = {
  401: ["WWW-Authenticate"],
  415: ["Accept-Post", "Accept-Patch"],
  426: ["Upgrade"],
  429: ["Retry-After"],
  503: ["Retry-After"],
  507: ["Retry-After"],
};

/** Codes of requests that no operation of the document is named by. */
const OF_NO_OPERATION: readonly ErrorCode[] = ["method_not_allowed"];

/** All codes that REST answers with, in the order of the table. */
export const codesOf = (): ErrorCode[] => Object.keys(ERROR_CODES) as ErrorCode[];

export const PROBLEM_RESPONSES = Object.fromEntries(
  Object.entries(NAMES).map(([status, name]) => {
    const codes = codesOf().filter(
      (code) => ERROR_CODES[code].status === Number(status) && !OF_NO_OPERATION.includes(code),
    );
    const headers = HEADERS_OF[Number(status)] ?? [];
    return [
      name,
      {
        description: `A problem, its code one of ${codes.map((code) => `\`${code}\``).join(", ")}.`,
        ...(headers.length > 0 && {
          headers: Object.fromEntries(headers.map((one) => [one, { $ref: `#/components/headers/${one}` }])),
        }),
        content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
      },
    ];
  }),
);

const FAULTS: readonly ErrorCode[] = [
  "invalid_request",
  "unknown_field",
  "missing_field",
  "wrong_type",
  "out_of_range",
  "invalid_value",
  "reference_not_found",
];

/** The codes of all refusals of a route. */
export function refusalsOf(route: Route): ErrorCode[] {
  const { method, open, codes = [], path_parameters } = route;
  const withBody = method === "post" || method === "patch";
  const always: ErrorCode[] = ["invalid_request", "not_acceptable", "internal", "unavailable"];
  if (open !== true) always.push("unauthorized", "forbidden");
  if (path_parameters !== undefined) always.push("not_found");
  if (withBody) always.push(...FAULTS, "too_large", "unsupported_media_type", "request_timeout");
  if (method !== "get") always.push("storage_full");
  return [...new Set([...always, ...codes])];
}

export function problemResponses(route: Route, answered: ReadonlySet<number>): Record<string, unknown> {
  const byStatus = new Map<number, ErrorCode[]>();
  for (const code of refusalsOf(route)) {
    const { status } = ERROR_CODES[code];
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  const responses = [...byStatus]
    .filter(([status]) => !answered.has(status))
    .sort(([a], [b]) => a - b)
    .map(([status, codes]) => {
      const description = codes.map((code) => `\`${code}\``).join(", ");
      return [String(status), { $ref: `#/components/responses/${NAMES[status]}`, description }];
    });
  return Object.fromEntries(responses);
}
