import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createTransport, type SendMailOptions } from "nodemailer";
import { z } from "zod";
import type { MailWay } from "../config.ts";
import { log } from "../log.ts";

/** One mail, ready to go. */
export interface Message {
  /** One address. */
  to: string;
  /** Shown beside the sender's address. */
  fromName: string;
  replyTo?: string | undefined;
  subject: string;
  text: string;
  html: string;
  /** By which its receiver ends mail of this kind with one click (RFC 8058); only in what is no answer to something they just did. */
  unsubscribe?: string | undefined;
}

/** The server will never take this mail: trying again is of no use. */
export class Refused extends Error {}

export interface Mailer {
  /** False where nothing is sent: what needs mail is not offered then. */
  isOn: boolean;
  /** Throws {@link Refused}, or an Error when it may go better later. Neither names the receiver, since errors are logged. */
  send(message: Message): Promise<void>;
}

/** Lets go of a mail that will never be taken: nobody is helped by trying again. */
export async function orDrop(sending: Promise<void>): Promise<void> {
  try {
    await sending;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    log.warn(error.message);
  }
}

/** Opens the way by which mail leaves. */
export function openMailer(way: MailWay): Mailer {
  if (way.kind === "smtp") return { isOn: true, send: sendBySmtp(way) };
  if (way.kind === "files") return { isOn: true, send: writeToFile(way) };
  return { isOn: false, send: () => Promise.reject(new Refused("no way for mail is set up")) };
}

/** Long enough for a busy server, short enough to end with the node. */
const patience = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 };

function sendBySmtp({ url, from }: { url: string; from: string }): Mailer["send"] {
  const { password, hostname } = new URL(url);
  // A password goes over an encrypted line, or to this machine.
  const requireTLS = password !== "" && !["localhost", "127.0.0.1", "[::1]"].includes(hostname);
  const transport = createTransport({ url, requireTLS, ...patience, disableFileAccess: true, disableUrlAccess: true });
  return async message => {
    const options = optionsOf(message, from);
    try {
      await transport.sendMail(options);
    } catch (error) {
      throw inOurWords(error);
    }
  };
}

/** While developing: the whole mail as a file that a mail program opens. */
function writeToFile({ folder, from }: { folder: string; from: string }): Mailer["send"] {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: "unix" });
  let count = 0;
  return async message => {
    const { message: content } = await transport.sendMail(optionsOf(message, from));
    await mkdir(folder, { recursive: true });
    const file = join(folder, `${new Date().toISOString().replaceAll(":", "-")}-${++count}.eml`);
    await writeFile(file, content as Buffer);
    log.info(`a mail was written to ${file}`);
  };
}

/** One address, and nothing that the envelope could read as two. */
const Address = z.email();

function optionsOf(message: Message, from: string): SendMailOptions {
  const { to, fromName, replyTo, subject, text, html, unsubscribe } = message;
  if (!Address.safeParse(to).success) throw new Refused("the mail has no address");
  return {
    // As objects, and in the envelope: no name and no address can add another receiver.
    from: { name: oneLine(fromName), address: from },
    to: { name: "", address: to },
    envelope: { from, to: [to] },
    ...(replyTo ? { replyTo: { name: "", address: replyTo } } : {}),
    subject: oneLine(subject),
    text,
    html,
    headers: {
      "Auto-Submitted": "auto-generated",
      ...(unsubscribe
        ? { "List-Unsubscribe": `<${unsubscribe}>`, "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" }
        : {}),
    },
  };
}

/** Nothing that ends a header, and nothing that turns its direction. */
const oneLine = (words: string) => words.replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]+/gu, " ").trim();

interface SmtpError {
  code?: string;
  command?: string;
  responseCode?: number;
}

/** What a server says of a mail may quote its receiver; code and command do not. */
function inOurWords(error: unknown): Error {
  const { code = "unknown", command = "", responseCode = 0 } = error as SmtpError;
  const words = `the mail was not taken: ${[code, command, responseCode || ""].join(" ").trim()}`;
  // 5yz is for good (RFC 5321, 4.2.1), where it is about the receiver or the mail; before that it is about us, and may be mended.
  const isForGood = command === "API" || (responseCode >= 500 && ["RCPT TO", "DATA"].includes(command));
  return isForGood ? new Refused(words) : new Error(words);
}
