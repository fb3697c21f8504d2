import { z } from "zod";
import { languages } from "../../locales/languages.ts";
import type { Time } from "./basics.ts";
import { endpoint } from "./endpoint.ts";
import { fault } from "./faults.ts";
import { rhythms, type Topic, topics } from "./noticeTopics.ts";

const Ways = z.strictObject({
  /** In the list that the bell opens. */
  page: z.boolean(),
  push: z.boolean(),
  mail: z.enum(rhythms),
});
export type Ways = z.infer<typeof Ways>;

/** By mail nothing comes that was not asked for; and whoever is restricted is always told on the page. */
export const usualWays: Record<Topic, Ways> = {
  reply: { page: true, push: true, mail: "off" },
  mention: { page: true, push: true, mail: "off" },
  person: { page: true, push: true, mail: "off" },
  thread: { page: true, push: true, mail: "off" },
  article: { page: true, push: false, mail: "off" },
  decision: { page: true, push: true, mail: "off" },
};

const zone = z.string().max(64).refine(isZone, fault("faults.zone"));

const language = z.enum(languages);

export const SetNoticeWays = z.strictObject({
  /** Those that change. */
  ways: z.partialRecord(z.enum(topics), Ways),
  /** Of the reader's clock: what comes daily comes in the morning. */
  zone,
  /** In which they are written to. */
  language,
});
export type SetNoticeWays = z.infer<typeof SetNoticeWays>;

/** As browsers give it (`PushSubscription.toJSON`), with an invitation where there is no session. */
export const AddDevice = z.strictObject({
  endpoint: z.url({ protocol: /^https?$/, ...fault("faults.address") }).max(1_000),
  /** A point of P-256, uncompressed. */
  p256dh: z.string().regex(/^B[A-Za-z0-9_-]{86}$/, fault("faults.key")),
  auth: z.string().regex(/^[A-Za-z0-9_-]{22}$/, fault("faults.secret")),
  language,
  invitation: z.string().max(300).optional(),
});
export type AddDevice = z.infer<typeof AddDevice>;

export const RemoveDevice = z.strictObject({ endpoint: z.string().max(1_000) });

export interface NoticeWaysView {
  ways: Record<Topic, Ways>;
  /** `off`: the site sends no mail. `none`: there is no address; `unasked`, `asked`: nothing is sent before it is confirmed by mail. */
  mail: { state: "off" | "none" | "unasked" | "asked" | "confirmed" | "refused"; address: string | null };
  push: { publicKey: string; devices: { id: string; addedAt: Time }[] };
}

export const noticeEndpoints = {
  getNoticeWays: endpoint({
    method: "get",
    path: "/me/notice-ways",
    says: "How I am told of what",
    answers: "NoticeWaysView",
    problems: ["sign-in-needed"],
  }),
  setNoticeWays: endpoint({
    method: "put",
    writes: "own",
    path: "/me/notice-ways",
    says: "Changes how I am told; the first time that mail is among it, a mail asks whether it is wanted",
    body: SetNoticeWays,
    answers: "NoticeWaysView",
    problems: ["sign-in-needed", "too-many-requests"],
  }),
  invitePush: endpoint({
    method: "post",
    writes: "own",
    path: "/me/push/invitations",
    says: "An address of ours, good for some minutes, at which a browser is asked to show notices while the page is closed",
    status: 201,
    answers: "{ url: string }",
    problems: ["sign-in-needed"],
  }),
  addDevice: endpoint({
    method: "post",
    writes: "own",
    path: "/push-devices",
    says: "From now on this browser shows my notices while the page is closed; in a session, or with an invitation",
    body: AddDevice,
    status: 204,
    answers: "nothing",
    problems: ["sign-in-needed", "not-allowed"],
  }),
  removeDevice: endpoint({
    method: "post",
    writes: "own",
    path: "/me/push/removals",
    says: "This browser shows my notices no longer",
    body: RemoveDevice,
    status: 204,
    answers: "nothing",
    problems: ["sign-in-needed"],
  }),
};

function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
