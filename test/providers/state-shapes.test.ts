import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import * as path from "node:path";
import { parseContract } from "../../providers/contract/contract-text";
import type { Properties } from "../../providers/properties";
import type { DynamicProvider } from "../../providers/dynamic-provider";
import { startCxone, type CxoneSimulator } from "../../sim/cxone/start-cxone";
import { provideFor } from "./support/provider-under-test";
import { VirtualClock } from "../support/virtual-clock";

interface RecordedShape {
  readonly id: string;
  readonly inputs: Properties;
  readonly outputs: Properties;
  readonly codeBase64: string;
}

const fixtures = path.join(__dirname, "fixtures");
const shapes = readdirSync(fixtures).filter((file) => /^state-.*\.json$/.test(file));

/** What `check` adds to a program's inputs; the program itself does not say it. */
const COMPLETED = ["codeSha256", "environmentFingerprints"];

describe.each(shapes)("the provider on %s", (file) => {
  const text = readFileSync(path.join(fixtures, file), "utf8");
  let shape: RecordedShape;
  let program: Properties;
  let folder: string;
  let simulator: CxoneSimulator;
  let provider: DynamicProvider;

  beforeEach(async () => {
    shape = JSON.parse(text) as RecordedShape;
    folder = mkdtempSync(path.join(tmpdir(), "state-shape-"));
    const zip = Buffer.from(shape.codeBase64, "base64");
    writeFileSync(path.join(folder, "bundle.zip"), zip);
    const code = { ...(shape.inputs["code"] as object), path: path.join(folder, "bundle.zip") };
    const said = Object.entries(shape.inputs).filter(([key]) => !COMPLETED.includes(key));
    program = { ...Object.fromEntries(said), code, fingerprintKey: "" };
    deploy(path.join(folder, "actions"), shape, zip);
    simulator = await startCxone({ dataDir: folder });
    provider = await provideFor(simulator.url, new VirtualClock());
  });
  afterEach(async () => {
    await simulator.close();
    rmSync(folder, { recursive: true });
  });

  it("finds nothing to do when program and action are as they were", async () => {
    const { id, inputs: oldInputs, outputs } = shape;
    const { inputs, failures } = await provider.check(oldInputs, program);
    expect(failures).toEqual([]);
    expect(inputs).toEqual({ ...oldInputs, code: program["code"] });
    expect((await provider.diff(id, outputs, inputs)).changes).toBe(false);

    const { __provider, ...recorded } = outputs;
    const read = await provider.read(id, outputs);
    expect({ id: read.id, props: read.props }).toEqual({ id, props: recorded });
    expect((await provider.diff(id, { ...read.props, __provider }, inputs)).changes).toBe(false);
    // The engine compares these with the program's, line by line: whatever differs would show as a change.
    const { code: _path, __provider: _shim, ...shown } = read.inputs ?? {};
    const { code: _code, __provider: _text, ...wanted } = inputs;
    expect(shown).toEqual(wanted);
  });

  it("updates it in place, then deletes it, when the program changes", async () => {
    const { id, inputs: oldInputs, outputs } = shape;
    const { inputs } = await provider.check(oldInputs, { ...program, description: "Changed" });
    expect((await provider.diff(id, outputs, inputs)).changes).toBe(true);
    const { outs } = await provider.update(id, outputs, inputs);
    expect(outs).toMatchObject({ description: "Changed", version: Number(outputs["version"]) + 1 });
    expect(simulator.actions.get(id)).toMatchObject({
      description: "Changed",
      environment: program["environment"],
    });
    await provider.delete(id, outs);
    expect(simulator.actions.list()).toEqual([]);
  });
});

/** Puts the action that the state speaks of into the simulator's folder, as its last update left it. */
function deploy(actions: string, { id, outputs }: RecordedShape, zip: Buffer): void {
  const { name, description, runtime, timeoutSeconds, environment, tags, codeSha256 } = outputs;
  const { version, dateCreated, dateModified } = outputs;
  const action = {
    ...{ id, name, description, runtime, timeoutSeconds, environment, tags, codeSha256 },
    ...{ version, dateCreated, dateModified },
    ...parseContract(outputs["contract"]),
  };
  mkdirSync(actions);
  writeFileSync(path.join(actions, `${id}.json`), JSON.stringify(action));
  writeFileSync(path.join(actions, `${id}-${String(codeSha256)}.zip`), zip);
}
