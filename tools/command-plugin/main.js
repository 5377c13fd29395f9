const { main } = require("@pulumi/pulumi/provider");
const { endWithEngine } = require("../../load/end-with-engine");
const { COMMAND_PLUGIN_VERSION } = require("../tool-chain/versions");
const { commandProvider } = require("./command-provider");
const { engineLog } = require("./engine-log");

// The engine starts a plugin with its own address as the last argument.
const engineAddress = process.argv.at(-1) ?? "";
endWithEngine(engineAddress, { end: endWithCommands });
void main(commandProvider(COMMAND_PLUGIN_VERSION, engineLog(engineAddress)), process.argv.slice(2));

/** The engine starts a plugin in a process group of its own, and a command that still runs is in it too. */
function endWithCommands() {
  try {
    process.kill(-process.pid, "SIGKILL");
  } catch {
    // This process leads no group, or this is Windows, which has none.
  }
  process.exit(1);
}
