// What `type` of a problem points at: the code explained, as a page and as text.

import { ERROR_TEXTS } from "@croft/schemas/error-texts.ts";
import type { ErrorCode } from "@croft/schemas/errors.ts";
import { statusOf } from "./errors.ts";

interface Explanation {
  /** Media type. */
  type: string;
  text: string;
}

/** Backticks of the texts mark what is to be typed. */
const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`).replace(/`([^`]+)`/g, "<code>$1</code>");

export function problemText(code: ErrorCode): Explanation {
  const { means, advice } = ERROR_TEXTS[code];
  const { status, retryable } = statusOf(code);
  const again = retryable ? "The same request may succeed later.\n" : "";
  return {
    type: "text/plain; charset=utf-8",
    text: `${code} (HTTP ${status})\n\n${means}\n\n${advice}\n${again}`,
  };
}

export function problemPage(code: ErrorCode): Explanation {
  const { means, advice } = ERROR_TEXTS[code];
  const { status, retryable } = statusOf(code);
  const again = retryable ? "<p>The same request may succeed later.</p>\n" : "";
  return {
    type: "text/html; charset=utf-8",
    text: `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>${code}</title>
<h1><code>${code}</code></h1>
<p>HTTP status ${status}.</p>
<p>${escaped(means)}</p>
<p>${escaped(advice)}</p>
${again}</html>
`,
  };
}
