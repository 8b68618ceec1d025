// What GitHub's own parser says of workflow files: their schema, and the expressions in them.
import { readFileSync } from "node:fs";
import { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } from "@actions/workflow-parser";

async function check(name: string): Promise<string[]> {
  const file = { name, content: readFileSync(name, "utf8") };
  const { context, value } = parseWorkflow(file, new NoOperationTraceWriter());
  if (value !== undefined) await convertWorkflowTemplate(context, value);
  return context.errors.getErrors().map(({ message }) => message);
}

Promise.all(process.argv.slice(2).map(check)).then((found) => {
  const errors = found.flat();
  for (const error of errors) console.log(error);
  process.exitCode = errors.length === 0 ? 0 : 1;
});
