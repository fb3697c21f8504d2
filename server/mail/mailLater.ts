import { type Language, languageOf } from "../../locales/languages.ts";
import type { Db, Tx } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import { addJob } from "../jobs/jobs.ts";
import type { Id } from "../protocol/basics.ts";
import { type Settings, wholeSettings } from "../protocol/settings.ts";
import { type MailFacts, type MailKind, valuesOf } from "./kinds.ts";
import { layOut, type Sender } from "./letter.ts";
import { type Mailer, orDrop } from "./mailer.ts";
import { letterFor } from "./templates.ts";

export interface Mail {
  siteId: Id;
  /** A member, at the address that they have by then; or an address that is nobody's yet. */
  to: { memberId: Id } | { address: string };
  kind: MailKind;
  facts: MailFacts;
  /** Of the page where it was asked for; by default the member's. */
  language?: Language;
}

/** Sends a mail once this transaction is committed. Nobody waits for it, so known and unknown addresses take the same time. */
export const mailLater = (tx: Tx, mail: Mail): Promise<void> => addJob(tx, "mail", mail);

/** The task "mail". What the server will never take is dropped; anything else is tried again. */
export const mailTask =
  (db: Db, mailer: Mailer) =>
  async ({ siteId, to, kind, facts, language }: Mail): Promise<void> => {
    const receiver = "memberId" in to ? await receiverOf(db, to.memberId) : { email: to.address, language: null };
    if (!receiver?.email) return;
    const sender = await senderOf(db, siteId);
    const spoken = language ?? languageOf(receiver.language) ?? sender.language;
    const site = sender.name;
    const letter = await letterFor(
      db,
      siteId,
      { kind, language: spoken },
      { site, values: () => valuesOf(facts, site) },
    );
    await orDrop(mailer.send(layOut(letter, sender, receiver.email, spoken)));
  };

/** Where a member reads mail, and in which language. */
const receiverOf = (db: Db, memberId: Id) =>
  db.maybe<{ email: string | null; language: string | null }>(sql`
    select email, language from members where id = ${memberId}`);

/** In whose name a site's mails go out. */
export async function senderOf(db: Db, siteId: Id): Promise<Sender> {
  const { name, saved } = await db.one<{ name: string; saved: Partial<Settings> | null }>(sql`
    select s.name, t.settings as saved from sites s left join site_settings t on t.site_id = s.id where s.id = ${siteId}`);
  const { mail, language } = wholeSettings(saved ?? {});
  return { name: mail.fromName ?? name, replyTo: mail.replyTo, footer: mail.footer, language: language.usual };
}
