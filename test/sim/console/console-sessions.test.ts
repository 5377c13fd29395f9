import { ConsoleSessions } from "../../../sim/console/console-sessions";

describe("ConsoleSessions", () => {
  it("gives a key for the link's code once, and has another link then", () => {
    let used = 0;
    const sessions = new ConsoleSessions(() => (used += 1));
    const code = sessions.linkCode;
    expect(sessions.open("guess")).toBeUndefined();
    expect(sessions.linkCode).toBe(code);
    const key = sessions.open(code);
    expect(sessions.admits(key)).toBe(true);
    expect(sessions.open(code)).toBeUndefined();
    expect(sessions.linkCode).not.toBe(code);
    expect(used).toBe(1);
  });

  it.each([undefined, "", "guess", ["a"]])("does not admit %j", (key) => {
    const sessions = new ConsoleSessions();
    sessions.open(sessions.linkCode);
    expect(sessions.admits(key)).toBe(false);
    expect(sessions.admits(sessions.linkCode)).toBe(false);
  });

  it("lets go of the oldest session when there are more than 20", () => {
    const sessions = new ConsoleSessions();
    const keys = Array.from({ length: 21 }, () => sessions.open(sessions.linkCode));
    expect(keys.map((key) => sessions.admits(key))).toEqual([false, ...Array<boolean>(20).fill(true)]);
  });
});
