import * as fs from "node:fs";
import * as path from "node:path";
import { actionNames, discoverActions } from "../../../infra/actions/discover-actions";
import { ProgramError } from "../../../infra/program-error";
import { useTemporaryFolder } from "../../support/temporary-folder";

const checkout = path.resolve(__dirname, "../../..");
const contract = `import * as z from "zod";
export const inputs = z.object({ id: z.string() });
export const outputs = z.object({ tier: z.string() });
`;
const action = (name: string) => `import { defineAction } from "../define-action";
import { inputs, outputs } from "./contract";
export const action = defineAction({
  name: "${name}",
  description: "Looks something up",
  runtime: "nodejs18",
  timeoutSeconds: 30,
  contract: { inputs, outputs },
  environment: { KEY: { configKey: "key", kind: "text", purpose: "key" } },
  success: {},
  smokeTest: { inputs: { id: "1" }, acceptedErrorCodes: [], shown: [] },
});
`;
const good = { "lookup/action.ts": action("lookup"), "lookup/contract.ts": contract };

const temporaryFolder = useTemporaryFolder();

/** A project with these files in its action-src, beside what every project has there. */
function projectWith(files: Record<string, string>): string {
  const folder = fs.mkdtempSync(path.join(temporaryFolder(), "project-"));
  const source = path.join(folder, "action-src");
  fs.mkdirSync(path.join(source, "runtime"), { recursive: true });
  fs.copyFileSync(path.join(checkout, "action-src/define-action.ts"), path.join(source, "define-action.ts"));
  fs.writeFileSync(path.join(source, "runtime", "clock.ts"), "export const now = Date.now;\n");
  fs.symlinkSync(path.join(checkout, "node_modules"), path.join(folder, "node_modules"));
  for (const [name, text] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(source, name)), { recursive: true });
    fs.writeFileSync(path.join(source, name), text);
  }
  return folder;
}

function problemOf(files: Record<string, string>): string {
  try {
    discoverActions(projectWith(files));
  } catch (error) {
    expect(error).toBeInstanceOf(ProgramError);
    expect((error as ProgramError).code).toBe("ACTION_INVALID");
    expect((error as ProgramError).message).not.toMatch(/^\s+at /m);
    return (error as ProgramError).message;
  }
  throw new Error("discoverActions accepted the folder");
}

