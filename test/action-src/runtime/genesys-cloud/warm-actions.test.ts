import { type LoadAction, WarmActions } from "../../../../action-src/runtime/genesys-cloud/warm-actions";

/** An action that tells which of its copies answers, and keeps count of the copies. */
function countedAction() {
  let loads = 0;
  const load: LoadAction = (module, _exports, process) => {
    loads += 1;
    const copy = loads;
    module.exports = () => `copy ${copy} with ${(process as NodeJS.Process).env["SECRET"]}`;
  };
  return { warm: new WarmActions(load), loads: () => loads };
}

describe("WarmActions", () => {
  it("keeps the action warm for executions with the same environment", () => {
    const { warm, loads } = countedAction();
    const first = warm.handler({ SECRET: "a" });

    expect(warm.handler({ SECRET: "a" })).toBe(first);
    expect(loads()).toBe(1);
  });

  it("gives a rotated secret a copy that shares nothing with the one before", () => {
    const { warm } = countedAction();
    const before = warm.handler({ SECRET: "a" });

    expect(warm.handler({ SECRET: "b" })({}, {})).toBe("copy 2 with b");
    expect(before({}, {})).toBe("copy 1 with a");
  });

  it("forgets the environment that was used longest ago when it has had five", () => {
    const { warm, loads } = countedAction();
    const used = (...names: string[]) => names.forEach((SECRET) => void warm.handler({ SECRET }));
    used("a", "b", "c", "d", "a", "e");
    expect(loads()).toBe(5);
    used("a", "c", "d", "e");
    expect(loads()).toBe(5);
    used("b");
    expect(loads()).toBe(6);
  });

  it("loads the action again after it failed to load", () => {
    let loads = 0;
    const warm = new WarmActions((module) => {
      loads += 1;
      if (loads === 1) throw new Error("not yet");
      module.exports = () => "loaded";
    });

    expect(() => warm.handler({})).toThrow("not yet");
    expect(warm.handler({})({}, {})).toBe("loaded");
  });

  it("has the action see its environment, and all else of its globals as it is", () => {
    const seen: unknown[] = [];
    const warm = new WarmActions((module, exports, process, ...globals) => {
      for (const each of globals as (typeof globalThis)[])
        seen.push(each.process.env["SECRET"], each.process === process, each.setTimeout === setTimeout);
      seen.push((process as NodeJS.Process).pid === globalThis.process.pid, module.exports === exports);
      Object.assign(exports as object, { default: "an action" });
    });
    expect(warm.handler({ SECRET: "a" })).toEqual({ default: "an action" });
    expect(seen).toEqual(["a", true, true, "a", true, true, true, true]);
  });
});
