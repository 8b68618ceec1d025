import { croftProject } from "@croft/schemas/generated/terraform/croft-project.ts";
import type { ResourceBehaviour } from "../lifecycle/behaviour.ts";

export const project: ResourceBehaviour = { model: croftProject };
