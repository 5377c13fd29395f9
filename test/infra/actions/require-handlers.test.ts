import * as fs from "node:fs";
import * as path from "node:path";
import type { DiscoveredAction } from "../../../infra/actions/discover-actions";
import { missingHandlers, requireHandlers } from "../../../infra/actions/require-handlers";
import { useTemporaryFolder } from "../../support/temporary-folder";

const folder = useTemporaryFolder();

function actionWith(name: string, index: string): DiscoveredAction {
  const own = path.join(folder(), name);
  fs.mkdirSync(own);
  fs.writeFileSync(path.join(own, "index.ts"), index);
  return { folder: own } as DiscoveredAction;
}

describe("requireHandlers", () => {
  it("refuses actions with a stand-in in three parts, and names them", () => {
    const actions = [
      actionWith(
        "a",
        'import { notWritten } from "../runtime/run/not-written";\nexport = notWritten("a");\n',
      ),
      actionWith("b", "import { createHandler } from './handler';\n"),
      actionWith("c", "import {notWritten as x} from  '../runtime/run/not-written'\nexport = x('c')"),
    ];
    const refused = () => requireHandlers(actions);
    expect(refused).toThrow(expect.objectContaining({ code: "ACTION_INVALID" }) as Error);
    expect(refused).toThrow(
      /^Deploying the actions was refused: the handler of action-src\/a and of action-src\/c is not written yet.+ Write it .+ Nothing was changed\.$/,
    );
  });

  it("lets actions pass whose handlers are written, also where they only speak of the stand-in", () => {
    const actions = [
      actionWith("a", '// was once notWritten("a") of runtime/run/not-written\nexport = 1;\n'),
    ];
    expect(missingHandlers(actions)).toBeUndefined();
    expect(() => requireHandlers(actions)).not.toThrow();
  });
});
