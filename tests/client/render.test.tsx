import { afterEach, describe, expect, jest, test } from "@jest/globals";
import { renderToString } from "preact-render-to-string";
import { startThread } from "../../client/core/store.ts";
import { Comment } from "../../client/thread/Comment.tsx";
import { ComposerNotice } from "../../client/thread/ComposerNotice.tsx";
import { type Talk, TalkContext } from "../../client/thread/context.ts";
import { Discussion } from "../../client/thread/Discussion.tsx";
import { HeldNote } from "../../client/thread/HeldNote.tsx";
import { ReaderKeysDialog } from "../../client/thread/ReaderKeysDialog.tsx";
import type { DiscussionStart } from "../../client/thread/start.ts";
import "../../locales/all.ts";
import { inLanguage } from "../../locales/say.ts";
import type { ArticleView } from "../../server/protocol/articles.ts";
import type { Finding } from "../../server/protocol/findings.ts";
import { defaultReactions } from "../../server/protocol/reactions.ts";
import type { Nudge, ThreadComment } from "../../server/protocol/views.ts";
import { aPage, aThreadComment, aView } from "./comments.ts";

const article: ArticleView = {
  id: "7",
  siteId: "1",
  slug: "one-grid",
  title: "One grid",
  section: "World",
  standfirst: "",
  byline: "",
  url: "/articles/one-grid",
  language: "en",
  state: "open",
  opensAt: null,
  closesAt: null,
  pausedUntil: null,
  wasLive: false,
  asksQuestions: false,
  firstTimersHeld: false,
  pinned: null,
  hosts: [],
  publishedAt: "2026-05-14T08:00:00.000Z",
  updatedAt: null,
  views: 1,
  readingMinutes: 1,
  commentCount: 5,
  seq: 9,
  reviewFirst: false,
  editWindowSeconds: 300,
  reactions: defaultReactions,
  slowMode: null,
  reviewFirstUntil: null,
  reviewFirstWaitMinutes: null,
  pace: { perMinute: 0, word: "calm", bars: [] },
};
const removed: Partial<ThreadComment> = {
  state: "rejected",
  html: "",
  removedFor: "personal-attack",
  author: { id: "0", name: "", badges: [] },
};
const thread = aPage(
  [
    aThreadComment(1, {
      replyCount: 5,
      repliesCursor: "c",
      reactions: { "worth-reading": 1_200 },
      replies: [aThreadComment(2, { parentId: "1", editedAt: "2026-05-14T10:06:02.000Z" })],
    }),
    aThreadComment(3, { ...removed, replyCount: 1, replies: [aThreadComment(4, { parentId: "3" })] }),
  ],
  { nextCursor: "next", commentCount: 5 },
);
const start = (how: Partial<DiscussionStart> = {}): DiscussionStart => ({
  article,
  thread,
  sort: "newest",
  anchor: null,
  permalink: null,
  isGone: false,
  now: "2026-05-14T11:00:00.000Z",
  ...how,
});
const draw = (how: Partial<DiscussionStart> = {}) => renderToString(<Discussion start={start(how)} />);

afterEach(() => {
  jest.restoreAllMocks();
});

describe("[C21] the first drawing", () => {
  test("is the same at another time and in another place", () => {
    const first = draw();
    jest.spyOn(Date, "now").mockReturnValue(Date.parse("2031-01-01T00:00:00Z"));
    const zone = process.env.TZ;
    process.env.TZ = "Pacific/Auckland";
    expect(draw()).toBe(first);
    process.env.TZ = zone;
    expect(first).toContain("59\u00a0min ago");
  });

  test("has no inline style and no inline handler, which the page's policy would refuse", () => {
    const html = draw();
    expect(html).not.toMatch(/\sstyle=/);
    expect(html).not.toMatch(/\son[a-z]+=/);
  });

  test("never says that it is live", () => {
    expect(draw()).not.toContain(">Live<");
  });
});

describe("[C22] without JavaScript", () => {
  test("every text is there, and links lead to the order, the next page, more replies and each comment", () => {
    const html = draw();
    expect(html).toContain("<p>comment 4</p>");
    expect(html).toContain('href="/articles/one-grid?sort=top#discussion"');
    expect(html).toContain("cursor=next");
    expect(html).toContain('href="/articles/one-grid?comment=4#discussion"');
    expect(html).toContain("Show 4\u00a0more replies");
    expect(html).toContain('href="/articles/one-grid/write?to=4"');
  });
});

