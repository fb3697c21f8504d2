/** The numbers that the server enforces and the client shows. Lengths of text are in code points. */
export const limits = {
  commentCodePoints: 10_000,
  commentBytes: 40_000,
  /** Combining marks that may follow one letter (the longest stacks in living scripts are about 4; Zalgo begins above). */
  marksInARow: 8,
  requestBytes: 64 * 1024,
  /** Of a request about a site, whose policy may list 5,000 words, about 10,000 cases, or with a whole article. */
  siteRequestBytes: 512 * 1024,
  jsonDepth: 16,
  nameCodePoints: 40,
  /** Comments of a guest that may wait for a moderator at a time. */
  guestWaits: 5,
  /** What somebody says of themselves. */
  bioCodePoints: 300,
  /** Until an account is given up one can change one's mind. */
  deletionHours: 24,
  /** Pictures of one comment, and what is said of each for who does not see it. */
  picturesMost: 4,
  altCodePoints: 200,
  /** Pictures that were uploaded for a comment that is not posted yet. */
  picturesWaiting: 8,
  passwordLeast: 10,
  passwordMost: 200,
  noteCodePoints: 1_000,
  /** Why something was switched on an article. */
  whyCodePoints: 300,
  /** What stands beside the name of somebody of an article. */
  personLabelCodePoints: 60,
  pauseMinutesMost: 240,
  /** Of an update to an article, and of its title. */
  updateCodePoints: 10_000,
  updateTitleCodePoints: 200,
  /** Words of at most so many letters are read as names of things (NATO, USA) and do not shout. */
  acronymLetters: 4,
  /** Of the name of a section, and how many a moderator may be for. */
  sectionCodePoints: 80,
  sectionsMost: 50,
  /** Of one entry of a site's word list. */
  wordCodePoints: 80,
  /** Longer ones no resolver takes (RFC 1035). */
  domainLetters: 253,
  /** Of comments that rules are tried on, the newest. */
  backtestComments: 100_000,
  /** Articles whose comments are counted in one request. */
  countsMost: 100,
  listMost: 20,
  listDefault: 5,
  /** Comments in one feed. */
  feedComments: 50,
  pageMost: 50,
  pageDefault: 20,
  /** Replies shown under a comment before "show n more replies". */
  repliesShown: 3,
  /** Into how many steps a live event is cut to be replayed, and how many of its key moments of a kind are told. */
  replaySteps: 120,
  replayMoments: 100,
  /** Depth of the deepest comment that is stored: 0, 1 and 2 are the three levels that are drawn. */
  depthMost: 2,
  claimSeconds: 120,
  /** For how long `next` does not give a case again to whom skipped it. */
  skipSeconds: 600,
  watchListArticles: 500,
  /** Of one reader, people and words together. */
  mutesMost: 300,
  /** Of what is looked for in a thread. */
  searchCodePoints: 200,
  /** Cases that one decision may be about. */
  bulkMost: 10_000,
  /** How long somebody can appeal, and how long the text of an appeal may be. */
  appealDays: 20,
  appealCodePoints: 2_000,
  /** Of a notice of unlawful content: the law that it names, the explanation, its sender's name. */
  lawCodePoints: 300,
  noticeCodePoints: 3_000,
  contactCodePoints: 120,
  /** A comment that is held for longer gets a statement of reasons. */
  statedAfterHeldHours: 24,
  /** Points that a case gains for each hour of waiting. */
  agePointsAnHour: 20,
  /** Events that one catch-up may carry; a client that missed more starts over. */
  catchUpEvents: 500,
  channelsPerSocket: 20,
  /** For how long "someone is writing" holds when it is not said again. */
  typingSeconds: 6,
  /** What one socket says of it in less time counts once. */
  typingAgainMs: 1_000,
  /** The longest mute or suspension. */
  sanctionDaysMost: 365,
  /** Of how many days a ban may take the comments along. */
  removeDaysMost: 30,
  slowSecondsLeast: 5,
  slowSecondsMost: 3_600,
  slowMinutesMost: 24 * 60,
  reviewFirstMinutesMost: 24 * 60,
  /** Of how many comments at most. */
  removedWithBanMost: 1_000,
} as const;

/** Length of `text` as limits count it: code points, not UTF-16 units. */
export function codePoints(text: string): number {
  let count = 0;
  for (const _ of text) count++;
  return count;
}
