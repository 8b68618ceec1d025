// What may stand in no log and no report: the contents of the files that the settings name as secrets.
import { readFileSync } from "node:fs";
import type { Settings, Source } from "./config.ts";

const HIDDEN = "(secret)";
/** What is shorter stands everywhere by chance. */
const SHORTEST = 6;

/** The text of a secret's file, without the line end that editors add. */
export const readSecret = (file: string): string => readFileSync(file, "utf8").replace(/\r?\n$/, "");

const readable = (file: string | undefined): string[] => {
  if (file === undefined) return [];
  try {
    return [readSecret(file)];
  } catch {
    return [];
  }
};

function filesOf(source: Source): (string | undefined)[] {
  return [
    source.git_token_file,
    source.deploy_key_file,
    source.webhook?.secret_file,
    ...Object.values(source.environment_files ?? {}),
  ];
}

/** Takes all secrets out of a text: as they are, line by line, and as URLs and Basic authentication write them. */
export function secretHider(settings: Pick<Settings, "tokenFile" | "sources">): (text: string) => string {
  // Read anew each time, because tokens are renewed.
  return (text) => {
    const secrets = [settings.tokenFile, ...settings.sources.flatMap(filesOf)].flatMap(readable);
    const users = ["croft", ...settings.sources.map(({ git_user }) => git_user)];
    const shapes = secrets.flatMap((secret) => [
      secret,
      ...secret.split(/\r?\n/),
      encodeURIComponent(secret),
      JSON.stringify(secret).slice(1, -1),
      ...users.map((user) => Buffer.from(`${user}:${secret}`).toString("base64")),
    ]);
    const wanted = [...new Set(shapes)].filter((shape) => shape.length >= SHORTEST);
    wanted.sort((a, b) => b.length - a.length);
    return wanted.reduce((rest, shape) => rest.replaceAll(shape, HIDDEN), text);
  };
}