describe("[C23] what is drawn", () => {
  test("a removed comment leaves who and why, and keeps its replies", () => {
    const html = draw();
    expect(html).toContain("Removed by a moderator");
    expect(html).toContain("it attacked a person, not an argument (rule 3).");
    expect(html).toContain("in reply to a removed comment");
  });

  test.each([
    [removed, "Removed by a moderator"],
    [{ ...removed, state: "withdrawn", removedFor: undefined } as Partial<ThreadComment>, "Deleted by its author."],
    [{}, "thread collapsed by you"],
  ])("a folded thread says what its comment is", (how, says) => {
    const comment = aThreadComment(3, { replyCount: 1, ...how });
    const state = startThread(aPage([comment]), "newest");
    const talk = { collapsed: new Set(["3"]), state } as unknown as Talk;
    const html = renderToString(
      <TalkContext.Provider value={talk}>
        <Comment comment={comment} />
      </TalkContext.Provider>,
    );
    expect(html).toContain(says);
    expect(html.includes("avatar")).toBe(comment.author.name !== "");
  });

  test("[C39] the site's reactions have its names and signs and stand in its order", () => {
    const reactions = [
      { kind: "b", name: "Well put", sign: "👏" },
      { kind: "a", name: "New <b>to</b> me", sign: "eye" },
      { kind: "c", name: "Unused", sign: "quill" },
    ];
    const counts = { a: 900, b: 1, gone: 77 };
    const html = draw({
      article: { ...article, reactions },
      thread: aPage([aThreadComment(1, { reactions: counts })]),
    });
    expect(html.match(/title="(Well put|New &lt;b>to&lt;\/b> me|Unused|More reactions)"/g)).toHaveLength(3);
    expect(html.indexOf("Well put")).toBeLessThan(html.indexOf("New &lt;b>"));
    expect(html).toContain(">👏<");
    expect(html).toContain(">900<");
    expect(html).not.toContain(">77<");
    const none = draw({ article: { ...article, reactions: [] } });
    expect(none).not.toMatch(/aria-pressed|act-sep|More reactions/);
  });

  test("a name cannot become markup", () => {
    const author = { id: "5", name: "<img src=x onerror=alert(1)>", badges: [] };
    const html = draw({ thread: aPage([aThreadComment(8, { author })]) });
    expect(html).toContain("&lt;img src=x");
    expect(html).not.toContain("<img");
  });

  test("a permalink shows the comment with what it answers, and the way to all", () => {
    const permalink = { ancestors: [aView(1)], comment: aThreadComment(2, { parentId: "1" }), seq: 3 };
    const html = draw({ permalink });
    expect(html).toContain("<p>comment 1</p>");
    expect(html).toContain("<p>comment 2</p>");
    expect(html).not.toContain("<p>comment 4</p>");
    expect(html).toMatch(/class="comment target" part="comment" id="c-2"/);
    expect(html).toContain("Show the whole discussion");
  });

  test("a closed discussion has no field and no reply, an empty one says so", () => {
    const closed = draw({ article: { ...article, state: "closed" } });
    expect(closed).not.toContain("<textarea");
    expect(closed).not.toContain(">Reply<");
    expect(closed).toContain("You can read, not write.");
    expect(draw({ thread: aPage([]) })).toContain("No comments yet");
  });
});

const rude: Finding = {
  check: "model",
  then: "nudge",
  why: "It may read as an insult.",
  evidence: [{ start: 0, end: 4 }],
};
const plain = (html: string) =>
  html
    .replace(/<[^>]+>/g, " ")
    .replace(/\s+/g, " ")
    .trim();

describe("[C50] a nudge", () => {
  const drawn = (then: Nudge["then"], findings: Finding[]) =>
    plain(
      renderToString(
        <ComposerNotice
          id="why"
          purpose={{ kind: "new" }}
          posting={{ phase: { at: "nudged", then, findings }, send: async () => {}, edit() {} }}
          onEdit={() => {}}
        />,
      ),
    );

  test("over words alone says that the text appears at once, and that changing it comes first", () => {
    expect(drawn("publish", [rude])).toBe(
      "You may want to read this once more It may read as an insult. Look at the underlined words. " +
        "You can change it, or post it as it is: then it appears at once. Edit Post anyway",
    );
  });

  test("over what would be held says that a moderator reads it first, and over what is refused offers no other way", () => {
    expect(drawn("hold", [{ ...rude, then: "hold" }])).toContain("then it waits for a moderator. Edit Post anyway");
    expect(drawn("refuse", [{ ...rude, then: "refuse" }])).not.toContain("Post anyway");
  });
});

test("[C52] a held comment tells its author the reason, that a program asked for it, and that a person decides", () => {
  const talk = { article, clock: { now: Date.parse("2026-05-14T10:01:00Z"), zone: "UTC" } } as unknown as Talk;
  const drawn = (findings: Finding[]) =>
    plain(
      renderToString(
        <TalkContext.Provider value={talk}>
          <HeldNote comment={aView(1, { state: "held", findings })} />
        </TalkContext.Provider>,
      ),
    );
  const held = { ...rude, then: "hold" } as const;
  expect(drawn([held])).toContain(
    "A moderator will read this first. It may read as an insult. A program asked for this; a person decides. You need not wait here",
  );
  const link: Finding = { check: "links", then: "hold", why: "It has a link.", evidence: [] };
  expect(drawn([rude, link])).toContain("A moderator will read this first. It has a link. You need not wait here");
});

test("[RP6] the list of keys names them as the keyboards of a language do", () => {
  const drawn = () => renderToString(<ReaderKeysDialog onSwitch={() => undefined} onClose={() => undefined} />);
  expect(drawn()).toContain("<kbd>Shift</kbd><kbd>N</kbd>");
  expect(inLanguage("de", drawn)).toContain("<kbd>Strg</kbd><kbd>Enter</kbd>");
});
