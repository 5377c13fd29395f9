import { RuntimeCheck } from "../../../../providers/platforms/genesys-cloud/runtime-check";
import { Answer, callsTo, inTurn, ScriptedPlatform } from "../../support/scripted-platform";

const PATH = "/api/v2/integrations/actions/functions/runtimes";
const RUNTIMES = [
  { name: "nodejs18.x", status: "Unavailable" },
  { name: "nodejs20.x", status: "Deprecated" },
  { name: "nodejs22.x", status: "Available" },
  { name: "nodejs24.x", status: "Available" },
  { name: "nodejs26.x" },
];

async function check(answer: unknown = RUNTIMES) {
  const platform = await ScriptedPlatform.start({ [`GET ${PATH}`]: answer });
  const runtimes = new RuntimeCheck(callsTo(platform).calls);
  const need = (runtime: string, before?: string) => runtimes.require({ name: "lookup", runtime }, before);
  return { platform, need };
}

describe("the runtime of an action", () => {
  it("is looked up once a process, however many ask", async () => {
    const { platform, need } = await check();
    await Promise.all([need("nodejs22.x"), need("nodejs24.x")]);
    await need("nodejs22.x");
    expect(platform.asked).toEqual([`GET ${PATH}`]);
  });

  it("is looked up again after a failure", async () => {
    const { need } = await check(inTurn(new Answer(403), RUNTIMES));
    await expect(need("nodejs22.x")).rejects.toThrow(
      /^Check of the runtime of data action "lookup" .*\[PLATFORM_FORBIDDEN\]$/,
    );
    await need("nodejs22.x");
  });

  it("may be a deprecated one where the action has it already", async () => {
    const { need } = await check();
    await need("nodejs20.x", "nodejs20.x");
    for (const before of [undefined, "nodejs22.x"])
      await expect(need("nodejs20.x", before)).rejects.toThrow("found nodejs20.x deprecated");
  });

  it.each([
    ["nodejs18.x", "unavailable"],
    ["nodejs16.x", "unknown to Genesys Cloud"],
    ["nodejs26.x", "unknown to Genesys Cloud"],
  ])("is refused with what there is: %s is %s", async (runtime, words) => {
    const { need } = await check();
    await expect(need(runtime, runtime)).rejects.toThrow(
      `Check of the runtime of data action "lookup" found ${runtime} ${words}. Use one that is available: pulumi config set genesysRuntime nodejs24.x (there are: nodejs22.x, nodejs24.x). [INPUT_INVALID]`,
    );
  });

  it("is refused with the newest of several that there are", async () => {
    const names = ["nodejs22.x", "nodejs24.x", "nodejs26.x"];
    const { need } = await check(names.map((name) => ({ name, status: "Available" })));
    await expect(need("nodejs20.x")).rejects.toThrow("genesysRuntime nodejs26.x (there are: nodejs22.x,");
  });

  it("is refused also where there is none at all", async () => {
    const { need } = await check([]);
    await expect(need("nodejs22.x")).rejects.toThrow("genesysRuntime NAME (there are: none)");
  });
});
