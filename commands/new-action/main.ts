import { command } from "../../load/command";
import { makeAction } from "./make-action";
import { parseNewActionOptions } from "./new-action-options";
import { renderMade } from "./render-made";

/** `npm run new-action -- NAME`: makes a folder in action-src with a complete action and a test that passes. */
export const main = command({
  read: parseNewActionOptions,
  run: async (options, { projectRoot }) => {
    process.stdout.write(renderMade(options.name, await makeAction(projectRoot, options)));
  },
});
