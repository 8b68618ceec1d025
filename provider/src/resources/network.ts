import { croftNetwork } from "@croft/schemas/generated/terraform/croft-network.ts";
import type { ResourceBehaviour } from "../lifecycle/behaviour.ts";

export const network: ResourceBehaviour = { model: croftNetwork };
