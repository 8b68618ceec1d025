// Plans that are asked for piece by piece: Terraform's provider learns of the changes one after the other. What was asked
// under one name within a while belongs together. May be forgotten at any moment: that makes the judgement milder.

export interface PlanSessions<Plan> {
  /** The plan of that name of that principal; without a name one that only this request sees. */
  of(principal: string, name: string | undefined): Plan;
}
