// When certificates in PEM end, for the figures.
import { X509Certificate } from "node:crypto";
import type { Certificate } from "../metrics/reconciler-figures.ts";

/** `pems` by the names under which they are shown. */
export const certificateEnds = (pems: Readonly<Record<string, string>>): Certificate[] =>
  Object.entries(pems).map(([name, pem]) => ({
    name,
    endsAt: Date.parse(new X509Certificate(pem).validTo) / 1000,
  }));
