import { describe, expect, test } from "@jest/globals";
import { mergeSettings } from "./installation-settings.ts";

const MIRROR = { folder: "/m" };
const BOTH = '["registry.terraform.io/croft/croft", "registry.opentofu.org/croft/croft"]';

describe("settings without provider_installation", () => {
  test("get one that takes this provider from the mirror only", () => {
    expect(mergeSettings("", MIRROR)).toBe(`provider_installation {
  filesystem_mirror {
    path    = "/m"
    include = ${BOTH}
  }
  direct {
    exclude = ${BOTH}
  }
}
`);
  });

  test("keep what they say, comments too", () => {
    const text =
      'plugin_cache_dir = "/c" # provider_installation {\ncredentials "a.example" {\n  token = "x{"\n}\n';
    const merged = mergeSettings(text, MIRROR);
    expect(merged.startsWith(text)).toBe(true);
    expect(mergeSettings(merged, MIRROR)).toBe(merged);
  });

  test("go on finding what lies in the folders that the client searches by itself", () => {
    const implied = [{ folder: "/home/a/.terraform.d/plugins", providers: ["example.com/acme/x"] }];
    expect(mergeSettings("", MIRROR, implied)).toContain(`  filesystem_mirror {
    path    = "/home/a/.terraform.d/plugins"
    include = ["example.com/acme/x"]
  }
  direct {
    exclude = ["registry.terraform.io/croft/croft", "registry.opentofu.org/croft/croft", "example.com/acme/x"]
  }
`);
  });
});

describe("settings with provider_installation", () => {
  const USERS = `provider_installation {
  # Ours { first.
  dev_overrides {
    "acme/x" = "/src/x"
  }
  network_mirror {
    url     = "https://mirror.example/"
    exclude = ["acme/x"]
  }
  direct {}
}
disable_checkpoint = true
`;

  test("get a method more, and the others leave this provider to it", () => {
    expect(mergeSettings(USERS, { url: "https://croft.example:7400/mirror/" })).toBe(`provider_installation {
  # Ours { first.
  dev_overrides {
    "acme/x" = "/src/x"
  }
  network_mirror {
    url     = "https://croft.example:7400/mirror/"
    include = ${BOTH}
  }
  network_mirror {
    url     = "https://mirror.example/"
    exclude = ["acme/x", "registry.terraform.io/croft/croft", "registry.opentofu.org/croft/croft"]
  }
  direct {
    exclude = ${BOTH}
  }
}
disable_checkpoint = true
`);
  });

  test("merging again changes nothing, and another source takes the place of the first", () => {
    const merged = mergeSettings(USERS, MIRROR);
    expect(mergeSettings(merged, MIRROR)).toBe(merged);
    const moved = mergeSettings(merged, { folder: "/elsewhere" });
    expect(moved).toBe(merged.replace('"/m"', '"/elsewhere"'));
  });

  test("a block that does not end is not written to", () => {
    expect(() => mergeSettings("provider_installation {\n  direct {\n  }\n", MIRROR)).toThrow("has no end");
  });
});

test("settings in JSON are left to the user, who is shown what they must say", () => {
  expect(() => mergeSettings('{ "provider_installation": [] }', MIRROR)).toThrow(
    /is JSON.*\n.*provider_installation/,
  );
});

test("a path is written as the language has it", () => {
  expect(mergeSettings("", { folder: '/tmp/a "b"\\c %{e} $f' })).toContain(
    'path    = "/tmp/a \\"b\\"\\\\c %{e} $f"',
  );
  expect(() => mergeSettings("", { folder: ["/tmp/$", "{a}"].join("") })).toThrow("use another state folder");
});
