import { useCallback, useEffect, useState } from "preact/hooks";
import type { ArticleView } from "../../server/protocol/articles.ts";
import type { Id } from "../../server/protocol/basics.ts";
import type { Reaction } from "../../server/protocol/reactions.ts";
import type { CommentView, Mine } from "../../server/protocol/views.ts";
import { api } from "../core/api.ts";
import type { Member, SessionState } from "../core/session.ts";
import { reacted, withMine, withoutMine, withReactions } from "../core/store.ts";
import { live, session } from "./connections.ts";
import { type Arranged, nothingArranged } from "./useArranged.ts";
import type { Thread } from "./useThread.ts";

export interface Reader {
  session: SessionState;
  member: Member | null | undefined;
  reactions: Readonly<Record<Id, readonly Reaction["kind"][]>>;
  reported: ReadonlySet<Id>;
  /** Where slow mode counts, as Date.now; null: nothing of mine does. */
  postedAt: number | null;
  /** Reads again what only I see: after a decision on a comment of mine. */
  arranged: Arranged;
  arrange(change: Partial<Arranged>): void;
  refresh(): void;
  react(comment: CommentView, kind: Reaction["kind"]): Promise<void>;
  hasReported(id: Id): void;
}

/** A number that no channel has: the server answers "start over" once it listens for us, and then the notices are read. */
const nothingRead = Number.MAX_SAFE_INTEGER;
const nobodyYet: SessionState = { member: undefined, notices: [], sanctions: [] };

/** Who reads, and what differs for them: own reactions and reports, comments that only they see, notices. */
export function useMember(article: ArticleView, { change }: Thread): Reader {
  const [state, setState] = useState<SessionState>(nobodyYet);
  const [reactions, setReactions] = useState<Record<Id, readonly Reaction["kind"][]>>({});
  const [reported, setReported] = useState<ReadonlySet<Id>>(new Set());
  const [postedAt, setPostedAt] = useState<number | null>(null);
  const [arranged, setArranged] = useState(nothingArranged);
  const memberId = state.member?.id;

  useEffect(() => {
    setState(session().state);
    const stop = session().subscribe(setState);
    if (!session().isKnown) session().load().catch(askLater);
    return stop;
  }, []);

  const refresh = useCallback(() => {
    api
      .get<Mine>(`articles/${article.id}/mine`)
      .then(mine => {
        setReactions(mine.reactions);
        setReported(new Set(mine.reported));
        setArranged({
          muted: mine.muted,
          follows: mine.follows,
          bookmarked: mine.bookmarked,
          drafts: mine.drafts,
        });
        setPostedAt(mine.postedSecondsAgo === null ? null : Date.now() - 1_000 * mine.postedSecondsAgo);
        change(before => withMine(before, mine));
      })
      // What only I see is then missing until the next time; what all see is there.
      .catch(() => {});
  }, [article.id, change]);

  useEffect(() => {
    if (memberId === undefined) return forget();
    refresh();
    return live().watch(`user:${memberId}`, {
      since: nothingRead,
      apply(events) {
        for (const { event } of events) if (event.kind === "notice") session().tell(event.notice);
        // Each of them may concern a comment of mine that only I see.
        if (events.some(({ event }) => event.kind !== "nothing")) refresh();
        if (events.some(({ event }) => event.kind === "rights-changed" || event.kind === "notices-changed"))
          session()
            .load()
            .catch(() => {});
      },
      startOver: () => session().load(),
    });
  }, [memberId]);

  function forget() {
    setReactions({});
    setReported(new Set());
    setArranged(nothingArranged);
    setPostedAt(null);
    change(withoutMine);
  }

  const react = useCallback(
    async (comment: CommentView, kind: Reaction["kind"]) => {
      const before = reactions[comment.id] ?? [];
      const isOn = !before.includes(kind);
      const after = isOn ? [...before, kind] : before.filter(one => one !== kind);
      // Drawn at once; the server's count replaces it, and a refusal takes it back.
      setReactions(all => ({ ...all, [comment.id]: after }));
      change(thread => reacted(thread, comment.id, kind, isOn ? 1 : -1));
      const path = `comments/${comment.id}/reactions/${kind}`;
      try {
        const { reactions: counts } = await (isOn ? api.put<Counts>(path) : api.del<Counts>(path));
        change(thread => withReactions(thread, comment.id, counts));
      } catch (error) {
        setReactions(all => ({ ...all, [comment.id]: before }));
        change(thread => reacted(thread, comment.id, kind, isOn ? -1 : 1));
        throw error;
      }
    },
    [reactions, change],
  );

  const hasReported = useCallback((id: Id) => setReported(before => new Set([...before, id])), []);
  const arrange = useCallback((changed: Partial<Arranged>) => setArranged(before => ({ ...before, ...changed })), []);
  const { member } = state;
  return { session: state, member, reactions, reported, postedAt, arranged, arrange, refresh, react, hasReported };
}

type Counts = Pick<CommentView, "reactions">;

const askLater = () => void setTimeout(() => session().load().catch(askLater), 15_000);
