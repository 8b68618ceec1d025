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

export const PROVIDER_DESCRIPTION =
  "Croft turns Linux machines you own into a small cloud declared in Terraform.";

export const PROVIDER_SETTINGS: readonly AttributeModel[] = [
  setting(
    "endpoint",
    "string",
    "Address of the reconciler: `unix:///…/api.sock` on its own machine, else `https://host:7400`; else CROFT_ENDPOINT. Plain `http://` is refused, because a token is sent only to a server that has proved itself.",
  ),
  setting("token", "string", "Bearer token; else CROFT_TOKEN.", { sensitive: true }),
  setting("project", "string", "Name of the project of new objects that name none; else CROFT_PROJECT."),
  setting("default_tags", ["map", "string"], "Tags of every object; its own ones win."),
  setting(
    "ca_certificate",
    "string",
    "Authority that the certificate of an `https://` endpoint is checked against, as PEM or as the path of a file (Croft's own is `ca.pem` in the reconciler's state folder); else CROFT_CA_CERTIFICATE, else the authorities that the system trusts.",
  ),
  setting(
    "request_timeout_seconds",
    "number",
    "How long a request may take, and how long a refused or lost connection is tried again (30). While the reconciler has not yet answered in a run, a refused connection is tried for 5 seconds at most, so that a plan soon says that nothing listens.",
    { minimum: 1, maximum: 3600 },
  ),
];
