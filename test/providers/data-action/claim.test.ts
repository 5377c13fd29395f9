import { createDataAction } from "../../../providers/data-action/create-data-action";
import { checkDataAction } from "../../../providers/data-action/check-data-action";
import { ProviderError } from "../../../providers/errors/provider-error";
import { CXONE_CAPABILITIES } from "../../../providers/platforms/cxone/capabilities";
import type { ActionRecord, DataActionsApi } from "../../../providers/platforms/data-actions-api";
import { textOf, type Properties } from "../../../providers/properties";
import { VirtualClock } from "../../support/virtual-clock";
import { sampleInputs } from "../support/sample-program";

const TAKEN = new ProviderError({
  code: "CXONE_NAME_TAKEN",
  operation: "Creation",
  seen: "was refused with 409",
  remedy: "Choose another name.",
});

/** Creates an action whose name is taken by one with its content, as far as `told` does not say otherwise. */
async function createOver(overrides: Properties, told: Partial<Record<keyof ActionRecord, unknown>>) {
  const { inputs, failures } = await checkDataAction({}, sampleInputs(overrides), {
    platform: CXONE_CAPABILITIES,
    drawKeyHex: () => "ab".repeat(32),
  });
  expect(failures).toEqual([]);
  const found = {
    id: "42",
    name: "lookup",
    description: textOf(inputs, "description"),
    runtime: "nodejs18",
    contract: textOf(inputs, "contract"),
    version: 3,
    codeSha256: textOf(inputs, "codeSha256"),
    timeoutSeconds: 20,
    environmentNames: Object.keys(inputs["environment"] as object).sort(),
    ...told,
  } as ActionRecord;
  const writes: string[] = [];
  const api: Partial<DataActionsApi> = {
    capabilities: CXONE_CAPABILITIES,
    postAction: () => Promise.reject(TAKEN),
    findActionsByName: () => Promise.resolve([found]),
    getAction: () => Promise.resolve(found),
    putAction: ({ id }) => {
      writes.push(id);
      return Promise.resolve({ ...found, version: 4 });
    },
  };
  const clock = new VirtualClock();
  const created = createDataAction({ api: api as DataActionsApi, clock, random: () => 0 }, inputs);
  return { created: await created, writes };
}

describe("createDataAction, when an action with its name and its content is there", () => {
  it("takes it as it is when its code is known to be ours and there is no environment", async () => {
    const { created, writes } = await createOver({ environment: {} }, {});
    expect(created).toMatchObject({ id: "42", outs: { version: 3 } });
    expect(writes).toEqual([]);
  });

  it("writes it once more when the server does not tell the hash of its code", async () => {
    const { created, writes } = await createOver({ environment: {} }, { codeSha256: undefined });
    expect(created.id).toBe("42");
    expect(writes).toEqual(["42"]);
  });

  it("writes it once more when it has an environment, whose values nobody can see", async () => {
    const { writes } = await createOver({}, {});
    expect(writes).toEqual(["42"]);
  });

  it("leaves it alone and names what differs when its code is another", async () => {
    await expect(createOver({ environment: {} }, { codeSha256: "0".repeat(64) })).rejects.toMatchObject({
      code: "CXONE_NAME_TAKEN",
      message: expect.stringContaining("different: codeSha256") as string,
    });
  });
});
