import { z } from "zod";
import { fault } from "./faults.ts";
import { label, required } from "./words.ts";

/** In whose name mail is written: null is the site's own name, no other address for answers, no line at its end. */
export const MailSettings = z.strictObject({
  fromName: label(100).nullable(),
  replyTo: z.email(fault("faults.mailAddress")).nullable(),
  /** Who stands behind the site, with an address, as many laws ask. */
  footer: required(500).nullable(),
});
export type MailSettings = z.infer<typeof MailSettings>;

export const defaultMailSettings: MailSettings = { fromName: null, replyTo: null, footer: null };
