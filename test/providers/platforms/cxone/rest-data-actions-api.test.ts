import { type HttpTransport, TransportFailure } from "../../../../foundation/http-transport";
import { formatContract } from "../../../../providers/contract/contract-text";
import { axiosTransport } from "../../../../providers/http/axios-transport";
import { connectToCxone } from "../../../../providers/platforms/cxone/connect";
import { VirtualClock } from "../../../support/virtual-clock";
import { type Answer, AnsweringServer, failureOf } from "../../support/answering-server";

const ACTIONS = "/api/v2/data/actions";
const BY_NAME = `${ACTIONS}?name=lookup&pageNumber=1&pageSize=100`;
const CONTRACT = { inputs: { properties: {}, required: [] }, outputs: { properties: {} } };
const DEFINITION = {
  name: "lookup",
  description: "d",
  contract: formatContract(CONTRACT),
  runtime: "nodejs18",
  timeoutSeconds: 3,
  environment: { CRM_KEY: "value-of-key" },
  tags: { stack: "dev" },
  codeBase64: "UEs=",
};
const ACTION = { id: "42", name: "lookup", description: "d", runtime: "nodejs18", version: 7 };

let server: AnsweringServer;
let clock: VirtualClock;
const connect = (transport: HttpTransport = axiosTransport) =>
  connectToCxone(
    { baseUrl: server.url, clientId: "client", clientSecret: "secret" },
    { transport, clock, random: () => 0.5 },
  );
const requestsTo = (path: string) =>
  server.requestsTo(path).map(({ method, body }) => ({ method, ...(body && { body: JSON.parse(body) }) }));

beforeEach(async () => {
  server = new AnsweringServer();
  clock = new VirtualClock();
  await server.start();
});
afterEach(() => server.close());

it("signs in with the scopes that the calls need", async () => {
  server.plan(`${ACTIONS}/42`, { body: ACTION });
  await connect().getAction("42");
  expect(server.requestsTo("/oauth/token").map(({ body }) => body)).toEqual([
    "grant_type=client_credentials&scope=data%3Aactions%3Awrite+data%3Aactions%3Aexecute",
  ]);
});

describe("the creation of an action", () => {
  const create = () => connect().postAction(DEFINITION);

  it("sends it whole, and answers what CXone made of it", async () => {
    server.plan(ACTIONS, { status: 201, body: ACTION });
    expect(await create()).toMatchObject({ id: "42", name: "lookup", version: 7 });
    const { contract: _text, codeBase64, ...rest } = DEFINITION;
    expect(requestsTo(ACTIONS)).toEqual([
      { method: "POST", body: { ...rest, ...CONTRACT, code: codeBase64 } },
    ]);
  });

  it("says that the name is taken where there is a conflict", async () => {
    server.plan(ACTIONS, { status: 409, body: { message: "no" } });
    expect(await failureOf(create())).toMatchObject({
      code: "CXONE_NAME_TAKEN",
      outcome: "refused",
      message:
        'Creation of data action "lookup" was refused with 409: the name is taken. ' +
        "Choose another name, or adopt the action that has it. [CXONE_NAME_TAKEN]",
    });
  });

  it.each<[Answer, string, string]>([
    [{ status: 400, body: { message: "no" } }, "CXONE_REFUSED", "was refused with 400 (no)"],
    [{ status: 403 }, "CXONE_FORBIDDEN", "Grant the OAuth client the scope data:actions:write, then"],
    [{ status: 413 }, "CODE_TOO_LARGE", "Make the bundle smaller than 5 MiB:"],
    [{ status: 500 }, "CXONE_SERVER_ERROR", "CXone has a problem of its own"],
    [{ status: 200, body: "<html>" }, "CXONE_INVALID_ANSWER", "the body of the 200 is not JSON"],
    [{ status: 200, body: { name: "lookup" } }, "CXONE_INVALID_ANSWER", "the action has no id"],
    ["hang up", "CXONE_UNREACHABLE", "lost the connection"],
  ])("is not repeated where it ends with %j", async (answer, code, text) => {
    server.plan(ACTIONS, answer);
    const error = await failureOf(create());
    expect(error).toMatchObject({ code });
    expect(error.message).toMatch(/^Creation of data action "lookup" /);
    expect(error.message).toContain(text);
    expect(requestsTo(ACTIONS)).toHaveLength(1);
  });

  it("quotes no value of the environment that CXone echoes", async () => {
    server.plan(ACTIONS, { status: 400, body: { message: "no <value-of-key>" } });
    expect(await failureOf(create())).toMatchObject({ said: "no <[secret]>" });
  });
});

