import type { Message } from "./say.ts";

export declare function readMessage(text: string): {
  message: Message;
  argumentTypes: Map<string, "string" | "number">;
};
