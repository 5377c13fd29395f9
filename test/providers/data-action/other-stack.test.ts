import { startCxone, type CxoneOptions, type CxoneSimulator } from "../../../sim/cxone/start-cxone";
import { connectToCxone } from "../../../providers/platforms/cxone/connect";
import { systemDependencies } from "../../../providers/platforms/rest/system-dependencies";
import type { Properties } from "../../../providers/properties";
import { OneResourceStack } from "../support/one-resource-stack";
import { CLIENT, provideFor } from "../support/provider-under-test";
import { sampleInputs } from "../support/sample-program";
import { VirtualClock } from "../../support/virtual-clock";

let simulator: CxoneSimulator;
let prod: OneResourceStack;
let scratch: OneResourceStack;

async function start(options: CxoneOptions = {}): Promise<void> {
  simulator = await startCxone(options);
  prod = await newStack();
  scratch = await newStack();
}
const newStack = async () => new OneResourceStack(await provideFor(simulator.url, new VirtualClock()));
beforeEach(() => start());
afterEach(() => simulator.close());

const inputsOf = (stack: string, overrides: Properties = {}) =>
  sampleInputs({
    tags: { "managed-by": "pulumi", stack: `shop/${stack}` },
    environment: { CRM_CLIENT_SECRET: `secret of ${stack}` },
    ...overrides,
  });
const live = () => simulator.actions.list()[0];
const refusal = { code: "CXONE_OTHER_STACK", message: expect.stringContaining("shop/") as string };

describe("an action that belongs to another stack", () => {
  it("is not claimed when it has the very same content, and the error names the stack and the ways out", async () => {
    await prod.up(inputsOf("prod"));
    const before = live();
    const error = await scratch.up(inputsOf("scratch")).catch((caught: Error) => caught);
    expect(error).toMatchObject(refusal);
    const { message } = error as Error;
    expect(message).toContain("belongs to the stack shop/prod");
    expect(message).toContain("npm run pulumi -- config set nameSuffix --stack scratch -- -scratch");
    expect(message).toContain(
      "npm run pulumi -- state delete 'urn:pulumi:prod::shop::pulumi-nodejs:dynamic/cxone:DataAction::lookup' " +
        "--target-dependents --force --stack prod",
    );
    expect(message).toContain(`npm run adopt -- --stack scratch lookup ${before?.id} --from shop/prod`);
    expect([live(), scratch.state]).toEqual([before, undefined]);
  });

  it("is neither updated nor deleted when both states have it", async () => {
    await prod.up(inputsOf("prod"));
    scratch.state = prod.state;
    await scratch.up(inputsOf("scratch", { description: "Taken" }));
    const taken = live();
    await expect(prod.up(inputsOf("prod", { description: "Back" }))).rejects.toMatchObject(refusal);
    await expect(prod.destroy()).rejects.toMatchObject({
      ...refusal,
      message: expect.stringMatching(
        /Let go of it on this stack.*state delete 'urn:pulumi:prod::shop::/,
      ) as string,
    });
    expect(live()).toEqual(taken);
  });

  it("shows in a refresh, and the update after it is refused", async () => {
    await prod.up(inputsOf("prod"));
    scratch.state = prod.state;
    await scratch.up(inputsOf("scratch", { timeoutSeconds: 21 }));
    await scratch.up(inputsOf("scratch"));
    expect(await prod.refresh()).toBe("drifted");
    expect(prod.state?.inputs["managedByOtherStack"]).toBe("shop/scratch");
    await expect(prod.up(inputsOf("prod"))).rejects.toMatchObject(refusal);
  });

  it("is adopted when a person names that stack, and is the adopting stack's from then on", async () => {
    await prod.up(inputsOf("prod"));
    const adopt = live()?.id ?? "";
    await expect(scratch.up(inputsOf("scratch", { adopt }))).rejects.toMatchObject(refusal);
    await expect(scratch.up(inputsOf("scratch", { adopt, adoptFrom: "shop/dev" }))).rejects.toMatchObject(
      refusal,
    );
    const adopting = inputsOf("scratch", { adopt, adoptFrom: "shop/prod" });
    expect(await scratch.up(adopting)).toBe("created");
    expect([live()?.id, live()?.tags["stack"]]).toEqual([adopt, "shop/scratch"]);
    await expect(prod.up(inputsOf("prod", { description: "Mine" }))).rejects.toMatchObject(refusal);
    await expect(prod.destroy()).rejects.toMatchObject(refusal);
    expect([await scratch.refresh(), await scratch.up(adopting)]).toEqual(["same", "same"]);
  });

  it("is not taken back by what is left of an adoption in the configuration", async () => {
    await prod.up(inputsOf("prod"));
    const id = live()?.id ?? "";
    const adopting = { adopt: id, adoptFrom: "shop/prod" };
    await scratch.up(inputsOf("scratch", adopting));
    prod.state = undefined;
    await prod.up(inputsOf("prod", { adopt: id, adoptFrom: "shop/scratch" }));
    await expect(
      scratch.up(inputsOf("scratch", { ...adopting, description: "Again" })),
    ).rejects.toMatchObject(refusal);
  });

  it("is told from one of a namesake stack by the state's own tag", async () => {
    const tagsWith = (state: string) => ({ tags: { stack: "shop/dev", state } });
    await prod.up(inputsOf("dev", tagsWith("one")));
    const error = await scratch.up(inputsOf("dev", tagsWith("two"))).catch((caught: Error) => caught);
    expect(error).toMatchObject({
      ...refusal,
      message: expect.stringContaining("shop/dev (of this name, with another state)") as string,
    });
    scratch.state = prod.state;
    await scratch.up(inputsOf("dev", { ...tagsWith("two"), description: "Taken" }));
    expect(await prod.refresh()).toBe("drifted");
    await expect(prod.up(inputsOf("dev", tagsWith("one")))).rejects.toMatchObject(refusal);
  });
});

