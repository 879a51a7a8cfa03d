// Gives every call the same answer: a worker thread of bench/quickbase.ts.
import { readFileSync } from "node:fs";
import http from "node:http";
import { parentPort } from "node:worker_threads";

const answer = readFileSync(new URL("../test/fixtures/quickbase/get-user-info.known.xml", import.meta.url));
const server = http.createServer((request, response) => {
  request
    .resume()
    .on("end", () => response.writeHead(200, { "content-type": "application/xml" }).end(answer));
});
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port");
  parentPort?.postMessage(`http://127.0.0.1:${address.port}`);
});
