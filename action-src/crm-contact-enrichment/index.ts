import { systemPlatform } from "../runtime/run/platform";
import { createHandler } from "./handler";

// The platform wants the module itself to be the function (docs/contract.md). Once loaded, it serves many
// executions: what they share lives in this one handler.
export = createHandler(systemPlatform());
