import { systemPlatform } from "../runtime/run/platform";
import { createHandler } from "./handler";

export = createHandler(systemPlatform());
