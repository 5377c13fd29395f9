const net = require("node:net");
const { clearInterval, setInterval } = require("node:timers");

/** How often the engine is asked for; a call under way has this long to end before its process does. */
const INTERVAL_MS = 1_000;

/** One refusal may be a server that is busy. */
const REFUSALS = 2;

/**
 * Ends this plugin when the engine that started it is gone. The engine stops its plugins itself, but one that was killed
 * (`kill -9`, out of memory) leaves them behind for ever, for nothing tells a gRPC server that nobody will call any more.
 * The parent process does not tell either: it is a shell that waits for the plugin. So the engine's own address is asked
 * whether anybody listens there. What a call under way was to change is found by the next update, as after any crash.
 *
 * @param {string | undefined} engineAddress the last argument that the engine gives a plugin, for example
 * `127.0.0.1:40123`; with anything else nothing is done
 * @param {{ intervalMs?: number, end?: () => void }} [options] `intervalMs` default 1 s; `end` is called once, default
 * is to exit
 */
function endWithEngine(engineAddress, { intervalMs = INTERVAL_MS, end = () => process.exit(1) } = {}) {
  const [, host, port] = /^(127\.0\.0\.1|localhost):(\d+)$/.exec(engineAddress ?? "") ?? [];
  if (host === undefined) return;
  let refusals = 0;
  const timer = setInterval(() => {
    const socket = net.connect({ host, port: Number(port) }, () => {
      refusals = 0;
      socket.destroy();
    });
    socket.unref().on("error", (/** @type {NodeJS.ErrnoException} */ { code }) => {
      // Any other error (no free socket, say) tells nothing about the engine.
      if (code !== "ECONNREFUSED" || ++refusals !== REFUSALS) return;
      clearInterval(timer);
      end();
    });
  }, intervalMs).unref();
}

module.exports = { endWithEngine };