describe("discoverActions", () => {
  it("gives every action in the order of their names", () => {
    const other = { "another/action.ts": action("another"), "another/contract.ts": contract };
    const found = discoverActions(projectWith({ ...good, ...other }));

    expect(found.map(({ description }) => description.name)).toEqual(["another", "lookup"]);
  });

  it.each([["contract.ts"], ["index.ts"], ["actoin.ts"], ["notes/readme.md"]])(
    "refuses a folder when it has %s and no action.ts",
    (file) => {
      expect(problemOf({ ...good, [`renamed/${file}`]: "export {};\n" })).toMatch(
        /action-src\/renamed.*no action\.ts/,
      );
    },
  );

  it("looks at no other folder where only some actions are asked for", () => {
    const folder = projectWith({
      ...good,
      "broken/action.ts": "export const action = {{;\n",
      "thrower/action.ts": 'throw new Error("boom");\n',
      "notes/readme.md": "no action",
    });
    expect(actionNames(folder)).toEqual(["broken", "lookup", "notes", "thrower"]);
    const found = discoverActions(folder, ["lookup", "not-there"]);
    expect(found.map(({ description }) => description.name)).toEqual(["lookup"]);
    expect(() => discoverActions(folder)).toThrow("broken/action.ts");
  });

  it("ignores a folder when no file is left in it", () => {
    const folder = projectWith({ ...good, "removed/.DS_Store": "" });
    fs.mkdirSync(path.join(folder, "action-src", "leftover", "inner"), { recursive: true });

    expect(discoverActions(folder)).toHaveLength(1);
  });

  it.each([
    ["a folder", (folder: string) => path.join(folder, "elsewhere")],
    ["nothing any more", (folder: string) => path.join(folder, "gone")],
  ])("refuses a symbolic link to %s, behind which an action may be", (_what, targetIn) => {
    const folder = projectWith(good);
    fs.mkdirSync(path.join(folder, "elsewhere"));
    fs.symlinkSync(targetIn(folder), path.join(folder, "action-src", "linked"));

    expect(() => discoverActions(folder)).toThrow(
      /action-src\/linked: it is a symbolic link.*Put the folder/,
    );
  });

  it("ignores links to files, hidden links, and one in the place of what the actions share", () => {
    const folder = projectWith(good);
    const source = path.join(folder, "action-src");
    fs.symlinkSync(path.join(folder, "action-src/define-action.ts"), path.join(source, "linked.ts"));
    fs.symlinkSync("user@host.1234", path.join(source, ".#lock"));
    fs.renameSync(path.join(source, "runtime"), path.join(folder, "runtime"));
    fs.symlinkSync(path.join(folder, "runtime"), path.join(source, "runtime"));

    expect(discoverActions(folder)).toHaveLength(1);
  });

  it("refuses an action when its name is not its folder's", () => {
    expect(problemOf({ ...good, "lookup/action.ts": action("other") })).toMatch(
      /action-src\/lookup\/action\.ts.*name.*"lookup"/,
    );
  });

  it("refuses an action.ts when it exports no action", () => {
    expect(problemOf({ ...good, "lookup/action.ts": "export const wrong = 1;\n" })).toMatch(
      /action-src\/lookup\/action\.ts.*exports no `action = defineAction\({ name: "lookup"/,
    );
  });

  it.each([
    ["environment", / {2}environment: \{.*\},\n/, /environment: /],
    ["name", / {2}name: .*\n/, /name: /],
    ["smokeTest", / {2}smokeTest: .*\n/, /smokeTest: /],
    ["contract", / {2}contract: .*\n/, /contract: /],
    ["purpose of a variable", /, purpose: "key"/, /environment\.KEY\.purpose: /],
  ])("names the action and the property when %s is missing", (_what, text, expected) => {
    const problem = problemOf({ ...good, "lookup/action.ts": action("lookup").replace(text, "") });

    expect(problem).toContain("action-src/lookup/action.ts");
    expect(problem).toMatch(expected);
  });

  it.each([
    [
      "inputs that the contract refuses",
      'inputs: { id: "1" }',
      "inputs: { id: 1 }",
      /smokeTest\.inputs\.id: .*string/,
    ],
    ["no inputs that are required", 'inputs: { id: "1" }', "inputs: {}", /smokeTest\.inputs\.id: /],
    ["no word on what a success is", "success: {},", "", /success: must say what an answer's outputs/],
    ["an unknown output in success", "success: {}", "success: { teir: 1 }", /success: "teir" is no output/],
    [
      "an unknown output in expect",
      "shown: []",
      "shown: [], expect: { teir: /g/ }",
      /smokeTest\.expect: "teir" is no/,
    ],
    ["an unknown output in shown", "shown: []", 'shown: ["teir"]', /smokeTest\.shown: "teir" is no output/],
    [
      "the former personalData",
      "shown: []",
      'personalData: ["tier"]',
      /smokeTest\.personalData: is no more.*`shown`/,
    ],
    [
      "more patience than time",
      "success",
      "patienceSeconds: 26, success",
      /patienceSeconds: is 26.*at most 25/,
    ],
    ["no patience at all", "success", "patienceSeconds: 0, success", /patienceSeconds: /],
  ])("names the action and the property when it has %s", (_what, text, replacement, expected) => {
    const problem = problemOf({ ...good, "lookup/action.ts": action("lookup").replace(text, replacement) });

    expect(problem).toContain("action-src/lookup/action.ts");
    expect(problem).toMatch(expected);
  });

  it("names the action and the property when the API cannot have a property's type", () => {
    const problem = problemOf({
      ...good,
      "lookup/contract.ts": contract.replace("tier: z.string()", "tier: z.string(), at: z.date()"),
    });

    expect(problem).toMatch(/action-src\/lookup\/action\.ts.*contract\.outputs\.at: Date cannot be/);
    expect(problem).not.toContain("tier");
  });

  it.each([
    ["boolean", "maybe", "must be true or false"],
    ["url", "http://example.com", "is not an https URL (http is for loopback only)"],
    ["baseUrl", "", "is not an absolute URL"],
  ])("refuses a default that is no %s, which no execution would take: %j", (kind, fallback, seen) => {
    const text = action("lookup").replace('kind: "text"', `kind: "${kind}", default: "${fallback}"`);
    const message = problemOf({ ...good, "lookup/action.ts": text });
    expect(message).toContain(`action-src/lookup/action.ts: environment.KEY.default: ${seen}`);
  });

  it.each([
    ["throws", ".transform(() => { throw new Error('No.'); })"],
    ["is asynchronous", ".refine(async () => true)"],
  ])("names the contract when its own code %s", (_what, code) => {
    const text = contract.replace("id: z.string()", `id: z.string()${code}`);
    const message = problemOf({ ...good, "lookup/contract.ts": text });
    expect(message).toContain(
      "action-src/lookup/action.ts: contract.inputs: it throws with smokeTest.inputs: ",
    );
  });

  it.each(["inputs", "outputs"])(
    "names a contract whose %s have a field that throws when it is read",
    (part) => {
      const thrower = `export const ${part} = z.object({ get id(): z.ZodString { throw new Error("too early"); } });\n`;
      const text = `${contract.replace(`const ${part}`, "const unused")}${thrower}`;
      expect(problemOf({ ...good, "lookup/contract.ts": text })).toContain(
        `action-src/lookup/action.ts: contract.${part}: its fields can't be read: too early`,
      );
    },
  );

  it("names a contract that cannot be declared though each of its fields can", () => {
    const text = contract.replace(
      "z.object({ id: z.string() })",
      "z.object({ id: z.string() }).catchall(z.date())",
    );
    expect(problemOf({ ...good, "lookup/contract.ts": text })).toContain(
      "action-src/lookup/action.ts: contract.inputs: Date cannot be represented in JSON Schema",
    );
  });

  it("names the folder when a description throws while it loads", () => {
    const problem = problemOf({
      ...good,
      "broken/contract.ts": `export const a = 1;\nthrow new Error("boom");\n`,
      "broken/action.ts": `import "./contract";\n`,
    });

    expect(problem).toMatch(/action-src\/broken\/action\.ts.*boom/);
    expect(problem).not.toContain("action-src/lookup");
  });

  it.each([
    [
      "an error without a message",
      "new RangeError()",
      ", at action-src/broken/contract.ts:5:7: RangeError\n",
    ],
    ["a text", '"in words"', ": in words\n"],
    ["an object", "{ some: 1 }", ": { some: 1 }\n"],
    ["nothing", "undefined", ": undefined\n"],
    ["what has no text", "Object.create(null)", ": [Object: null prototype] {}\n"],
  ])("says where and what when a module throws %s", (_what, thrown, seen) => {
    const problem = problemOf({
      ...good,
      "broken/contract.ts": `interface Unused {\n  readonly a: string;\n}\nexport const a = 1;\nthrow ${thrown};\n`,
      "broken/action.ts": `import "./contract";\n`,
    });

    expect(problem).toContain(`action-src/broken/action.ts: it failed while it was loaded${seen}`);
  });

  it("does not fill the screen when a module throws a long message", () => {
    const contract = 'export const a = 1;\nthrow new Error("x".repeat(1_000_000));\n';
    const problem = problemOf({
      ...good,
      "broken/contract.ts": contract,
      "broken/action.ts": `import "./contract";\n`,
    });

    expect(problem.length).toBeLessThan(3_000);
    expect(problem).toContain("action-src/broken/contract.ts:2:7");
  });

  it("names file and line when a description does not compile", () => {
    expect(problemOf({ ...good, "lookup/contract.ts": "export const a = 1;\nexport const b = ;\n" })).toMatch(
      /action-src\/lookup\/contract\.ts:2:17/,
    );
  });

  it("reports all actions at once when several are at fault", () => {
    const problem = problemOf({ ...good, "x/index.ts": "export {};", "y/action.ts": "export {};" });

    expect(problem).toContain("action-src/x");
    expect(problem).toContain("action-src/y/action.ts");
  });
});