describe("the update of an action", () => {
  it.each([7, undefined])("sends it whole with the version that it replaces, %j", async (version) => {
    server.plan(`${ACTIONS}/42`, { body: { ...ACTION, version: 8 } });
    const replaced = { id: "42", ...(version === undefined ? {} : { version }) };
    expect(await connect().putAction(replaced as never, DEFINITION)).toMatchObject({ version: 8 });
    const { contract: _text, codeBase64, ...rest } = DEFINITION;
    const body = { ...rest, ...CONTRACT, code: codeBase64, ...(version && { version }) };
    expect(requestsTo(`${ACTIONS}/42`)).toEqual([{ method: "PUT", body }]);
  });

  it.each([
    [7, "7"],
    [undefined, "(none)"],
  ])("says that version %j is not the current one where there is a conflict", async (version, shown) => {
    server.plan(`${ACTIONS}/42`, { status: 409 });
    const replaced = { id: "42", ...(version === undefined ? {} : { version }) };
    expect(await failureOf(connect().putAction(replaced as never, DEFINITION))).toMatchObject({
      code: "CXONE_STALE_VERSION",
      message:
        'Update of data action "lookup" (id 42) was refused with 409: ' +
        `version ${shown} is not the current one. Run pulumi up --refresh to see what changed in CXone. ` +
        "[CXONE_STALE_VERSION]",
    });
  });

  it("is not repeated where its end is not known, and fails where the action is gone", async () => {
    server.plan(`${ACTIONS}/42`, { status: 500 }, { status: 404 });
    const update = () => failureOf(connect().putAction({ id: "42" } as never, DEFINITION));
    expect(await update()).toMatchObject({ code: "CXONE_SERVER_ERROR" });
    expect(await update()).toMatchObject({ code: "CXONE_NOT_FOUND" });
    expect(requestsTo(`${ACTIONS}/42`)).toHaveLength(2);
  });
});

describe("the reading of an action", () => {
  it("is repeated where that may help", async () => {
    server.plan(`${ACTIONS}/42`, "hang up", { status: 503 }, { body: ACTION });
    expect(await connect().getAction("42")).toMatchObject({ id: "42", name: "lookup", version: 7 });
    expect(requestsTo(`${ACTIONS}/42`)).toEqual([{ method: "GET" }, { method: "GET" }, { method: "GET" }]);
  });

  it("finds none where there is none, and fails where that is not known", async () => {
    server.plan(`${ACTIONS}/42`, { status: 404 }, { status: 403 }, { body: { id: "42" } });
    expect(await connect().getAction("42")).toBeUndefined();
    const read = async () => (await failureOf(connect().getAction("42"))).message;
    expect(await read()).toMatch(
      /^Reading of data action \(id 42\) was refused with 403\..*\[CXONE_FORBIDDEN\]$/,
    );
    expect(await read()).toMatch(/^Reading of data action \(id 42\) .* contract: the action has no name\./);
  });
});

describe("the look-up of an action by its name", () => {
  it("reads the action itself, for the list may be a summary", async () => {
    const entities = [null, "lookup", { id: "41", name: "look" }, { id: "42", name: "lookup" }];
    server.plan(BY_NAME, "hang up", { body: { entities, total: 4 } });
    server.plan(`${ACTIONS}/42`, { body: ACTION });
    expect(await connect().findActionsByName("lookup")).toMatchObject([{ id: "42", version: 7 }]);
    expect(requestsTo(BY_NAME)).toEqual([{ method: "GET" }, { method: "GET" }]);
  });

  it("finds none where the action went after it was listed", async () => {
    server.plan(BY_NAME, { body: { entities: [ACTION] } });
    server.plan(`${ACTIONS}/42`, { status: 404 });
    expect(await connect().findActionsByName("lookup")).toEqual([]);
  });

  it.each([
    [{ total: 0 }, "there is no list of entities"],
    [{ entities: { lookup: ACTION } }, "there is no list of entities"],
    [{ entities: [{ name: "lookup" }] }, "the action has no id"],
  ])("fails where the list is %j", async (body, seen) => {
    server.plan(BY_NAME, { body });
    expect(await failureOf(connect().findActionsByName("lookup"))).toMatchObject({
      code: "CXONE_INVALID_ANSWER",
      message: expect.stringMatching(
        `^Look-up of data action "lookup" got an answer that does not hold the contract: ${seen}\\. ` +
          "Check that cxoneBaseUrl is the API's address, ",
      ),
    });
  });
});

