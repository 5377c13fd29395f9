// Put before every Node.js process of a run (NODE_OPTIONS): leaves the most memory that it had in BENCH_MEMORY_FOLDER.
const fs = require("node:fs");
const path = require("node:path");

process.once("exit", () => {
  const folder = process.env["BENCH_MEMORY_FOLDER"];
  if (!folder) return;
  const kiB = process.resourceUsage().maxRSS;
  fs.writeFileSync(
    path.join(folder, `${process.pid}.json`),
    JSON.stringify({ script: process.argv[1], kiB }),
  );
});
