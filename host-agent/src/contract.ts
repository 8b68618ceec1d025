// What this agent is and speaks.

export const AGENT_VERSION = "0.1.0";

// The newest version of the messages that it knows is that of the schemas it was built with.
export { CONTRACT_VERSION } from "@croft/schemas/contract.ts";
