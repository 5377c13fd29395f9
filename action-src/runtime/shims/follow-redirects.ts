import * as http from "node:http";
import * as https from "node:https";

/**
 * Stands in for the package `follow-redirects` in the bundle: the platform's own clients, which follow none.
 * An action's token goes to the configured host alone, so no action follows a redirect.
 */
const clients = { http, https };

// Packages import it and require it.
export = clients;
