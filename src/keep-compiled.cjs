// Node strips the types of our files and compiles everything anew at each start, which is half of what a start costs.
// What it has compiled is kept where only whoever may change the program can write.
const { enableCompileCache } = require("node:module");
const { join } = require("node:path");

enableCompileCache?.(join(__dirname, "../node_modules/.cache/node-compile"));
