// What the user has told Terraform or OpenTofu so far, which Croft's settings must hold too: their text, and the folders of
// providers that the clients search as long as nobody has told them where to look.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { ImpliedMirror } from "./installation-settings.ts";

export interface UsersEnvironment {
  /** The user's home folder. */
  home: string;
  /** TF_CLI_CONFIG_FILE. */
  settingsFile?: string | undefined;
  /** XDG_DATA_HOME and XDG_DATA_DIRS. */
  dataHome?: string | undefined;
  dataFolders?: string | undefined;
  /** Whether the client is OpenTofu, which has a file of its own and else takes Terraform's. */
  isOpenTofu: boolean;
}

export interface UsersSettings {
  /** The file that the client reads, whether it is there or not. */
  file: string;
  /** Its text, and that of the folder of settings beside it. */
  text: string;
  implied: ImpliedMirror[];
}

const namesIn = (folder: string): string[] => {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
};

function settingsFile({ home, settingsFile, isOpenTofu }: UsersEnvironment): string {
  if (settingsFile) return settingsFile;
  const tofu = path.join(home, ".tofurc");
  return isOpenTofu && existsSync(tofu) ? tofu : path.join(home, ".terraformrc");
}

/** Addresses of the providers in a mirror: host/namespace/type. */
function providersIn(folder: string): string[] {
  return namesIn(folder)
    .filter((host) => host.includes("."))
    .flatMap((host) =>
      namesIn(path.join(folder, host)).flatMap((namespace) =>
        namesIn(path.join(folder, host, namespace)).map((type) => `${host}/${namespace}/${type}`),
      ),
    );
}

function impliedFolders({ home, dataHome, dataFolders }: UsersEnvironment): string[] {
  const data = [
    dataHome || path.join(home, ".local/share"),
    ...(dataFolders || "/usr/local/share:/usr/share").split(":"),
  ];
  return [
    path.join(home, ".terraform.d/plugins"),
    ...data
      .filter(Boolean)
      .flatMap((one) => [path.join(one, "terraform/plugins"), path.join(one, "opentofu/plugins")]),
  ];
}

export function readUsersSettings(user: UsersEnvironment): UsersSettings {
  const file = settingsFile(user);
  // With TF_CLI_CONFIG_FILE the clients read that file only.
  const folder = user.settingsFile ? undefined : path.join(user.home, ".terraform.d");
  const more = folder === undefined ? [] : namesIn(folder).filter((name) => name.endsWith(".tfrc"));
  const files = [file, ...more.map((name) => path.join(folder ?? "", name))].filter((one) => existsSync(one));
  return {
    file,
    text: files
      .map((one) => readFileSync(one, "utf8").trimEnd())
      .filter(Boolean)
      .join("\n\n"),
    implied: impliedFolders(user)
      .map((one) => ({ folder: one, providers: providersIn(one) }))
      .filter(({ providers }) => providers.length > 0),
  };
}
