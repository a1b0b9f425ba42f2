// The peer: node's `ws`, the plainest broadcast there is. PORT and the folder of `ws` are given.
import { createRequire } from "node:module";
import { createServer } from "node:http";

const require = createRequire(`${process.argv[3]}/`);
const { WebSocketServer, WebSocket } = require("ws");
const server = createServer((request, response) => {
  const [, word, count] = (request.url ?? "").split("/");
  if (word === "go") go(Number(count));
  response.end("{}");
});
const sockets = new WebSocketServer({ server, perMessageDeflate: false });

function go(count, number = 0) {
  if (number === count) return;
  const slide = { url: "/sessions/slides/0/", number, t: Number(process.hrtime.bigint()) };
  const text = JSON.stringify({ sequence: number, set: { slide } });
  for (const one of sockets.clients) if (one.readyState === WebSocket.OPEN) one.send(text);
  setTimeout(() => go(count, number + 1), 250);
}

server.listen(Number(process.argv[2]), "127.0.0.1");
