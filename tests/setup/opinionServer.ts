import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A request as it came in. */
export interface Asked {
  path: string;
  headers: IncomingHttpHeaders;
  text: string;
}

/** A real server on a free port that answers as a test wants it to, and remembers what it was asked. */
export interface OpinionServer {
  url: string;
  asked: Asked[];
  /** What the next requests get. */
  answer: (res: ServerResponse, asked: Asked) => void;
  close(): Promise<void>;
}

export async function anOpinionServer(path: string): Promise<OpinionServer> {
  const http = createServer(async (req, res) => {
    const chunks: Buffer[] = [];
    for await (const chunk of req) chunks.push(chunk);
    const asked = { path: req.url ?? "", headers: req.headers, text: Buffer.concat(chunks).toString() };
    server.asked.push(asked);
    server.answer(res, asked);
  });
  await new Promise<void>(resolve => http.listen(0, "127.0.0.1", resolve));
  const server: OpinionServer = {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}${path}`,
    asked: [],
    answer: res => void res.writeHead(500).end(),
    async close() {
      http.closeAllConnections();
      await new Promise<void>(resolve => http.close(() => resolve()));
    },
  };
  return server;
}

export function json(res: ServerResponse, body: unknown, status = 200): void {
  res.writeHead(status, { "Content-Type": "application/json" }).end(JSON.stringify(body));
}

/** OpenAI's chat completion object around what the model wrote; llama.cpp, Ollama and vLLM send the same. */
export const completion = (content: unknown) => ({
  id: "chatcmpl-7",
  object: "chat.completion",
  created: 1_778_745_600,
  model: "guard",
  choices: [
    { index: 0, message: { role: "assistant", content, refusal: null }, logprobs: null, finish_reason: "stop" },
  ],
  usage: { prompt_tokens: 180, completion_tokens: 12, total_tokens: 192 },
});

const categories = [
  "harassment",
  "harassment/threatening",
  "hate",
  "hate/threatening",
  "illicit",
  "illicit/violent",
  "self-harm",
  "self-harm/intent",
  "self-harm/instructions",
  "sexual",
  "sexual/minors",
  "violence",
  "violence/graphic",
];

/** OpenAI's moderation object; `scores` of the categories that are flagged. */
export function moderated(scores: Record<string, number>) {
  const each = <T>(value: (category: string) => T) => Object.fromEntries(categories.map(name => [name, value(name)]));
  return {
    id: "modr-7",
    model: "omni-moderation-latest",
    results: [
      {
        flagged: Object.keys(scores).length > 0,
        categories: each(name => name in scores),
        category_scores: each(name => scores[name] ?? 0.0001),
        category_applied_input_types: each(() => ["text"]),
      },
    ],
  };
}
