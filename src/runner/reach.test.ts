import { createServer as createHttpServer, type RequestListener } from "node:http";
import { createServer as createTcpServer, type AddressInfo, type Server, type Socket } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { reach } from "./reach.js";
import type { ToolError } from "./trouble.js";

const open: { server: Server; sockets: Set<Socket> }[] = [];

async function listening(server: Server): Promise<string> {
  const sockets = new Set<Socket>();
  server.on("connection", (socket: Socket) => void sockets.add(socket.on("error", () => {})));
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  open.push({ server, sockets });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
const http = (listener: RequestListener) => listening(createHttpServer(listener));

afterEach(async () => {
  for (const { server, sockets } of open.splice(0)) {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  }
});

async function trouble(baseUrl: string, ms?: number): Promise<ToolError> {
  return reach(baseUrl, "/api/health", ms).then(
    () => expect.fail("it was reached"),
    (error: ToolError) => error,
  );
}

describe("reach", () => {
  it("takes a JSON answer of any status as an answer", async () => {
    const base = await http((request, response) => {
      response.writeHead(request.url === "/behind/api/health" ? 200 : 401, { "content-type": "application/json" }).end('{"status":"ok"}');
    });
    expect(await reach(`${base}/behind/`, "/api/health")).toMatchObject({ status: 200, body: '{"status":"ok"}' });
    expect((await reach(base, "/api/health")).status).toBe(401);
  });

  it("says that nothing listens where nothing does", async () => {
    const base = await http(() => {});
    const { server } = open.pop()!;
    await new Promise((resolve) => server.close(resolve));
    const error = await trouble(base);
    expect(error).toMatchObject({ name: "ToolError", code: "refused" });
    expect(error.message).toContain(`port ${new URL(base).port}`);
    expect(error.hint).not.toBe("");
  });

  it("tells a server that hangs from one that is not there", async () => {
    const base = await http(() => {});
    expect(await trouble(base, 100)).toMatchObject({ code: "hangs" });
  });

  it("takes the head of an answer whose body hangs, once the time is up, for a hang", async () => {
    const base = await http((_request, response) => void response.writeHead(200, { "content-type": "application/json" }).write("{"));
    expect(await trouble(base, 100)).toMatchObject({ code: "hangs" });
  });

  it("says that a web page is not an API", async () => {
    const base = await http((_request, response) => void response.writeHead(200, { "content-type": "text/html" }).end("<!doctype html><p>hello"));
    const error = await trouble(base);
    expect(error).toMatchObject({ code: "speaks-html" });
    expect(error.hint).toContain(base);
  });

  it("knows a web page that calls itself plain text", async () => {
    const base = await http((_request, response) => void response.writeHead(404).end("\n<html><body>no"));
    expect(await trouble(base)).toMatchObject({ code: "speaks-html" });
  });

  it("does not follow a redirect but says where it leads", async () => {
    const base = await http((_request, response) => void response.writeHead(302, { location: "/login" }).end());
    const error = await trouble(base);
    expect(error).toMatchObject({ code: "redirected" });
    expect(error.message).toContain("/login");
  });

  it("knows that a server does not speak HTTP", async () => {
    const base = await listening(createTcpServer((socket) => void socket.end("SSH-2.0-nothing\r\n")));
    expect(await trouble(base)).toMatchObject({ code: "not-http" });
  });

  it("says that a server hangs up without an answer", async () => {
    const base = await listening(createTcpServer((socket) => void socket.once("data", () => socket.destroy())));
    expect(await trouble(base)).toMatchObject({ code: "hung-up" });
  });

  it("does not take any text for an address", async () => {
    expect(await trouble("127.0.0.1:4200")).toMatchObject({ code: "bad-url" });
    expect(await trouble("ftp://127.0.0.1")).toMatchObject({ code: "bad-url" });
  });
});
