import { describeDefect } from "../../../../action-src/runtime/run/describe-defect";

const environment = {
  API_KEY: { configKey: "apiKey", secret: true, kind: "text", purpose: "key" },
  API_MODE: { configKey: "apiMode", kind: "text", purpose: "mode" },
} as const;

type Values = Readonly<Record<string, string | undefined>>;

const describeThrown = (
  thrown: unknown,
  given: Readonly<Record<string, unknown>> = {},
  values: Values = {},
) => describeDefect(thrown, { environment, values, given });
const recorded = (message: string, given: Readonly<Record<string, unknown>> = {}, values: Values = {}) =>
  describeThrown(new Error(message), given, values)["message"];

/** An error whose stack has these lines below its message. */
const withStack = (...lines: string[]) =>
  Object.assign(new Error("m"), { stack: ["Error: m", ...lines].join("\n") });
const framesOf = (...lines: string[]) => describeThrown(withStack(...lines))["stack"];

describe("describeDefect, the message", () => {
  it.each([
    ["a short quotation", `Unexpected "A" in JSON`, `Unexpected "***" in JSON`],
    ["a long quotation", `Unexpected "Adaline" in JSON`, `Unexpected "***" in JSON`],
    ["a quotation that does not end", `Unexpected "Adaline in JSON`, `Unexpected "***"`],
    ["a short credential", "sent Bearer a.b and BASIC   YTpi", "sent Bearer *** and BASIC ***"],
    ["32 characters in a row", `met ${"aB3_".repeat(8)} there`, "met *** there"],
    ["a phone number", "called +1 (555) 019-9822 at noon", "called *** at noon"],
    ["a number of six digits", "order 123456 is gone", "order *** is gone"],
  ])("hides %s", (_what, message, shown) => expect(recorded(message)).toBe(shown));

  it.each([
    "met abcdefghijklmnopqrstuvwxyzabcde there",
    "status 503 after 12 s, 3 times, for 99999",
    "the Basics of bearers",
  ])("shows what identifies nobody: %s", (message) => expect(recorded(message)).toBe(message));

  it("is cut after 300 characters", () => {
    const longest = "word ".repeat(60);
    expect(recorded(longest)).toBe(longest);
    expect(recorded(`${longest}!`)).toBe(`${longest}…`);
  });
});

describe("describeDefect, inputs", () => {
  it.each<[string, Readonly<Record<string, unknown>>, string, string]>([
    ["of three characters", { name: "Ada" }, "met Ada there", "met *** there"],
    ["with white space around it", { name: "  Ada\n" }, "met Ada there", "met *** there"],
    ["that is a number", { number: 4711 }, "met 4711 there", "met *** there"],
    ["in a list in an object", { all: [{ name: "Ada" }, null] }, "met Ada there", "met *** there"],
    ["with a line break, in JSON", { name: "Ada\nL" }, String.raw`met Ada\nL there`, "met *** there"],
    ["of broken Unicode", { name: "Ada\ud800" }, "met Ada\ud800 there", "met *** there"],
    [
      "in base64 that is not filled up",
      { name: "Ada >>>?" },
      `met ${Buffer.from("Ada >>>?").toString("base64").replace(/=+$/, "")}. there`,
      "met ***. there",
    ],
    [
      "in base64 that two signs would fill up",
      { name: "Ada>>>?" },
      `met ${Buffer.from("Ada>>>?").toString("base64").replace(/=+$/, "")}. there`,
      "met ***. there",
    ],
    ["that holds another", { first: "Ada", all: "Ada Byron" }, "met Ada Byron there", "met *** there"],
    ["that another holds", { all: "Ada Byron", first: "Ada" }, "met Ada Byron there", "met *** there"],
  ])("hides one %s", (_what, given, message, shown) => expect(recorded(message, given)).toBe(shown));

  it("leaves a text readable although inputs of two characters are in it", () => {
    expect(recorded("to be or not", { one: "to", two: " ", three: 7, four: "   " })).toBe("to be or not");
  });
});

describe("describeDefect, secrets", () => {
  it("hides one without the white space around it, however short", () => {
    expect(recorded("key k1 was refused", {}, { API_KEY: " k1\n" })).toBe("key *** was refused");
  });

  it.each([undefined, "", " ", " \n"])("hides nothing when the secret is %j", (API_KEY) => {
    expect(recorded("key was refused", {}, { API_KEY })).toBe("key was refused");
  });

  it("shows the value of a variable that is no secret", () => {
    expect(recorded("mode fast is unknown", {}, { API_MODE: "fast" })).toBe("mode fast is unknown");
  });
});

describe("describeDefect, what was thrown", () => {
  it("is a text", () => {
    expect(describeThrown("no such order")).toEqual({ cause: "string", message: "no such order" });
  });

  it.each([
    ["a number", 503],
    ["nothing", undefined],
  ])("is an error whose message is %s", (_what, message) => {
    const thrown = Object.assign(new RangeError("m"), { message, stack: "" });
    expect(describeThrown(thrown)).toEqual({ cause: "RangeError", message: "", stack: [] });
  });

  it("is an error of zod: each issue with its path", () => {
    const issues = [
      { path: ["orders", 0, "id"], message: "is missing" },
      { path: [], message: "is wrong" },
    ];
    expect(describeThrown({ issues, message: "[{}]" })["message"]).toBe(
      "orders.0.id: is missing; : is wrong",
    );
  });

  it.each([
    ["a path that is none", { path: "a.b", message: "is wrong" }],
    ["a message that is none", { path: ["a"], message: 5 }],
    ["nothing", null],
  ])("has issues of another library, one of them with %s", (_what, issue) => {
    const issues = [{ path: ["a"], message: "is missing" }, issue];
    expect(describeThrown({ issues, message: "two issues" })["message"]).toBe("two issues");
  });

  it("is named where it cannot be read", () => {
    const thrown = {
      get message(): string {
        throw new Error("No message.");
      },
    };
    expect(describeThrown(thrown)).toEqual({ cause: "object", message: "The exception cannot be read." });
  });
});

describe("describeDefect, the stack", () => {
  it("has a frame's function, where it has a name, its file and the place there", () => {
    expect(
      framesOf(
        "    at toOutputs (/srv/action/index.js:3:1207)",
        "    at /srv/action/index.js:5:1",
        String.raw`    at async Promise.all (C:\action\index.js:7:9)`,
      ),
    ).toEqual(["toOutputs index.js:3:1207", "index.js:5:1", "async Promise.all index.js:7:9"]);
  });

  it("has no frame of Node.js and of packages", () => {
    expect(
      framesOf(
        "    at emit (node:events:519:28)",
        "    at process.processTicks (node:internal/process/task_queues:95:5)",
        "    at parse (/srv/node_modules/zod/index.js:1:2)",
        "    at mine (index.js:1:2)",
      ),
    ).toEqual(["mine index.js:1:2"]);
  });

  it("has no line that only holds what looks like a frame", () => {
    expect(
      framesOf(
        "Caused by:    at one (index.js:1:1)",
        "    at two (index.js:1:1) as Ada wrote",
        "    at new Promise (<anonymous>)",
      ),
    ).toEqual([]);
  });

  it("has eight frames at most, the innermost ones", () => {
    const lines = Array.from({ length: 12 }, (_, index) => `    at f${index} (index.js:1:1)`);
    expect(framesOf(...lines)).toEqual(Array.from({ length: 8 }, (_, index) => `f${index} index.js:1:1`));
  });
});
