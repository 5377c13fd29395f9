import * as net from "node:net";
import { formsIn } from "./support/find-in-files";
import { runCommand } from "./support/run-command";
import { createTestProject, type TestProject } from "./support/test-project";

jest.setTimeout(300_000);

const PASSWORD = "p@ss/Wörd%1 x";
const COMMANDS: readonly (readonly [name: string, ...args: string[]])[] = [
  ["review"],
  ["history"],
  ["rollback", "--to", "1", "--yes"],
  ["deploy", "--rollback-on-failure", "--yes"],
  ["deploy", "--yes"],
  ["artifacts-prune"],
  ["adopt", "contact-lookup", "42", "--yes"],
];

describe("a state database that cannot be reached", () => {
  let project: TestProject;
  let port: number;
  beforeAll(async () => {
    project = await createTestProject();
    port = await portOfNobody();
  }, 600_000);
  afterAll(() => project.close());

  const encoded = encodeURIComponent(PASSWORD);
  it.each([
    ["as user information", (host: string) => `postgres://alice:${encoded}@${host}/state?sslmode=disable`],
    [
      "as a parameter",
      (host: string) => `postgres://alice@${host}/state?sslmode=disable&password=${encoded}`,
    ],
    // Go takes the colon for that of a port, and says what follows it.
    ["encoded in part", (host: string) => `postgres://alice:p%40ss/W%C3%B6rd%251%20x@${host}/state`],
  ])("stands in no output of any command with its password, given %s", async (_how, urlAt) => {
    project.environment["PULUMI_BACKEND_URL"] = urlAt(`127.0.0.1:${port}`);
    for (const [name, ...args] of COMMANDS) {
      const { exitCode, output } = await runCommand(project, name, "--stack", "test", ...args);
      expect({ name, exitCode }).toEqual({ name, exitCode: name === "review" ? 2 : 1 });
      expect({ name, output }).toEqual({
        name,
        output: expect.stringMatching(/unable to open bucket|PULUMI_ACCESS_TOKEN/),
      });
      expect(output).not.toContain("alice");
      expect({ name, found: formsIn(output, PASSWORD) }).toEqual({
        name,
        found: [],
      });
    }
  });
});

function portOfNobody(): Promise<number> {
  return new Promise((resolve) => {
    const server = net.createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address() as net.AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
