import { createHash } from "node:crypto";
import { releaseOfInputs, toRelease } from "../../../providers/releases/release";

const inputs = {
  name: "lookup",
  description: "Looks up",
  contract: '{\n  "inputs": {}\n}',
  runtime: "nodejs18",
  timeoutSeconds: 30,
  codeSha256: "a".repeat(64),
  manifest: "module a.ts 1 B 0123",
  sizeBytes: 1234,
};

describe("toRelease", () => {
  it("names a release by the sha256 of its bytes", () => {
    const { id, bytes } = toRelease(inputs);
    expect(id).toBe(createHash("sha256").update(bytes).digest("hex"));
    expect(JSON.parse(Buffer.from(bytes).toString())).toEqual({ formatVersion: 1, ...inputs });
  });

  it("gives the id that states already point at", () => {
    // A change of this value would make every recorded release another one.
    expect(toRelease(inputs).id).toBe("8bc3c9e1b11ea3a98e16a74f415133f4fffdb0f344ec53322110c570e7236d7b");
  });

  it("gives the same bytes whatever the order, and whatever else is there", () => {
    const reversed = Object.fromEntries(Object.entries(inputs).reverse()) as typeof inputs;
    const withEnvironment = { ...reversed, environment: { SECRET: "value" } };
    expect(toRelease(withEnvironment).bytes).toEqual(toRelease(inputs).bytes);
  });

  it.each(Object.keys(inputs))("gives another id when %s differs", (key) => {
    const value = inputs[key as keyof typeof inputs];
    const changed = { ...inputs, [key]: typeof value === "number" ? value + 1 : `${value}!` };
    expect(toRelease(changed).id).not.toBe(toRelease(inputs).id);
  });
});

describe("releaseOfInputs", () => {
  it("is the release that the program made the inputs from", () => {
    const checked = { ...inputs, environment: { SECRET: "value" }, fingerprintKey: "ab".repeat(32) };
    expect(releaseOfInputs(checked)).toEqual(toRelease(inputs));
  });
});
