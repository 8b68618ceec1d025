import { expect, test } from "@jest/globals";
import { remoteWords } from "./remote-words.ts";

test.each([
  [
    ["ls", "-l"],
    ["--", "ls", "-l"],
  ],
  [
    ["--", "ls", "-l"],
    ["--", "ls", "-l"],
  ],
  [
    ["grep", "--", "a"],
    ["--", "grep", "--", "a"],
  ],
  [["--"], []],
  [[], []],
])("ssh gets %j as one -- and the command", (words, expected) => {
  expect(remoteWords(words)).toEqual(expected);
});
