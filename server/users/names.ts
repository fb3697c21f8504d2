import { confusablesMap } from "confusables";
import { say } from "../../locales/say.ts";
import type { Db } from "../db/pool.ts";
import { sql } from "../db/sql.ts";
import type { Id } from "../protocol/basics.ts";
import type { NameFault } from "../protocol/names.ts";
import { defaultPolicy } from "../protocol/policy.ts";
import { Problem } from "../protocol/problems.ts";
import { textAlone } from "../screening/check.ts";
import { badWords } from "../screening/checks/badWords.ts";
import { fold, squeeze } from "../screening/fold.ts";
import { screen } from "../screening/screen.ts";

/** Who is to be called so: nobody yet, a member of this id, or somebody of the newsroom. */
export interface Bearer {
  memberId?: Id;
  isStaff?: boolean;
}

/** Throws `name-refused` with the fault where nobody of the site may be called so. Words and lengths are the request's to check. */
export async function mayBeCalled(db: Db, siteId: Id, name: string, bearer: Bearer = {}): Promise<void> {
  const fault = await nameFault(db, siteId, name, bearer);
  if (!fault) return;
  const detail = () => say(`details.name.${fault}`);
  const errors = () => [{ path: "name", message: say(`faults.name.${fault}`) }];
  throw new Problem("name-refused", { detail, fault, errors });
}

/** What is wrong with a name on this site; null: nothing. */
export async function nameFault(db: Db, siteId: Id, name: string, bearer: Bearer = {}): Promise<NameFault | null> {
  const trick = trickOf(name) ?? (isCoarse(name) ? "words" : null);
  if (trick) return trick;
  const known = await db.all<{ name: string; isSite: boolean }>(sql`
    select name, true as "isSite" from sites where id = ${siteId}
    union all
    select m.name, false from members m
    where m.site_id = ${siteId} and (m.role <> 'member' or m.badges <> '{}') and m.id is distinct from ${bearer.memberId ?? null}::bigint`);
  if (
    !bearer.isStaff &&
    speaksFor(
      name,
      known.filter(({ isSite }) => isSite).map(site => site.name),
    )
  )
    return "newsroom";
  return known.some(staff => !staff.isSite && looksLike(name, staff.name)) ? "staff" : null;
}

/** Format characters, fillers and blanks; joiners, which some scripts need, have a rule of their own, and emoji their variation selectors. */
const unseen = /(?!\u200c|\u200d|\ufe0f)[\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/u;
/** A joiner where nothing is joined: at an end, or beside a letter of a script that has no use for one. */
const idleJoiner =
  /(?:^|[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{N}\s])(?:\u200c|\u200d)|(?:\u200c|\u200d)(?:$|[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{N}\s])/u;
const address = /@\S+\.|:\/\/|\bwww\./i;
/** Check marks and stars, which stand beside names that somebody has verified. */
const badge =
  /[\u2605\u2606\u2611\u2705\u2713\u2714\u2b50\u{1f31f}\u{1f396}\u{1f3c5}\u{1f530}\u{1f5f8}\u{1f5f9}\u{1f6e1}]/u;
/** Letters that are signs of another use: mathematical, circled, squared, of full width. */
const styled = /[\u{1d400}-\u{1d7ff}\u2460-\u24ff\u{1f110}-\u{1f1e5}\uff10-\uff5a]/u;
const piled = /\p{M}{4,}/u;
/** Scripts whose letters look like those of another of them. */
const alike = [
  /\p{Script=Latin}/u,
  /\p{Script=Cyrillic}/u,
  /\p{Script=Greek}/u,
  /\p{Script=Armenian}/u,
  /\p{Script=Cherokee}/u,
];

/** What in the characters of a name deceives, whoever has it. */
export function trickOf(name: string): NameFault | null {
  if (unseen.test(name) || idleJoiner.test(name)) return "hidden";
  if (address.test(name)) return "address";
  if (badge.test(name) || styled.test(name) || piled.test(name)) return "disguised";
  const isMixed = (word: string) => alike.filter(script => script.test(word)).length > 1;
  return name.split(/[^\p{L}\p{M}]+/u).some(isMixed) ? "disguised" : null;
}

/** By the words that a site's rules begin with; what it added since is for its texts. */
function isCoarse(name: string): boolean {
  const { findings } = screen({ text: name, language: "en", facts: textAlone, policy: defaultPolicy }, { badWords });
  return findings.some(({ then }) => then === "hold" || then === "refuse");
}

/** Nobody else is called so, and who is speaks for the newsroom: in the languages of the page. */
const offices =
  "admin administrator admins moderator moderators moderation newsroom webmaster redaktion moderatorin administratorin rédaction modérateur modératrice administrateur redacción moderador moderadora administrador redação moderadores модератор адміністратор редакція مشرف المشرف مدير الإدارة التحرير 管理员 版主 编辑部";
/** These may stand in a name, but say nothing of who it is. */
const titles =
  "the a of and from der die das le la el los team staff official officially editor editors editorial desk support help system service news mod mods host comity redaktionsteam équipe equipo equipe команда فريق 小编 官方";

const officeWords = new Set(offices.split(" ").map(word => lookOf(word)));
const titleWords = new Set(titles.split(" ").map(word => lookOf(word)));

/** True of a name that is an office, or the site's with nothing but titles beside it. */
function speaksFor(name: string, siteNames: string[]): boolean {
  return readings(name).some(words => {
    const own = words.filter(word => !titleWords.has(word));
    if (own.length === 0 || words.some(word => officeWords.has(word)) || officeWords.has(words.join(""))) return true;
    return siteNames.some(site =>
      isTheSame(
        own,
        wordsOf(site).filter(word => !titleWords.has(word)),
      ),
    );
  });
}

/**
 * True when a reader could take one name for the other: the same letters to the eye, whatever is between them, or, of a name of
 * several words, all of them in any order. Names of one word, however short, are compared whole: many a surname begins with one.
 */
function looksLike(name: string, other: string): boolean {
  const known = wordsOf(other).filter(word => !titleWords.has(word));
  if (known.length === 0) return false;
  return readings(name).some(words => {
    const own = words.filter(word => !titleWords.has(word));
    return (
      isTheSame(words, known) ||
      isTheSame(own, known) ||
      (known.length > 1 && known.every(word => words.includes(word)))
    );
  });
}

const isTheSame = (words: string[], others: string[]) =>
  others.length > 0 && squeeze(words.join("")) === squeeze(others.join(""));
const wordsOf = (name: string) => readings(name)[0] ?? [];

/**
 * A name in each way it can be read ("Hann3" as it stands and as "hanne"), each word as it looks. A capital is first taken for what it
 * looks like itself: a Greek "Ν" is an N, and a small one a v.
 */
function readings(name: string): string[][] {
  const words = fold(name.replace(/(?![A-Z])\p{Lu}/gu, capital => confusablesMap.get(capital) ?? capital)).words;
  return [0, 1, 2].map(at => words.map(word => lookOf(word.readings[at] ?? word.readings[0] ?? "")));
}

/** A word in its plainest look: what is alike in most typefaces is the same, and so is a letter that is stretched. */
function lookOf(word: string): string {
  const plain = fold(word)
    .words.map(part => part.readings[0])
    .join("");
  return squeeze(plain.replace(/[l1]/g, "i").replaceAll("0", "o").replaceAll("rn", "m").replaceAll("vv", "w"));
}
