const { main } = require("@pulumi/pulumi/provider");
const { COMMAND_PLUGIN_VERSION } = require("../tool-chain/versions");
const { commandProvider } = require("./command-provider");
const { engineLog } = require("./engine-log");

// The engine starts a plugin with its own address as the last argument.
const log = engineLog(process.argv.at(-1) ?? "");
void main(commandProvider(COMMAND_PLUGIN_VERSION, log), process.argv.slice(2));
