import { readCommandLine } from "../../../tools/defaults/command-line";

const read = (line: string) => readCommandLine(line.split(" ").filter((word) => word !== ""));

describe("readCommandLine", () => {
  it.each([
    ["up -s dev", "dev"],
    ["up --stack dev --yes", "dev"],
    ["--stack=org/project/dev preview", "org/project/dev"],
    ["up -sdev", "dev"],
    ["stack init dev", "dev"],
    ["stack select dev --create", "dev"],
    ["-C infra stack select dev", "dev"],
    ["--color never stack rm prod --yes", "prod"],
    ["stack select -s dev", "dev"],
    ["stack output dev", undefined],
    ["up --message dev", undefined],
    ["up -- -s dev", undefined],
    ["up", undefined],
  ])("of %j has the stack %j", (line, stack) => {
    expect(read(line).stack).toBe(stack);
  });

  it.each([
    ["up", true],
    ["stack ls", true],
    ["config set cxoneBaseUrl https://x", true],
    ["whoami", true],
    ["login --local", false],
    ["logout", false],
    ["version", false],
    ["--color never plugin ls", false],
    ["up --help", false],
    ["", false],
  ])("of %j uses a backend: %j", (line, uses) => {
    expect(read(line).usesBackend).toBe(uses);
  });

  it("has the folder of -C", () => {
    expect(read("-C infra up").cwd).toBe("infra");
    expect(read("up --cwd=infra").cwd).toBe("infra");
  });
});
