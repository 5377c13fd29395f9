import { ProviderError, type RequestOutcome } from "../../../../providers/errors/provider-error";
import { makeOnce } from "../../../../providers/platforms/genesys-cloud/api-calls";
import { Answer, callsTo, inTurn, LOST, ScriptedPlatform } from "../../support/scripted-platform";

const CALL = { operation: "Asking", path: "/x" };

async function answering(...answers: readonly unknown[]) {
  const script = inTurn(...answers);
  const platform = await ScriptedPlatform.start(script);
  return { platform, ...callsTo(platform) };
}

describe("what is read", () => {
  it.each([["read"], ["readText"]] as const)("is nothing where there certainly is none (%s)", async (how) => {
    const { calls } = await answering(undefined);
    expect(await calls[how](CALL)).toBeUndefined();
  });

  it.each([["read"], ["readText"], ["readList"], ["delete"]] as const)(
    "is asked for again where an answer is lost, and not where it is refused (%s)",
    async (how) => {
      const found = how === "readList" ? [{ id: "a" }] : { id: "a" };
      const { calls, platform } = await answering(LOST, new Answer(503), found, new Answer(403));
      await calls[how](CALL);
      const method = how === "delete" ? "DELETE" : "GET";
      expect(platform.asked).toEqual([`${method} /x`, `${method} /x`, `${method} /x`]);
      await expect(calls[how](CALL)).rejects.toThrow(/^Asking .*\[PLATFORM_FORBIDDEN\]$/);
      expect(platform.asked).toHaveLength(4);
    },
  );

  it("is an object, and asked for as JSON", async () => {
    const { calls, platform } = await answering({ id: "a" }, []);
    expect(await calls.read(CALL)).toEqual({ id: "a" });
    expect(platform.requests[0]?.headers["accept"]).toBe("application/json");
    await expect(calls.read(CALL)).rejects.toThrow("[PLATFORM_INVALID_ANSWER]");
  });

  it("is a text of whatever type", async () => {
    const { calls, platform } = await answering(
      new Answer(200, "${x}", "application/x-velocity"),
      new Answer(200, "y", ""),
    );
    expect([await calls.readText(CALL), await calls.readText(CALL)]).toEqual(["${x}", "y"]);
    expect(platform.requests[0]?.headers["accept"]).toBe("*/*");
  });

  it("is a list, of whose entries those that are no objects are left out", async () => {
    const { calls } = await answering([{ id: "a" }, 7, null, ["b"]]);
    expect(await calls.readList(CALL)).toEqual([{ id: "a" }]);
  });

  it.each([
    ["an object", { entities: [] }],
    ["no JSON", new Answer(200, "[")],
  ])("is no list where it is %s", async (_what, answer) => {
    const { calls } = await answering(answer);
    await expect(calls.readList(CALL)).rejects.toThrow(
      /^Asking .*the body is no list.*\[PLATFORM_INVALID_ANSWER\]$/,
    );
  });

  it("is no list where it is not found", async () => {
    const { calls } = await answering(undefined);
    await expect(calls.readList(CALL)).rejects.toThrow("[PLATFORM_NOT_FOUND]");
  });
});

describe("what is sent", () => {
  it.each(["POST", "PUT", "PATCH"] as const)(
    "with %s is sent once, though the answer is lost",
    async (method) => {
      const { calls, platform } = await answering(LOST, {});
      await expect(calls.send(method, { ...CALL, json: { a: 1 } })).rejects.toThrow("[PLATFORM_UNREACHABLE]");
      expect(platform.requests).toMatchObject([{ method, json: { a: 1 } }]);
    },
  );

  it("is sent again where that changes nothing", async () => {
    const { calls } = await answering(LOST, { id: "a" });
    expect(await calls.send("PUT", { ...CALL, repeatable: true })).toEqual({ id: "a" });
  });

  it("is an error where it is not found", async () => {
    const { calls } = await answering(undefined);
    await expect(calls.send("PATCH", CALL)).rejects.toThrow("[PLATFORM_NOT_FOUND]");
  });

  it("deletes also what is gone", async () => {
    const { calls } = await answering(undefined);
    await expect(calls.delete(CALL)).resolves.toBeUndefined();
  });
});

describe("the pages of a list", () => {
  const pagesOf = async (...pages: readonly unknown[]) => {
    const { calls, platform } = await answering(...pages);
    const read = calls.readPages("Listing", (number, size) => `/list?${number}&${size}`);
    return { read, platform };
  };

  it.each<[string, ...unknown[]]>([
    ["the count of pages is reached", { entities: [{ id: "a" }], pageCount: 1, nextUri: "/more" }],
    ["a page is empty", { entities: [], pageCount: 3, nextUri: "/more" }],
    ["no page is named as the next", { entities: [{ id: "a" }] }],
    ["there are no pages", { entities: [], pageCount: 0 }],
  ])("end where %s", async (_when, page) => {
    const { read, platform } = await pagesOf(page);
    await read;
    expect(platform.asked).toHaveLength(1);
  });

  it.each([
    ["nothing", undefined],
    ["an object", { entities: {} }],
  ])("are an error where there is %s instead of a page", async (_what, answer) => {
    const { read } = await pagesOf(answer);
    await expect(read).rejects.toThrow(
      /^Listing .*there is no list of entities.*\[PLATFORM_INVALID_ANSWER\]$/,
    );
  });
});

describe("something that must not be made twice", () => {
  const failure = (outcome: RequestOutcome) =>
    new ProviderError({ code: "PLATFORM_TIMEOUT", operation: "x", seen: "y", remedy: "z", outcome });

  it("is looked for before it is asked for again, after a pause that knows how often it failed", async () => {
    const steps: string[] = [];
    const step = <T>(name: string, result: T) => {
      steps.push(name);
      return Promise.resolve(result);
    };
    const made = makeOnce(
      () => step("make", undefined).then(() => Promise.reject(failure("unknown"))),
      () => step("find", steps.length >= 5 ? "found" : undefined),
      (failures) => step(`pause ${failures}`, undefined),
    );
    expect(await made).toBe("found");
    expect(steps).toEqual(["make", "pause 1", "find", "make", "pause 2", "find"]);
  });

  it.each([
    ["unknown", 3],
    ["refused", 1],
  ] as const)(
    "is asked for no more than it may help: with the outcome %s, times: %s",
    async (outcome, times) => {
      let made = 0;
      const make = () => {
        made += 1;
        // More than it may be asked for: this test ends all the same.
        return made > 5 ? Promise.resolve("made") : Promise.reject(failure(outcome));
      };
      const nothing = () => Promise.resolve(undefined);
      await expect(makeOnce(make, nothing, nothing)).rejects.toThrow("[PLATFORM_TIMEOUT]");
      expect(made).toBe(times);
    },
  );
});
