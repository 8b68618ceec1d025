// Comments of merge requests, by the REST of GitHub and Forgejo (issues/N/comments) and of GitLab (merge_requests/N/notes).
import type { IncomingHttpHeaders } from "node:http";

export const COMMENT_TOKEN = "a-token-that-writes-comments";

interface Comment {
  readonly id: number;
  readonly request: number;
  /** As GitHub and Forgejo have it, and as GitLab has it. */
  readonly user: { readonly login: string };
  readonly author: { readonly username: string };
  body: string;
}

/** Whose the token is. */
const JOB = "github-actions[bot]";

interface Reply {
  readonly status: number;
  readonly body: unknown;
}

/** GitHub's limit. */
const MOST_CHARACTERS = 65_536;
const EVERY = [
  /^\/repos\/acme\/infra\/issues\/(\d+)\/comments$/,
  /^\/projects\/7\/merge_requests\/(\d+)\/notes$/,
];
const ONE = [
  /^\/repos\/acme\/infra\/issues\/comments\/(\d+)$/,
  /^\/projects\/7\/merge_requests\/\d+\/notes\/(\d+)$/,
];

const numberIn = (path: string, forms: readonly RegExp[]): number | undefined => {
  const found = forms.map((form) => form.exec(path)?.[1]).find((text) => text !== undefined);
  return found === undefined ? undefined : Number(found);
};

export class Comments {
  readonly #all: Comment[] = [];
  readonly #paged: boolean;

  /** `paged`: whether it sends comments by pages, as GitHub and GitLab do. */
  constructor(paged: boolean) {
    this.#paged = paged;
  }

  /** Their texts, of one merge request. */
  of(request: number): string[] {
    return this.#all.filter((one) => one.request === request).map(({ body }) => body);
  }

  /** Somebody writes one. */
  write(request: number, login: string, body: string): Comment {
    const made = { id: this.#all.length + 1, request, user: { login }, author: { username: login }, body };
    this.#all.push(made);
    return made;
  }

  /** `query`: which page, of the CIs that have pages. */
  answer(
    method: string,
    { pathname: path, searchParams: query }: URL,
    headers: IncomingHttpHeaders,
    text: string,
  ): Reply {
    const given = headers["private-token"] ?? headers.authorization?.replace(/^token /, "");
    if (given !== COMMENT_TOKEN) return { status: 401, body: { message: "Bad credentials" } };
    // GitHub's own tokens of jobs may not ask who they are.
    if (path === "/user") {
      return headers["private-token"] === undefined
        ? { status: 403, body: { message: "Resource not accessible by integration" } }
        : { status: 200, body: { username: JOB } };
    }
    const [request, id] = [numberIn(path, EVERY), numberIn(path, ONE)];
    if (method === "GET" && request !== undefined) {
      const [page, size] = [Number(query.get("page") ?? 1), Number(query.get("per_page") ?? 30)];
      const found = this.#all.filter((one) => one.request === request);
      return { status: 200, body: this.#paged ? found.slice((page - 1) * size, page * size) : found };
    }
    const { body = "" } = JSON.parse(text) as { body?: string };
    if (body.length > MOST_CHARACTERS) return { status: 422, body: { message: "Body is too long" } };
    const known = this.#all.find((one) => one.id === id);
    if (["PATCH", "PUT"].includes(method) && known !== undefined) {
      known.body = body;
      return { status: 200, body: known };
    }
    if (method !== "POST" || request === undefined) return { status: 404, body: { message: "Not Found" } };
    return { status: 201, body: this.write(request, JOB, body) };
  }
}
