import type { AddressInfo } from "node:net";
import { type ParsedMail, simpleParser } from "mailparser";
import { SMTPServer } from "smtp-server";
import { until } from "./socket.ts";

/** A mail as it came over the wire. */
export interface Came {
  /** What the envelope said. */
  to: string[];
  from: string;
  raw: string;
  parsed: ParsedMail;
  /** The first address of ours in its text. */
  link: string;
}

/** A real SMTP server for tests; `newsroom({ mail })` takes its `way`. */
export interface MailServer {
  way: { kind: "smtp"; url: string; from: string };
  mails: Came[];
  /** Waits for the next mail to an address, and takes it away. */
  next(to: string): Promise<Came>;
  /** From now on it answers mails to this address with a code such as 550 or 451; undefined: takes them again. */
  refuse(to: string, code: number | undefined): void;
  /** How often each address was asked for. */
  asked: Map<string, number>;
  close(): Promise<void>;
}

export async function aMailServer(): Promise<MailServer> {
  const mails: Came[] = [];
  const refused = new Map<string, number>();
  const asked = new Map<string, number>();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onRcptTo({ address }, _session, answer) {
      asked.set(address, (asked.get(address) ?? 0) + 1);
      const code = refused.get(address);
      if (!code) return answer();
      answer(Object.assign(new Error(`<${address}> is not wanted`), { responseCode: code }));
    },
    async onData(stream, session, answer) {
      const parts: Buffer[] = [];
      for await (const part of stream) parts.push(part as Buffer);
      const raw = Buffer.concat(parts).toString();
      const { mailFrom, rcptTo } = session.envelope;
      const parsed = await simpleParser(raw);
      const link = /https?:\/\/\S+/.exec(parsed.text ?? "")?.[0] ?? "";
      const from = mailFrom ? mailFrom.address : "";
      mails.push({ to: rcptTo.map(({ address }) => address), from, raw, parsed, link });
      answer();
    },
  });
  await new Promise<void>(resolve => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    way: { kind: "smtp", url: `smtp://127.0.0.1:${port}`, from: "comments@meridian.example" },
    mails,
    asked,
    async next(to) {
      const place = () => mails.findIndex(mail => mail.to.includes(to));
      await until(`a mail to ${to}`, () => place() >= 0);
      return mails.splice(place(), 1)[0] as Came;
    },
    refuse: (to, code) => void (code ? refused.set(to, code) : refused.delete(to)),
    close: () => new Promise(resolve => server.close(() => resolve())),
  };
}
