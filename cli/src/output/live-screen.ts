// A part of the terminal that is drawn again and again in its place. It is never higher than the terminal, because what
// scrolled away cannot be drawn over.
import type { Output } from "../command-line/command.ts";

export class LiveScreen {
  readonly #output: Output;
  #lines = 0;

  constructor(output: Output) {
    this.#output = output;
  }

  draw(text: string): void {
    const lines = text.split("\n");
    if (lines.at(-1) === "") lines.pop();
    const most = Math.max(1, this.#output.rows - 1);
    const shown =
      lines.length <= most
        ? lines
        : [...lines.slice(0, most - 1), `… and ${lines.length - most + 1} more lines`];
    const up = this.#lines === 0 ? "" : `\u001b[${this.#lines}A`;
    this.#output.write(`${up}\u001b[0J${shown.map((line) => `${line}\n`).join("")}`);
    this.#lines = shown.length;
  }
}
