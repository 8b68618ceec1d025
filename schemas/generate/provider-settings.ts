// The settings of the provider block. Each but `default_tags` and `request_timeout_seconds` may come from the environment
// or be absent, so none is required.
import type { AttributeModel, CtyType } from "../src/terraform-model.ts";

const setting = (
  name: string,
  type: CtyType,
  description: string,
  rules: Partial<AttributeModel> = {},
): AttributeModel => ({
  name,
  type,
  required: false,
  optional: true,
  computed: false,
  sensitive: false,
  description,
  source: "terraform",
  ...rules,
});

export const PROVIDER_SETTINGS: readonly AttributeModel[] = [
  setting("endpoint", "string", "URL of the reconciler; `CROFT_ENDPOINT` when absent."),
  setting("token", "string", "Token for the reconciler; `CROFT_TOKEN` when absent.", { sensitive: true }),
  setting("project", "string", "Project of new objects that name none; `CROFT_PROJECT` when absent."),
  setting("default_tags", ["map", "string"], "Tags of every object, unless the object has the key itself."),
  setting("ca_certificate", "string", "PEM certificate of the authority that signed the reconciler's."),
  setting(
    "request_timeout_seconds",
    "number",
    "How long a request may take, and how long a refused connection is tried again (30).",
    { minimum: 1, maximum: 3600 },
  ),
];
