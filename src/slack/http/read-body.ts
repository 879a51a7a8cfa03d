import type { IncomingMessage } from "node:http";

/** The bytes of a request, or why there are none: of more than so many nothing is kept, and what follows is let past. */
export async function readBody(
  request: IncomingMessage,
  mostBytes: number,
): Promise<Buffer | "too long" | "broken off"> {
  if (Number(request.headers["content-length"] ?? 0) > mostBytes) return "too long";
  const read = Promise.withResolvers<Buffer | "too long" | "broken off">();
  const chunks: Buffer[] = [];
  let bytes = 0;
  request.on("data", (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes <= mostBytes) {
      chunks.push(chunk);
      return;
    }
    chunks.length = 0;
    read.resolve("too long");
  });
  request.once("end", () => read.resolve(Buffer.concat(chunks)));
  request.once("close", () => read.resolve("broken off"));
  return read.promise;
}
