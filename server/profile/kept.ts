import { type Sql, sql } from "../db/sql.ts";
import type { Id } from "../protocol/basics.ts";

/** What a table keeps of a member. */
interface Kept {
  /** What of it is handed to its owner; absent where it is of no one's use, or a secret that is kept as a hash. */
  export?: (id: Id) => Sql;
  /** What becomes of it when the account is given up; absent where it says nothing without the name and the address, or belongs to the newsroom. */
  forget?: (id: Id) => Sql;
}

/**
 * Every column that leads to a member, by table; a test compares it with the database, so that no new table keeps something of people of which
 * they are not told. Comments and pictures are handed out and removed by themselves (`exportOf`, `eraseAccounts`).
 */
export const kept: Record<string, Kept> = {
  "comments.author_id": {},
  "images.member_id": {},
  "deletions.member_id": {},
  "sessions.member_id": {
    export: id => sql`
      select way, device, signed_in_at as "signedInAt", last_seen_at as "lastSeenAt" from sessions
      where member_id = ${id} order by id`,
    forget: id => sql`delete from sessions where member_id = ${id}`,
  },
  "identities.member_id": {
    export: id => sql`
      select issuer, subject, added_at as "addedAt", used_at as "usedAt" from identities where member_id = ${id} order by id`,
    forget: id => sql`delete from identities where member_id = ${id}`,
  },
  "passkeys.member_id": {
    export: id => sql`
      select name, made_at as "madeAt", used_at as "usedAt" from passkeys where member_id = ${id} order by made_at`,
    forget: id => sql`delete from passkeys where member_id = ${id}`,
  },
  "authenticators.member_id": { forget: id => sql`delete from authenticators where member_id = ${id}` },
  "recovery_codes.member_id": { forget: id => sql`delete from recovery_codes where member_id = ${id}` },
  "proofs.member_id": { forget: id => sql`delete from proofs where member_id = ${id}` },
  "provider_visits.member_id": { forget: id => sql`delete from provider_visits where member_id = ${id}` },
  "crossings.member_id": { forget: id => sql`delete from crossings where member_id = ${id}` },
  "guest_secrets.member_id": { forget: id => sql`delete from guest_secrets where member_id = ${id}` },
  "reactions.member_id": {
    export: id => sql`
      select comment_id as "commentId", kind, reacted_at as "reactedAt" from reactions where member_id = ${id} order by reacted_at`,
  },
  "question_votes.member_id": {
    export: id => sql`
      select comment_id as "commentId", voted_at as "raisedAt" from question_votes where member_id = ${id} order by voted_at`,
  },
  "reports.member_id": {
    export: id => sql`
      select comment_id as "commentId", reason, note, made_at as "madeAt" from reports where member_id = ${id} order by id`,
    forget: id => sql`update reports set note = null where member_id = ${id}`,
  },
  "notices.member_id": {
    export: id =>
      sql`select notice, made_at as "madeAt", read_at as "readAt" from notices where member_id = ${id} order by id`,
    forget: id => sql`delete from notices where member_id = ${id}`,
  },
  "notice_ways.member_id": {
    export: id => sql`select topic, page, push, mail from notice_ways where member_id = ${id} order by topic`,
    forget: id => sql`delete from notice_ways where member_id = ${id}`,
  },
  "notice_mail.member_id": {
    export: id => sql`
      select address, asked_at as "askedAt", confirmed_at as "confirmedAt", zone from notice_mail where member_id = ${id}`,
    forget: id => sql`delete from notice_mail where member_id = ${id}`,
  },
  "push_devices.member_id": {
    export: id => sql`select endpoint, added_at as "addedAt" from push_devices where member_id = ${id} order by id`,
    forget: id => sql`delete from push_devices where member_id = ${id}`,
  },
  "follows.member_id": {
    export: id => sql`
      select article_id as "articleId", thread_id as "threadId", person_id as "memberId", followed_at as "followedAt" from follows
      where member_id = ${id} order by followed_at`,
    forget: id => sql`delete from follows where member_id = ${id}`,
  },
  "follows.person_id": { forget: id => sql`delete from follows where person_id = ${id}` },
  "bookmarks.member_id": {
    export: id => sql`
      select comment_id as "commentId", made_at as "madeAt" from bookmarks where member_id = ${id} order by id`,
    forget: id => sql`delete from bookmarks where member_id = ${id}`,
  },
  "drafts.member_id": {
    export: id => sql`
      select article_id as "articleId", place, text, written_at as "writtenAt" from drafts where member_id = ${id}`,
    forget: id => sql`delete from drafts where member_id = ${id}`,
  },
  "mutes.member_id": {
    export: id => sql`
      select muted_id as "memberId", word, made_at as "madeAt", ends_at as "endsAt" from mutes where member_id = ${id} order by id`,
    forget: id => sql`delete from mutes where member_id = ${id}`,
  },
  "mutes.muted_id": { forget: id => sql`delete from mutes where muted_id = ${id}` },
  "sanctions.member_id": {
    export: id => sql`
      select kind, reason, note, given_at as "givenAt", until, ended, ended_at as "endedAt" from sanctions
      where member_id = ${id} order by id`,
  },
  "statements.member_id": {
    export: id => sql`
      select comment_id as "commentId", restriction, until, rule, rule_text as "ruleText", note, stated_at as "statedAt",
        ended_at as "endedAt" from statements where member_id = ${id} order by id`,
  },
  "appeals.member_id": {
    export: id => sql`
      select text, made_at as "madeAt", outcome, note, decided_at as "decidedAt" from appeals where member_id = ${id} order by id`,
  },
  // What moderators tell each other of somebody is theirs; nobody is shown it once the account is given up.
  "member_notes.member_id": {},
  "article_people.member_id": {
    export: id => sql`select article_id as "articleId", part, label from article_people where member_id = ${id}`,
    forget: id => sql`delete from article_people where member_id = ${id}`,
  },
  "idempotency.member_id": { forget: id => sql`delete from idempotency where member_id = ${id}` },
  "last_posts.author_id": { forget: id => sql`delete from last_posts where author_id = ${id}` },
  "claims.member_id": { forget: id => sql`delete from claims where member_id = ${id}` },
  "skips.member_id": { forget: id => sql`delete from skips where member_id = ${id}` },
};

/** What somebody did for the newsroom stands under a name that is gone: these columns say who worked, and not of whom is spoken. */
export const ofTheDesk = [
  "appeals.decided_by",
  "article_changes.actor_id",
  "article_updates.posted_by",
  "backtests.started_by",
  "batches.made_by",
  "cases.decided_by",
  "cases.escalated_by",
  "cases.escalated_to",
  "decisions.decided_by",
  "decisions.escalated_to",
  "hand_overs.given_by",
  "hand_overs.taken_by",
  "mail_templates.changed_by",
  "member_notes.written_by",
  "policies.changed_by",
  "question_moves.actor_id",
  "sanctions.ended_by",
  "sanctions.given_by",
  "second_looks.first_by",
  "second_looks.looked_by",
  "second_looks.settled_by",
  "site_settings.changed_by",
  "slow_modes.by_id",
  "statements.decided_by",
  "surges.by_id",
  "token_secrets.made_by",
  "update_revisions.written_by",
  "watch_lists.made_by",
];
