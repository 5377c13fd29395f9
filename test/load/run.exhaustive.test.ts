import { commands, expectHelp } from "./support/run-command";

describe("load/run.js", () => {
  it.each(commands)("explains npm run %s and does nothing when asked for --help", expectHelp);
});
