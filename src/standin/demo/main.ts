import { readPort } from "./read-port.ts";
import { PortTakenError, serveDemo } from "./server/serve-demo.ts";
import { playStory } from "./story.ts";

const args = process.argv.slice(2);

if (args.includes("--story")) await tellStory();
else await openDemo();

async function tellStory(): Promise<void> {
  try {
    const program = args.includes("--bundle") ? "bundle" : "source";
    await playStory((text) => console.log(text), { program });
    console.log("The story ended as it should.");
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}

async function openDemo(): Promise<void> {
  const read = readPort(args, process.env);
  if ("problem" in read) {
    console.error(read.problem);
    process.exitCode = 1;
    return;
  }
  try {
    const { url, close } = await serveDemo(read);
    console.log(`The demo is at ${url}

Ana asks, Lee approves, and Quickbase sends the invitations: the page leads you through it.

Stop it with Ctrl+C.`);
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void close().then(exit));
  } catch (error) {
    if (!(error instanceof PortTakenError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}

function exit(): never {
  process.exit(0);
}
