import { croftHost } from "@croft/schemas/generated/terraform/croft-host.ts";
import type { ResourceBehaviour } from "../lifecycle/behaviour.ts";

export const host: ResourceBehaviour = { model: croftHost };
