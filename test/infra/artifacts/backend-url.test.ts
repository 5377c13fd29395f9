import * as fs from "node:fs";
import * as path from "node:path";
import { backendUrl } from "../../../infra/artifacts/backend-url";
import { useTemporaryFolder } from "../../support/temporary-folder";

const folder = useTemporaryFolder();
const urlIn = (yaml: string | undefined, environment: NodeJS.ProcessEnv = {}): string | undefined => {
  if (yaml !== undefined) fs.writeFileSync(path.join(folder(), "Pulumi.yaml"), yaml);
  return backendUrl(folder(), { HOME: folder(), PULUMI_HOME: path.join(folder(), "home"), ...environment });
};
const logIn = (credentials: string): void => {
  fs.mkdirSync(path.join(folder(), "home"), { recursive: true });
  fs.writeFileSync(path.join(folder(), "home", "credentials.json"), credentials);
};

describe("backendUrl", () => {
  it.each([
    ["after other keys", "backend:\n  other: 1\n  third: 2\n  url: s3://b\n"],
    ["after comments and empty lines", "backend: # ours\n\n  # shared\n \n\t\n  url: s3://b # here\n"],
    ["with the line ends of Windows", "name: a\r\nbackend:\r\n\r\n  other: 1\r\n  url: s3://b\r\n"],
    ["deeply indented", "backend:   \n        url:     s3://b\n"],
    ["in quotes", 'backend:\n  url: "s3://b"\n'],
    ["in braces", "backend: {url: s3://b}\n"],
    ["in braces, after another key", "backend: { other: 1, url: 's3://b', third: 2 }\n"],
  ])("reads the project's, %s", (_how, yaml) => {
    expect(urlIn(yaml)).toBe("s3://b");
  });

  it.each([
    ["of a key that ends as it does", "my-backend:\n  url: s3://b\n"],
    ["of a key below another", "plugins:\n  backend:\n    url: s3://b\n"],
    ["after the braces", "backend: { other: 1 }\nurl: s3://b\n"],
    ["of the next key", "backend:\nurl: s3://b\n"],
    ["of no key", "name: sample\n"],
  ])("takes no url %s", (_which, yaml) => {
    expect(urlIn(yaml)).toBeUndefined();
  });

  it("is the last login's where the project has none, or there is no project", () => {
    logIn('{ "current": "s3://of-login" }');
    expect(urlIn(undefined)).toBe("s3://of-login");
    expect(urlIn("name: sample\n")).toBe("s3://of-login");
  });

  it.each([["{ }"], ['{ "current": 1 }'], ["null"], ["no JSON"]])(
    "takes no login out of %s",
    (credentials) => {
      logIn(credentials);
      expect(urlIn("name: sample\n")).toBeUndefined();
    },
  );

  it("is Pulumi Cloud where there is nothing but its token", () => {
    expect(urlIn("name: sample\n", { PULUMI_ACCESS_TOKEN: "pul-0" })).toBe("https://api.pulumi.com");
    expect(urlIn("name: sample\n", { PULUMI_ACCESS_TOKEN: "" })).toBeUndefined();
    logIn('{ "current": "s3://of-login" }');
    expect(urlIn("name: sample\n", { PULUMI_ACCESS_TOKEN: "pul-0" })).toBe("s3://of-login");
  });
});
