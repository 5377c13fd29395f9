import { explainFailure } from "../../../commands/execute/explain-failure";
import { connectToCxone } from "../../../providers/platforms/cxone/connect";
import { GENESYS_DIALECT } from "../../../providers/platforms/genesys-cloud/dialect";
import { refusal } from "../../../providers/platforms/rest/refusal";
import { DEVELOPMENT_CREDENTIALS } from "../../../sim/development-credentials";
import { closeCxones, startFixture, zipOf } from "../../sim/cxone/cxone-fixture";

afterEach(closeCxones);

const HANDLER = `module.exports = async (_context, { id }) => {
  if (id === "end") process.exit(3);
  throw new TypeError("no such order");
};`;

/** What is said of an execution with these inputs, on a simulator. */
async function explained(inputs: Readonly<Record<string, unknown>>): Promise<Error & { code?: string }> {
  const { cxone, call } = await startFixture();
  const { body } = await call<{ id: string }>("POST", "/api/v2/data/actions", {
    name: "lookup",
    description: "",
    inputs: { properties: { id: { type: "string" } } },
    outputs: { properties: { answer: { type: "string" } } },
    code: zipOf(HANDLER),
    runtime: "nodejs18",
  });
  const api = connectToCxone({ baseUrl: cxone.url, ...DEVELOPMENT_CREDENTIALS.cxone });
  const executed = { action: "lookup", id: body.id, stack: "dev", platform: "CXone", keepsTraces: true };
  return api.executeAction(body.id, inputs).then(
    () => new Error("it did not fail"),
    (error: unknown) => explainFailure(error, executed) as Error,
  );
}

describe("explainFailure", () => {
  it("blames the action that threw, with its reason and what to do", async () => {
    const { code, message } = await explained({ id: "1" });
    expect(code).toBe("EXECUTION_FAILED");
    expect(message).toMatch(
      /^Execution of data action "lookup" \(id \S+\) on stack dev failed: the action itself failed: .*no such order\. Its trace: npm run traces -- lookup \S+ --stack dev\. Fix action-src\/lookup/,
    );
    expect(message).not.toMatch(/problem of its own|pulumi/);
  });

  it("blames the action whose process ended", async () => {
    expect((await explained({ id: "end" })).message).toMatch(/the action itself failed: .*process.* 3/);
  });

  it("says which input does not fit, and to execute again", async () => {
    const { code, message } = await explained({ id: 7 });
    expect(code).toBe("CXONE_REFUSED");
    expect(message).toMatch(
      /^Execution of data action "lookup" .* was refused: inputs\.id: must be of type string.* Then run npm run execute again\./,
    );
    expect(message).not.toContain("pulumi");
  });

  it("blames a function of Genesys Cloud that threw, and the platform for what is its own", () => {
    const executed = {
      action: "lookup",
      id: "7",
      stack: "dev",
      platform: "Genesys Cloud",
      keepsTraces: false,
    };
    const answered = (status: number, body: object) =>
      explainFailure(
        refusal(
          GENESYS_DIALECT,
          "Execution of data action (id 7)",
          { status, headers: {}, body: JSON.stringify(body) },
          [],
        ),
        executed,
      ) as Error;
    const thrown = answered(500, {
      message: "Internal Server Error",
      code: "internal.server.error",
      errors: [
        {
          message:
            "REST call for action execute failed. Message: Invoked function failed. Response from function: " +
            "Function execution failed with error Type: Unhandled; Message: no such order",
        },
      ],
    });
    expect(thrown.message).toMatch(
      /the action itself failed: Type: Unhandled; Message: no such order\. Fix .* Genesys Cloud keeps no traces\./,
    );
    expect(answered(503, { message: "busy" }).message).toMatch(
      /^Execution of data action "lookup" \(id 7\) on stack dev was answered with 503 \(busy\)\. Genesys Cloud has a problem of its own: run npm run execute again later\. \[PLATFORM_SERVER_ERROR\]$/,
    );
  });
});
