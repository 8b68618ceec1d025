// What to do where another object has what a new one wants. An import is advised only for what is in no state: two states that
// hold one object destroy it for each other. Nobody is told to delete what may hold bytes.

const IN_A_STATE = "It is in a Terraform state already, perhaps of another workspace or folder.";

export const takenAdvice = (
  terraform: string,
  { id, claimed }: { id: string; claimed: boolean },
  other: string,
): string =>
  claimed
    ? `${IN_A_STATE} ${other}, or destroy it there first. Only where no state has it any more (a lost one, \`terraform state rm\`) import it by its id.`
    : `${other}, or bring it under Terraform's control:\n\nimport {\n  to = ${terraform}.<name>\n  id = "${id}"\n}\n`;
