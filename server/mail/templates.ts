import type { Language } from "../../locales/languages.ts";
import { inLanguage, say } from "../../locales/say.ts";
import { recordAudit } from "../audit/record.ts";
import type { Db, Pool, Tx } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import { log } from "../log.ts";
import type { Id } from "../protocol/basics.ts";
import { isNotice, type MailTemplateKind } from "../protocol/mailPlaces.ts";
import type {
  ChangeMailTemplate,
  LetterPart,
  MailPreview,
  MailTemplate,
  MailTemplatePlace,
  MailTemplatesView,
  MailTemplateView,
} from "../protocol/mailTemplates.ts";
import { Problem } from "../protocol/problems.ts";
import { builtIn, reasonOf } from "./builtIn.ts";
import { toldLine, valuesOf } from "./kinds.ts";
import { asText, footOf, type Letter, type Sender } from "./letter.ts";
import { faultsOf, type Values, writeTemplate } from "./write.ts";

interface Row extends MailTemplate {
  changedAt: Date;
  changedBy: string | null;
}

const ownTemplate = (db: Db, siteId: Id, { kind, language }: MailTemplatePlace) =>
  db.maybe<Row>(sql`
    select t.subject, t.text, t.changed_at as "changedAt", m.name as "changedBy"
    from mail_templates t left join members m on m.id = t.changed_by
    where t.site_id = ${siteId} and t.kind = ${kind} and t.language = ${language}`);

/** What a mail is made of beside its words; `values` are made in the language of the mail. */
interface Given {
  site: string;
  values: () => Values;
  unsubscribe?: string | undefined;
}

/**
 * One mail of a site: in its own words, or in the built-in ones where it has none, or where its own cannot be written any more because a
 * newer version knows other places.
 */
export async function letterFor(
  db: Db,
  siteId: Id,
  { kind, language }: MailTemplatePlace,
  given: Given,
): Promise<Letter> {
  const own = await ownTemplate(db, siteId, { kind, language });
  const faults = own ? faultsOf(kind, own) : [];
  if (faults.length > 0) {
    const why = faults.map(({ path, message }) => `its ${path} ${message}`).join("; ");
    log.warn(
      { siteId, kind, language },
      `a mail goes out in the built-in words, since the site's own cannot be written: ${why}`,
    );
  }
  return inLanguage(language, () => {
    const template = own && faults.length === 0 ? own : builtIn(kind);
    return letterOf(kind, template, given);
  });
}

function letterOf(kind: MailTemplateKind, template: MailTemplate, { site, values, unsubscribe }: Given): Letter {
  return { ...writeTemplate(template, values()), reason: reasonOf(kind, site), unsubscribe };
}

/** Which kinds of mail a site writes in its own words. */
export async function mailTemplatesView(db: Db, siteId: Id): Promise<MailTemplatesView> {
  const rows = await db.all<MailTemplatePlace & { changedAt: Date }>(sql`
    select kind, language, changed_at as "changedAt" from mail_templates where site_id = ${siteId} order by kind, language`);
  return { items: rows.map(row => ({ ...row, changedAt: row.changedAt.toISOString() })) };
}

/** `asked`: the language of whoever reads what is wrong with the site's own words. */
export async function mailTemplateView(
  db: Db,
  siteId: Id,
  place: MailTemplatePlace,
  asked: Language = "en",
): Promise<MailTemplateView> {
  const { kind, language } = place;
  const own = await ownTemplate(db, siteId, place);
  return {
    kind,
    language,
    builtIn: inLanguage(language, () => builtIn(kind)),
    own: own
      ? { ...own, changedAt: own.changedAt.toISOString(), faults: inLanguage(asked, () => faultsOf(kind, own)) }
      : null,
  };
}

interface Admin {
  id: Id;
  siteId: Id;
}

/**
 * Keeps a site's own words. Throws `unprocessable-request` for what no mail can be written with, and `settings-changed` where somebody
 * wrote others since `readAt`: nothing is overwritten.
 */
export async function changeMailTemplate(
  db: Pool,
  by: Admin,
  place: MailTemplatePlace,
  { subject, text, readAt }: ChangeMailTemplate,
): Promise<MailTemplateView> {
  const { kind, language } = place;
  refuseFaults(kind, { subject, text });
  return await db.transaction(async tx => {
    // The site's row is the lock, as for its settings: of two admins who save at once the second is told of the first.
    await tx.run(sql`select 1 from sites where id = ${by.siteId} for no key update`);
    const before = await ownTemplate(tx, by.siteId, place);
    const changedAt = before?.changedAt.toISOString() ?? null;
    if (changedAt !== readAt) throw new Problem("settings-changed", { by: before?.changedBy ?? null, changedAt });
    await tx.run(sql`
      insert into mail_templates (site_id, kind, language, subject, text, changed_by, changed_at)
      values (${by.siteId}, ${kind}, ${language}, ${subject}, ${text}, ${by.id}, date_trunc('milliseconds', clock_timestamp()))
      on conflict (site_id, kind, language) do update set
        subject = excluded.subject, text = excluded.text, changed_by = excluded.changed_by, changed_at = excluded.changed_at`);
    await audit(tx, by, place, true);
    return await mailTemplateView(tx, by.siteId, place);
  });
}

/** Goes back to the built-in words. */
export const removeMailTemplate = (db: Pool, by: Admin, place: MailTemplatePlace): Promise<MailTemplateView> =>
  db.transaction(async tx => {
    const { kind, language } = place;
    const removed = await tx.run(sql`
      delete from mail_templates where site_id = ${by.siteId} and kind = ${kind} and language = ${language}`);
    if (removed) await audit(tx, by, place, false);
    return await mailTemplateView(tx, by.siteId, place);
  });

function refuseFaults(kind: MailTemplateKind, template: MailTemplate): void {
  if (faultsOf(kind, template).length === 0) return;
  throw new Problem("unprocessable-request", { errors: () => faultsOf(kind, template) });
}

function audit(tx: Tx, by: Admin, { kind, language }: MailTemplatePlace, isOwn: boolean): Promise<void> {
  const facts = { changed: ["mail"], mail: kind, language, isOwn };
  return recordAudit(tx, by.siteId, [
    { actorId: by.id, kind: "settings-changed", subject: `site:${by.siteId}`, facts },
  ]);
}

/** How a mail in these words would come, with invented facts. Throws `unprocessable-request` as saving does. */
export function previewMail(
  sender: Sender,
  { kind, language }: MailTemplatePlace,
  template: MailTemplate,
  publicUrl: string,
): MailPreview {
  refuseFaults(kind, template);
  return inLanguage(language, () => {
    const values = () => invented(sender.name, publicUrl);
    const unsubscribe = isNotice(kind) ? publicUrl : undefined;
    const letter = letterOf(kind, template, { site: sender.name, values, unsubscribe });
    return {
      fromName: sender.name,
      subject: letter.subject,
      parts: letter.parts,
      foot: footOf(letter, sender),
      text: asText(letter, sender),
    };
  });
}

function invented(site: string, url: string): Values {
  const someone = { name: "Rosa", title: say("mail.sampleTitle") };
  const quote = say("mail.sampleQuote");
  const notices: LetterPart[] = [toldLine("told-replied", someone), { quote }, { label: say("mail.read"), url }];
  return {
    ...valuesOf({ url, code: "12345678", minutes: 60, what: "password" }, site),
    ...someone,
    quote,
    count: 1,
    notices,
  };
}