describe("the deletion of an action", () => {
  const remove = () => connect().deleteAction("42");

  it("is repeated where that may help, and is done where there is none any more", async () => {
    server.plan(`${ACTIONS}/42`, "hang up", { status: 404 });
    expect(await remove()).toBeUndefined();
    expect(requestsTo(`${ACTIONS}/42`)).toEqual([{ method: "DELETE" }, { method: "DELETE" }]);
  });

  it("fails where it is refused", async () => {
    server.plan(`${ACTIONS}/42`, { status: 403 });
    expect((await failureOf(remove())).message).toMatch(
      /^Deletion of data action \(id 42\) was refused with 403/,
    );
  });
});

describe("the execution of an action", () => {
  const PATH = `${ACTIONS}/42/execute`;
  const INPUTS = {
    phone: "+15550100",
    account: 15550199,
    attempts: 3,
    vip: true,
    note: null,
    tags: ["a", "b", "club"],
  };
  const execute = (transport?: HttpTransport) => connect(transport).executeAction("42", INPUTS);

  it("sends the inputs and answers the outputs", async () => {
    server.plan(PATH, { body: { executionId: "e", durationMs: 4, outputs: { tier: "gold" } } });
    expect(await execute()).toEqual({ executionId: "e", durationMs: 4, outputs: { tier: "gold" } });
    expect(requestsTo(PATH)).toEqual([{ method: "POST", body: { inputs: INPUTS } }]);
  });

  it("is not repeated where it fails, and its error names the execution but no input", async () => {
    const body = {
      message: "no <+15550100> of <15550199> and <club> in 3 attempts, note is null, vip is true",
      executionId: "e",
    };
    server.plan(PATH, { status: 500, body });
    expect(await failureOf(execute())).toMatchObject({
      code: "CXONE_SERVER_ERROR",
      executionId: "e",
      said: "no <[secret]> of <[secret]> and <[secret]> in 3 attempts, note is null, vip is true",
      message: expect.stringMatching(/^Execution of data action \(id 42\) was answered with 500 /),
    });
    expect(requestsTo(PATH)).toHaveLength(1);
  });

  it("may take longer than another call: 40 seconds", async () => {
    const silent: HttpTransport = (request, signal) =>
      request.url.endsWith("/oauth/token")
        ? Promise.resolve({ status: 200, headers: {}, body: '{"access_token":"t"}' })
        : new Promise((_resolve, reject) =>
            signal.addEventListener("abort", () => reject(new TransportFailure("connection", "ECONNRESET"))),
          );
    expect(await clock.run(failureOf(execute(silent)))).toMatchObject({ code: "CXONE_TIMEOUT" });
    expect(clock.monotonicMs()).toBe(40_000);
  });

  it("fails where the answer is no object", async () => {
    server.plan(PATH, { body: [] });
    expect((await failureOf(execute())).message).toMatch(
      /^Execution of .* the body of the 200 is not an object\./,
    );
  });
});

describe("the reading of an execution's trace", () => {
  const PATH = `${ACTIONS}/42/executions/e`;
  const read = () => connect().readExecution("42", "e");

  it("is repeated where that may help, and has what CXone tells", async () => {
    const line = { time: "2026-01-15T12:00:00.000Z", level: "info", message: "asked", fields: { step: 1 } };
    const trace = {
      executionId: "e",
      status: "succeeded",
      dateStarted: "2026-01-15T12:00:00.000Z",
      durationMs: 4,
      actionVersion: 7,
    };
    server.plan(PATH, { status: 500 }, { body: { ...trace, logLines: [line], color: "red" } });
    expect(await read()).toEqual({ ...trace, lines: [line] });
    expect(requestsTo(PATH)).toEqual([{ method: "GET" }, { method: "GET" }]);
  });

  it("invents nothing where CXone tells nothing, and drops lines that are none", async () => {
    const logLines = [{}, null, "asked", { message: "asked", fields: ["step"] }];
    server.plan(PATH, { body: { logLines, dateStarted: 7, durationMs: "4", actionVersion: "7" } });
    expect(await read()).toStrictEqual({
      executionId: "",
      status: "",
      lines: [
        { time: "", level: "", message: "" },
        { time: "", level: "", message: "asked" },
      ],
    });
  });

  it("finds none where there is none, and fails where that is not known", async () => {
    server.plan(PATH, { status: 404 }, { status: 403 }, { body: { logLines: {} } });
    expect(await read()).toBeUndefined();
    const operation = "Reading of execution e of data action (id 42)";
    expect((await failureOf(read())).message).toContain(`${operation} was refused with 403`);
    expect(await failureOf(read())).toMatchObject({
      code: "CXONE_INVALID_ANSWER",
      message: expect.stringContaining(
        `${operation} got an answer that does not hold the contract: there is no list of logLines. `,
      ),
    });
  });
});
