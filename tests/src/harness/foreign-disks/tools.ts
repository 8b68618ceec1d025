// The programs that lay foreign layouts down, beside those that Croft needs itself.
import { installPackages, TEST_NEEDS } from "../../../../cli/src/install-packages.ts";

/** Installs what is missing, as root; throws when it cannot. Nothing is left out because its tool is not there. */
export async function installLayoutTools(): Promise<void> {
  await installPackages({ log: (line) => console.info(line), needs: TEST_NEEDS });
}
