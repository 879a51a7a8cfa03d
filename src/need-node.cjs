// Loaded before anything else, and written for any Node: one that is too old stops at the first line of TypeScript.
const NEEDED = 24;

if (Number(process.versions.node.split(".")[0]) < NEEDED) {
  process.stderr.write(
    `Cannot start: qb-invite needs Node ${NEEDED}, and this is ${process.versions.node}. ` +
      "npm ci installs one beside it, unless it may run no scripts of packages (ignore-scripts): " +
      `allow them and run npm ci again, or install Node ${NEEDED}.\n`,
  );
  process.exit(1);
}
