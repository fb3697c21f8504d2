import type { Badge } from "../../server/protocol/articles.ts";
import type { Sort, Time } from "../../server/protocol/basics.ts";

/** One whole sentence for each plural form that English has; `#` stands for the number. */
type Counted = { one: string; other: string };

const nbsp = "\u00a0";
const plural = new Intl.PluralRules("en");
const number = new Intl.NumberFormat("en");

/** "1 comment", "2,304 comments": the number and its noun never part at a line end. */
export function counted(n: number, { one, other }: Counted): string {
  return (plural.select(n) === "one" ? one : other).replace(/# ?/, found =>
    found === "#" ? number.format(n) : number.format(n) + nbsp,
  );
}

export function numeral(n: number): string {
  return number.format(n);
}

/** The words of the reader's widget, by where they stand. Sentences with a number are functions of it. */
export const words = {
  discussion: "Discussion",
  comments: (n: number) => counted(n, { one: "# comment", other: "# comments" }),
  reading: (n: number) => counted(n, { one: "# reading", other: "# reading" }),
  newComments: (n: number) => counted(n, { one: "Show # new comment", other: "Show # new comments" }),
  /** When so many came in that only the newest are read. */
  newestOf: (shown: number, n: number) => `Show ${number.format(shown)}${nbsp}newest of ${number.format(n)}`,
  readAnew: (n: number) =>
    counted(n, { one: "Read again, with # new comment", other: "Read again, with # new comments" }),
  newReplies: (n: number) => counted(n, { one: "Show # new reply", other: "Show # new replies" }),
  moreReplies: (n: number) => counted(n, { one: "Show # more reply", other: "Show # more replies" }),
  replies: (n: number) => counted(n, { one: "# reply", other: "# replies" }),
  someNew: (n: number) => counted(n, { one: "# new", other: "# new" }),
  cameIn: (n: number) =>
    counted(n, {
      one: "# comment came in while you were away.",
      other: "# comments came in while you were away.",
    }),
  /** Merged, for those who listen: "12 new comments, 2 new replies, 3 replies to you". */
  announceNew: (comments: number, replies: number, toYou: number) =>
    [
      ...(comments > 0 ? [counted(comments, { one: "# new comment", other: "# new comments" })] : []),
      ...(replies > toYou ? [counted(replies - toYou, { one: "# new reply", other: "# new replies" })] : []),
      ...(toYou > 0 ? [counted(toYou, { one: "# reply to you", other: "# replies to you" })] : []),
    ].join(", "),
  shown: (shown: number, total: number) => `${number.format(shown)} of ${number.format(total)} shown`,
  minutesLeft: (n: number) => counted(n, { one: "# min left", other: "# min left" }),
  tooLong: (n: number) => counted(n, { one: "# character too long", other: "# characters too long" }),
  charactersLeft: (n: number) => counted(n, { one: "# character left", other: "# characters left" }),
  unread: (n: number) => counted(n, { one: "Your notices: # is new", other: "Your notices: # are new" }),
  editedAfter: (n: number) =>
    n === 0 ? "edited within a minute" : counted(n, { one: "edited after # min", other: "edited after # min" }),
  retryIn: (seconds: number) => counted(seconds, { one: "Trying again in # s.", other: "Trying again in # s." }),

  houseRules: "House rules",
  lede: "Say what you know and where you know it from. People of the newsroom moderate here.",
  withoutScript: "To post, switch JavaScript on. Everything can be read without it.",
  live: "Live",
  notConnected: "Not connected",
  catchingUp: "Catching up",
  readFirst: "Read first by moderators",
  noComments: "No comments yet",
  noCommentsHint: "If you know something the article does not, this is a good place to say it.",
  noCommentsClosed: "Nobody wrote here while the discussion was open.",
  commentsSorted: (sort: Sort) => `Comments, ${sortNames[sort].toLowerCase()}`,
  sort: (sort: Sort) => `Sort: ${sortNames[sort].toLowerCase()}`,
  showMoreComments: "Show more",
  moreNotRead: "The next comments did not arrive.",
  notReadYet: (title: string) => `The ${title.toLowerCase()} did not arrive.`,
  tryAgain: "Try again",
  tryNow: "Try now",
  poweredBy: "Discussion by",
  openSource: "open source",

  connectionLost: "Connection lost.",
  keepReading: "You can keep reading and writing.",
  reconnecting: "Reconnecting.",
  lookingForMissed: "Looking for what you missed.",
  upToDate: "Up to date.",
  nothingMissed: "You missed nothing.",
  show: (n: number) => `Show ${number.format(n)}`,
  commentsShown: (n: number) => counted(n, { one: "# comment shown", other: "# comments shown" }),
  repliesShown: (n: number) => counted(n, { one: "# reply shown", other: "# replies shown" }),

  you: "You",
  onlyYou: "only you can see this",
  inReplyTo: (name: string) => `in reply to ${name}`,
  inReplyToRemoved: "in reply to a removed comment",
  repliesTo: (name: string) => `Replies to ${name}`,
  repliesToRemoved: "Replies to a removed comment",
  actionsOn: (name: string) => `Actions on ${name}’s comment`,
  commentBy: (name: string) => `${name}’s comment`,
  moreOn: (name: string) => `More: ${name}’s comment`,
  collapse: "Collapse this thread",
  collapsedByYou: "thread collapsed by you",
  reply: "Reply",
  share: "Share",
  copyLink: "Copy link",
  linkCopied: "Link copied",
  report: "Report",
  reported: "You reported this",
  reportUnlawful: "Report something unlawful",
  edit: "Edit",
  withdraw: "Withdraw",
  deleteMine: "Delete my comment",
  moreReactions: "More reactions",
  notReacted: "Your reaction was not taken. Try again.",
  reactionGone: "Your reaction was not taken: the comment or this reaction is no longer here.",
  react: "React",
  wholeDiscussion: "Show the whole discussion",
  oneComment: "You are reading one comment and what it answers.",

  featured: "Chosen by the newsroom",
  askedTitle: "A moderator asks you to change this.",
  askedAfter: "Until then only you see it. Write it anew below; a moderator reads it next.",
  heldTitle: "A moderator will read this first.",
  heldAll: "Here a moderator reads every comment before it appears.",
  heldByProgram: "A program asked for this; a person decides.",
  heldAfter: "You need not wait here: we will tell you either way.",

  removedBy: "Removed by a moderator",
  rule: (n: number) => `(rule ${n})`,
  deletedByAuthor: "Deleted by its author.",
  waitsForModerator: "This comment waits for a moderator.",
  noLongerHere: "This comment is no longer here.",
  repliesStay: "The replies stay.",
  yourRemoved: "Only you see this link:",
  readReasons: "read the reasons",
  readWhyWaiting: "Read why it has to wait this long",

  signIn: "Sign in",
  signOut: "Sign out",
  stillIn: "You are still signed in.",
  stillInOffline: "You are still signed in: there is no connection.",
  createAccount: "Create account",
  cancel: "Cancel",
  close: "Close",
} as const;

