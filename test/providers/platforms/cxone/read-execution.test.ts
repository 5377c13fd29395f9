import { connectToCxone } from "../../../../providers/platforms/cxone/connect";
import { DEVELOPMENT_CREDENTIALS } from "../../../../sim/development-credentials";
import { closeCxones, startFixture, zipOf } from "../../../sim/cxone/cxone-fixture";

afterEach(closeCxones);

const HANDLER = `module.exports = async ({ logger }, { id }) => {
  logger.warn("asked", { step: "lookup" });
  if (id === "bad") throw new TypeError("no such order");
  return { answer: id };
};`;

async function deployed() {
  const { cxone, call } = await startFixture();
  const { body } = await call<{ id: string }>("POST", "/api/v2/data/actions", {
    name: "lookup",
    description: "",
    inputs: { properties: { id: { type: "string" } } },
    outputs: { properties: { answer: { type: "string" } } },
    code: zipOf(HANDLER),
    runtime: "nodejs18",
  });
  return { api: connectToCxone({ baseUrl: cxone.url, ...DEVELOPMENT_CREDENTIALS.cxone }), id: body.id };
}

describe("DataActionsApi.readExecution", () => {
  it("reads what a successful execution logged", async () => {
    const { api, id } = await deployed();
    const { executionId = "" } = await api.executeAction(id, { id: "1" });
    expect(await api.readExecution(id, executionId)).toMatchObject({
      executionId,
      status: "succeeded",
      actionVersion: 1,
      lines: [{ level: "warn", message: "asked", fields: { step: "lookup" } }],
    });
  });

  it("reads why one has failed, by the id that the error has", async () => {
    const { api, id } = await deployed();
    const failure = await api.executeAction(id, { id: "bad" }).catch((error: unknown) => error);
    const { executionId = "" } = failure as { executionId?: string };
    const trace = await api.readExecution(id, executionId);
    expect(trace).toMatchObject({ executionId, status: "failed" });
    expect(trace?.lines.at(-1)).toMatchObject({
      level: "error",
      message: expect.stringMatching(/^TypeError: no such order\n.*index\.js:3:/),
    });
  });

  it("is undefined where there is no such execution, whatever its id", async () => {
    const { api, id } = await deployed();
    for (const unknown of ["none", "..", "a/b"]) expect(await api.readExecution(id, unknown)).toBeUndefined();
  });
});
