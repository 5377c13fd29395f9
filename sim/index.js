/** `npm run sim`: both simulators in the foreground (sim/main.ts). */
const path = require("node:path");
const { loadTypeScript } = require("../load/load-typescript.js");

void loadTypeScript(path.join(__dirname, "main.ts")).main(path.dirname(__dirname));