describe("an action that belongs to this stack, or to nobody that is known", () => {
  it("is found again when the creation was never recorded", async () => {
    await prod.up(inputsOf("prod"));
    const id = live()?.id;
    prod.state = undefined;
    expect([await prod.up(inputsOf("prod")), live()?.id]).toEqual(["created", id]);
  });

  it("is updated and deleted when the stack was renamed", async () => {
    await prod.up(inputsOf("prod"));
    expect(await prod.refresh()).toBe("same");
    const before = prod.state;
    await prod.up(inputsOf("production", { description: "Renamed" }));
    // The answer was lost: the state still has the earlier name, CXone the new one.
    prod.state = before;
    await prod.refresh();
    await prod.up(inputsOf("production", { description: "Renamed again" }));
    expect(live()?.tags["stack"]).toBe("shop/production");
    await prod.destroy();
    expect(live()).toBeUndefined();
  });

  it.each<[string, CxoneOptions, Properties]>([
    ["the server has no tags", { extensions: false }, {}],
    ["the first stack set none", {}, { tags: {} }],
  ])("is claimed and written as before when %s", async (_case, options, overrides) => {
    await simulator.close();
    await start(options);
    await prod.up(inputsOf("prod", overrides));
    expect(await scratch.up(inputsOf("scratch"))).toBe("created");
    await scratch.destroy();
    expect(live()).toBeUndefined();
  });
});

describe("nameSuffix", () => {
  const suffixed = (stack: string, nameSuffix: string, overrides: Properties = {}) =>
    inputsOf(stack, { name: `lookup${nameSuffix}`, nameSuffix, ...overrides });

  it("lets two stacks share an organisation, each with its own action", async () => {
    await prod.up(inputsOf("prod"));
    expect(await scratch.up(suffixed("scratch", "-scratch"))).toBe("created");
    expect(simulator.actions.list().map(({ name }) => name)).toEqual(["lookup", "lookup-scratch"]);
    await scratch.destroy();
    expect(simulator.actions.list().map(({ name }) => name)).toEqual(["lookup"]);
  });

  it("renames in place when it changes, and leaves the release as it was", async () => {
    await prod.up(suffixed("prod", "-a"));
    const id = live()?.id;
    const releases = prod.state?.outputs["releases"];
    expect(await prod.up(suffixed("prod", "-b"))).toBe("updated");
    expect(await prod.refresh()).toBe("same");
    expect(await prod.up(inputsOf("prod"))).toBe("updated");
    expect([live()?.id, live()?.name]).toEqual([id, "lookup"]);
    expect(prod.state?.outputs["releases"]).toEqual(releases);
  });
});

describe("adopt, left in the configuration", () => {
  it("makes a new action when a refresh found the adopted one gone", async () => {
    await prod.up(inputsOf("prod"));
    const adopt = live()?.id ?? "";
    await deleteByHand(adopt);
    expect(await prod.refresh()).toBe("gone");
    expect(await prod.up(inputsOf("prod", { adopt }))).toBe("created");
    expect(live()?.id).not.toBe(adopt);
  });

  it("says what to take out when nothing tells a deletion from a wrong id", async () => {
    await expect(prod.up(inputsOf("prod", { adopt: "nobody" }))).rejects.toMatchObject({
      code: "CXONE_NOT_FOUND",
      message: expect.stringContaining(
        `npm run pulumi -- config rm --path 'adopt["lookup"]' --stack prod`,
      ) as string,
    });
  });
});

function deleteByHand(id: string): Promise<void> {
  const settings = { baseUrl: simulator.url, clientId: CLIENT.id, clientSecret: CLIENT.secret };
  return connectToCxone(settings, systemDependencies).deleteAction(id);
}
