import { systemPlatform } from "../runtime/run/platform";
import { createHandler } from "./handler";

// The platform calls the module itself. Once loaded it serves many executions, which share this one handler.
export = createHandler(systemPlatform());
