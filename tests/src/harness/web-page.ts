// A web page as a picture, by Debian's Chromium. Only for what makes the docs' pictures: no test needs a browser.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { execa } from "execa";

export async function pagePicture(url: string, width: number, height: number): Promise<Buffer> {
  const folder = mkdtempSync(path.join(tmpdir(), "croft-page-"));
  try {
    const file = path.join(folder, "page.png");
    const words = ["--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--no-first-run"];
    const own = [`--user-data-dir=${folder}/profile`, `--screenshot=${file}`];
    // As much time as the page's own requests take.
    const size = [`--window-size=${width},${height}`, "--virtual-time-budget=20000"];
    await execa("chromium", [...words, ...own, ...size, url], { timeout: 120_000 });
    return readFileSync(file);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
