import type { Id } from "../protocol/basics.ts";
import type { Channel } from "../protocol/events.ts";
import { limits } from "../protocol/limits.ts";
import { type Repeated, repeatedly } from "../repeatedly.ts";
import type { LiveServer } from "./fanout.ts";
import { restForEachMs } from "./presence.ts";

const tellEveryMs = 1_000;
/** Said again in this time, so that whoever has just come learns of it, and whoever hears no more lets go. */
const againMs = 4_000;
/** Under so many comments of an article at most; who writes under another one is not shown. */
const placesMost = 20;

/** Under which comment somebody writes; null: at the top. */
type Place = Id | null;

export interface Typing {
  /** Somebody on this node writes; what one member says again before it is told counts once, however many sockets say it. */
  heard(channel: Channel, place: Place, by: Id): void;
  /** Takes what a node said out of the words of a ring; answers the others, which name channels. */
  takeFrom(words: readonly string[]): string[];
  close(): Promise<void>;
}

/**
 * "Someone is writing", on whichever node: never stored, nobody named, at most one frame for an article and second (fewer in a large room). `say` rings the
 * doorbell of all nodes, this one too. What is not said again ends by itself.
 */
export function startTyping(io: LiveServer, say: (words: string[]) => void): Typing {
  const said = new Map<Channel, Set<Place>>();
  const spoke = new Set<Id>();
  const articles = new Map<Channel, Writing>();

  const sizeOf = (channel: Channel) => io.of("/").adapter.rooms.get(channel)?.size ?? 0;

  const sayIt = () => {
    if (said.size === 0) return;
    const words = [...said].map(([channel, places]) => wordOf(channel, places));
    said.clear();
    spoke.clear();
    say(words);
  };

  const tell = async () => {
    sayIt();
    const now = Date.now();
    for (const [channel, writing] of articles) {
      const under = stillWriting(writing, now);
      const frame = JSON.stringify(under);
      const isNews = frame !== writing.told || now >= writing.toldAt + againMs;
      if (!isNews || now < writing.toldAt + sizeOf(channel) * restForEachMs) continue;
      if (under.length === 0) articles.delete(channel);
      Object.assign(writing, { told: frame, toldAt: now });
      io.to(channel).volatile.emit("typing", { channel, under });
    }
  };
  const telling: Repeated = repeatedly(tellEveryMs, tell, () => {});

  return {
    heard(channel, place, by) {
      if (spoke.has(by)) return;
      spoke.add(by);
      const places = said.get(channel) ?? new Set();
      said.set(channel, places.add(place));
    },
    takeFrom(words) {
      const rest: string[] = [];
      for (const word of words) {
        const found = fromWord(word);
        if (!found) rest.push(word);
        else if (sizeOf(found.channel) > 0) mark(articles, found);
      }
      return rest;
    },
    close: () => telling.close(),
  };
}

/** Where people write under an article, each place until when; and what was told of it. */
interface Writing {
  until: Map<Place, number>;
  told: string;
  toldAt: number;
}

function mark(articles: Map<Channel, Writing>, { channel, places }: { channel: Channel; places: Place[] }): void {
  const writing = articles.get(channel) ?? { until: new Map<Place, number>(), told: "[]", toldAt: 0 };
  articles.set(channel, writing);
  for (const place of places) {
    if (writing.until.has(place) || writing.until.size < placesMost)
      writing.until.set(place, Date.now() + limits.typingSeconds * 1_000);
  }
}

function stillWriting({ until }: Writing, now: number): Place[] {
  for (const [place, end] of until) if (end <= now) until.delete(place);
  return [...until.keys()];
}

/** `typing:article:7:41,0`; 0 stands for the top. */
function wordOf(channel: Channel, places: ReadonlySet<Place>): string {
  return `typing:${channel}:${[...places].slice(0, placesMost).map(place => place ?? "0")}`;
}

function fromWord(word: string): { channel: Channel; places: Place[] } | null {
  const match = /^typing:(article:\d+):([\d,]+)$/.exec(word);
  if (!match) return null;
  const places = (match[2] ?? "").split(",").map(id => (id === "0" ? null : id));
  return { channel: match[1] as Channel, places };
}
