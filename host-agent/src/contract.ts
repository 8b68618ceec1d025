// What this agent is and speaks.

export const AGENT_VERSION = "0.1.0";
/** The newest version of the messages that it knows. */
export const CONTRACT_VERSION = 1;
