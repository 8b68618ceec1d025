import { expect, test } from "@jest/globals";
import { commandOf } from "./terraform-command.ts";

const command = (line: string): string => {
  const { destroys, appliesPlan, oneAtATime } = commandOf(line.split(" "));
  return [destroys ? "destroys" : "", appliesPlan ? "applies a plan" : "", oneAtATime ? "one at a time" : ""]
    .filter(Boolean)
    .join(" ");
};

test.each([
  ["terraform plan -parallelism=1 -out=plan", "one at a time"],
  ["tofu apply -auto-approve -parallelism 1", "one at a time"],
  ["terraform apply -parallelism=10", ""],
  ["/usr/bin/terraform destroy -auto-approve", "destroys"],
  ["tofu -chdir=infra destroy", "destroys"],
  ["terraform plan -destroy -out=plan", "destroys"],
  ["terraform apply -destroy", "destroys"],
  ["terraform_1.11 apply -auto-approve plan.out", "applies a plan"],
  ["terraform apply plan.out", "applies a plan"],
])("%s %s", (line, said) => {
  expect(command(line)).toBe(said);
});

test.each([
  "terraform plan",
  "terraform apply -auto-approve",
  "terraform apply -var name=destroy",
  "terraform apply -var-file destroy",
  "terraform plan -destroy=false",
  "terraform test",
  "terraform",
  "node destroy",
  "",
])("%s is a plan like others", (line) => {
  expect(command(line)).toBe("");
});