/** What stands in and around the box where people write. */
export const composerWords = {
  newComment: "Write a comment",
  yourComment: "Your comment",
  editing: "Edit your comment",
  placeholder: "What would you add to this?",
  placeholderSignedOut: "Write here. You can sign in when you are done.",
  replyPlaceholder: "What would you answer?",
  writingAs: "Writing as",
  replyingTo: "Replying to",
  removedComment: "a removed comment",
  gate: "To post you need an account. What you write is kept.",
  bold: "Bold",
  italic: "Italic",
  quote: "Quote",
  link: "Link",
  post: "Post",
  postReply: "Post reply",
  save: "Save",
  sendToDesk: "Send to the moderators",
  sending: "Sending …",
  draftKept: "Draft kept on this device",
  postAnyway: "Post anyway",
  edit: "Edit",
  keepDraft: "Keep draft",
  postAsNew: "Post as new comment",
  parentGone: (name: string) =>
    name === "" ? "The comment has just been removed" : `${name}’s comment has just been removed`,
  parentGoneHint: "Your text is safe. You can post it as a new comment or keep it as a draft.",
  thinkTitle: "You may want to read this once more",
  thinkHint: "You can change it, or post it as it is: then it appears at once.",
  nudgeTitle: "A moderator would read this before others do",
  nudgeHint: "You can change it, or post it as it is: then it waits for a moderator.",
  underlined: "Look at the underlined words.",
  refusedTitle: "This text cannot be posted here",
  refusedHint: "Change it, and it can be posted.",
  offlineTitle: "Not sent: there is no connection",
  offlineHint: "Your text is kept. Try again when you are back.",
  backTitle: "Not sent yet: the connection is back",
  backHint: "Your text is kept. You can send it now.",
  troubleTitle: "Not sent: the server could not take it",
  troubleHint: "Your text is kept.",
  notTaken: "Not sent",
  pausedTitle: "This discussion has just been paused",
  closedTitle: "This discussion has just been closed",
  closedHint: "Your text is kept on this device.",
  windowOver: "The time for editing is over",
  windowOverHint: "The comment stays as it is. You can still delete it.",
  changedTitle: "This comment has changed since you opened it",
  changedHint: "Close this and open it again to edit what is there now.",
  notAllowed: "You cannot write here at the moment",
  wait: (seconds: number) => `You can post again in ${minutesAndSeconds(seconds)}`,
  slowHint: "Slow mode is on here. Your text is kept.",
  waitHint: "That was a lot at once. Your text is kept.",
} as const;

