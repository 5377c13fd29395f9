// A bare Node.js process as Genesys Cloud runs a function: `index.handler` alone, called once for each of the given
// executions, all at once. Its last line tells how each ended; the lines before are the function's log.
const { handler } = require(/** @type {string} */ (process.argv[2]));
/** @type {{ event: unknown, context: unknown }[]} */
const executions = JSON.parse(process.argv[3] ?? "[]");

Promise.allSettled(executions.map(({ event, context }) => handler(event, context))).then((settled) =>
  process.stdout.write(
    `${JSON.stringify(settled.map((one) => ("reason" in one ? { thrown: String(one.reason) } : one.value)))}\n`,
  ),
);
