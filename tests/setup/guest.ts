import { solveChallenge } from "altcha-lib";
import { deriveKey } from "altcha-lib/algorithms/pbkdf2";
import type { EnteredAsGuest, GuestChallenge } from "../../server/protocol/guests.ts";
import type { Settings } from "../../server/protocol/settings.ts";
import { changeSettings, settingsView } from "../../server/sites/settings.ts";
import type { Member } from "../../server/users/viewer.ts";
import { type Answer, type Newsroom, Person } from "./newsroom.ts";

/** Changes settings of the newsroom's site, which are in force at once. */
export async function setSettings(admin: Person, settings: Partial<Settings>): Promise<void> {
  const { db } = admin.newsroom;
  if (!admin.member) throw new Error("nobody changes settings");
  const { version } = await settingsView(db, admin.member.siteId);
  await changeSettings(db, admin.member, { version, settings });
}

/** What a browser does before a guest may enter. */
export async function solved(newsroom: Newsroom) {
  const challenge = (await newsroom.reader.get<GuestChallenge>("guests/challenge")).body;
  const solution = await solveChallenge({ challenge, deriveKey });
  if (!solution) throw new Error("not solved");
  return { challenge, solution };
}

export const enter = async (newsroom: Newsroom, name: string): Promise<Answer<EnteredAsGuest>> =>
  newsroom.reader.send<EnteredAsGuest>("POST", "guests", { name, ...(await solved(newsroom)) });

/** Somebody who came as a guest, with the secret that the browser keeps. */
export async function aGuest(newsroom: Newsroom, name: string): Promise<{ person: Person; secret: string }> {
  const { headers, body } = await enter(newsroom, name);
  return { person: whoEntered(newsroom, headers, body.member.id), secret: body.secret };
}

/** Whoever has the cookie of an answer. */
export function whoEntered(newsroom: Newsroom, headers: Headers, id: string): Person {
  return new Person(newsroom, { id } as Member, headers.get("set-cookie")?.split(";")[0]);
}
