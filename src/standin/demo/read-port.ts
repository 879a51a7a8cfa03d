const DEFAULT_PORT = 4390;

/** The port from `--port` or else DEMO_PORT, or the problem with what stands there; 0 takes a free one. */
export function readPort(
  args: string[],
  environment: Record<string, string | undefined>,
): { port: number } | { problem: string } {
  const at = args.findIndex((arg) => arg === "--port" || arg.startsWith("--port="));
  const given = at < 0 ? undefined : (args[at]?.split("=")[1] ?? args[at + 1] ?? "");
  const text = given ?? (environment.DEMO_PORT || String(DEFAULT_PORT));
  const port = Number(text);
  return /^\d+$/.test(text) && port <= 65_535
    ? { port }
    : { problem: `${given === undefined ? "DEMO_PORT" : "--port"} should be a number from 0 to 65535` };
}