/** "0:42", "3 h 12 min", "6 days". */
export function timeLeft(seconds: number): string {
  if (seconds < 3_600) return minutesAndSeconds(seconds);
  const hours = Math.floor(seconds / 3_600);
  if (hours < 24) return `${hours}${nbsp}h ${Math.floor((seconds % 3_600) / 60)}${nbsp}min`;
  return counted(Math.floor(hours / 24), { one: "# day", other: "# days" });
}

/** "0:42", "12:05". */
export function minutesAndSeconds(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

export const sortNames = {
  newest: "Newest first",
  oldest: "Oldest first",
  top: "Most reactions",
  active: "Latest replies",
} as const satisfies Record<Sort, string>;

export const badgeNames = {
  staff: "Newsroom",
  moderator: "Moderator",
  author: "Author of this article",
  editor: "Editor",
  host: "Host",
  guest: "Guest",
} as const satisfies Record<Badge, string>;

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** Where a time is told: UTC in what the server draws, the reader's own zone once the page is alive. */
export type Zone = "UTC" | "here";

/** How long ago: "just now", "41 min ago", "3 h ago"; after a day the date. Never in the future. */
export function relativeTime(time: Time, now: number, zone: Zone = "UTC"): string {
  const ago = Math.max(0, now - Date.parse(time));
  if (ago < minute) return "just now";
  if (ago < hour) return counted(Math.floor(ago / minute), { one: "# min ago", other: "# min ago" });
  if (ago < day) return counted(Math.floor(ago / hour), { one: "# h ago", other: "# h ago" });
  const date = new Date(time);
  const { dayOfYear, dayAndYear } = formats(zone);
  return dayAndYear.format(date).slice(-4) === dayAndYear.format(now).slice(-4)
    ? dayOfYear.format(date)
    : dayAndYear.format(date);
}

/** "14 May 2026, 13:05 UTC"; without the zone where the reader is. */
export function exactTime(time: Time, zone: Zone = "UTC"): string {
  const date = new Date(time);
  const { dayAndYear, clock } = formats(zone);
  return `${dayAndYear.format(date)}, ${clock.format(date)}${zone === "UTC" ? " UTC" : ""}`;
}

/** "13:05". */
export const clockTime = (time: Time | number, zone: Zone = "UTC"): string =>
  formats(zone).clock.format(new Date(time));

/** "Thursday 14 May 2026". */
export const dayName = (time: Time, zone: Zone = "UTC"): string => formats(zone).weekday.format(new Date(time));

interface Formats {
  dayOfYear: Intl.DateTimeFormat;
  dayAndYear: Intl.DateTimeFormat;
  clock: Intl.DateTimeFormat;
  weekday: Intl.DateTimeFormat;
}

const made: Partial<Record<Zone, Formats>> = {};

// Making a format costs more than using it a thousand times.
function formats(zone: Zone): Formats {
  const timeZone = zone === "UTC" ? "UTC" : undefined;
  const format = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat("en-GB", { ...options, timeZone });
  made[zone] ??= {
    dayOfYear: format({ day: "numeric", month: "long" }),
    dayAndYear: format({ day: "numeric", month: "long", year: "numeric" }),
    clock: format({ hour: "2-digit", minute: "2-digit" }),
    weekday: format({ weekday: "long", day: "numeric", month: "long", year: "numeric" }),
  };
  return made[zone];
}

/** Whole minutes that passed between two times. */
export function minutesBetween(from: Time, to: Time): number {
  return Math.floor((Date.parse(to) - Date.parse(from)) / minute);
}
