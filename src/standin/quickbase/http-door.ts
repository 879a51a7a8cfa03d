import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";

type Serve = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** The port on loopback: it can be closed, so that connections are refused, and opened again at the same number. */
export class HttpDoor {
  readonly #serve: Serve;
  #server: Server | null = null;
  #port: number;

  constructor(port: number, serve: Serve) {
    this.#port = port;
    this.#serve = serve;
  }

  get origin(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  get isOpen(): boolean {
    return this.#server !== null;
  }

  /** Accepts connections; throws when the port is taken. */
  async open(): Promise<void> {
    if (this.#server !== null) return;
    const server = createServer((request, response) => {
      this.#serve(request, response).catch((error: unknown) => answerFailure(request, response, error));
    });
    // Longer than any client keeps an idle connection: closing one just as it is used would look like a reset.
    server.keepAliveTimeout = 120_000;
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject);
      server.listen(this.#port, "127.0.0.1", resolve);
    });
    const address = server.address();
    if (address !== null && typeof address === "object") this.#port = address.port;
    this.#server = server;
  }

  /** Cuts every connection and refuses new ones. */
  async close(): Promise<void> {
    const server = this.#server;
    if (server === null) return;
    this.#server = null;
    await new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  }

  /** Cuts every connection and goes on accepting new ones. */
  cutConnections(): void {
    this.#server?.closeAllConnections();
  }
}

function answerFailure(request: IncomingMessage, response: ServerResponse, error: unknown): void {
  // A caller who hangs up in the middle of the request is no failure, and gets no answer.
  if (!request.complete || response.headersSent) return void response.destroy();
  response.writeHead(500, { "content-type": "text/plain" });
  response.end(`The local Quickbase failed: ${error instanceof Error ? error.stack : error}`);
}
