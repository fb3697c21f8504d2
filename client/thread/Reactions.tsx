import { useRef, useState } from "preact/hooks";
import type { CommentView, ReactionKind } from "../../server/protocol/views.ts";
import { Icon, type IconName } from "../core/Icon.tsx";
import { numeral, reactionNames, words } from "../core/text.ts";
import { useTalk } from "./context.ts";
import { useDismiss } from "./useDismiss.ts";

const icons: Record<ReactionKind, IconName> = {
  "worth-reading": "book",
  "taught-me": "bulb",
  "changed-my-mind": "swap",
};

/** The site's reactions in their own order, never by count. Those nobody has used yet are behind the plus. */
export function Reactions({ comment, isMine }: { comment: CommentView; isMine: boolean }) {
  const { article, reactions } = useTalk();
  const mine = reactions[comment.id] ?? [];
  const [first, ...others] = article.reactionKinds;
  const isUsed = (kind: ReactionKind) => (comment.reactions[kind] ?? 0) > 0 || mine.includes(kind);
  const drawn = [...(first && (!isMine || isUsed(first)) ? [first] : []), ...others.filter(isUsed)];
  const hidden = article.reactionKinds.filter(kind => !drawn.includes(kind));
  return (
    <>
      {drawn.map(kind => (
        <Reaction
          key={kind}
          comment={comment}
          kind={kind}
          isOn={mine.includes(kind)}
          isMine={isMine}
          isLong={comment.depth === 0 && kind === first}
        />
      ))}
      {hidden.length > 0 && !isMine && <MoreReactions comment={comment} kinds={hidden} />}
    </>
  );
}

interface ReactionProps {
  comment: CommentView;
  kind: ReactionKind;
  isOn: boolean;
  /** Nobody reacts to the own comment. */
  isMine: boolean;
  isLong: boolean;
}

function Reaction({ comment, kind, isOn, isMine, isLong }: ReactionProps) {
  const { isAlive } = useTalk();
  const press = usePress(comment, kind);
  const count = comment.reactions[kind] ?? 0;
  return (
    <button
      class={`act${kind === "changed-my-mind" && !isOn ? " act-3" : ""}`}
      type="button"
      disabled={!isAlive}
      aria-pressed={isOn}
      aria-disabled={isMine}
      title={reactionNames[kind]}
      onClick={isMine ? undefined : press}
    >
      <Icon name={icons[kind]} />
      <span class={isLong ? "long" : "sr"}>{reactionNames[kind]} </span>
      {count > 0 ? <span class="count">{numeral(count)}</span> : <span class="sr">{numeral(0)}</span>}
    </button>
  );
}

function MoreReactions({ comment, kinds }: { comment: CommentView; kinds: readonly ReactionKind[] }) {
  const [isOpen, setOpen] = useState(false);
  const box = useRef<HTMLSpanElement>(null);
  useDismiss(box, isOpen, () => setOpen(false));
  return (
    <span class="react-more" ref={box}>
      <button
        class="act"
        type="button"
        aria-expanded={isOpen}
        aria-label={words.moreReactions}
        title={words.moreReactions}
        onClick={() => setOpen(!isOpen)}
      >
        <Icon name="plus" />
      </button>
      {isOpen && (
        <fieldset class="react-pop" aria-label={words.react}>
          {kinds.map(kind => (
            <Choice key={kind} comment={comment} kind={kind} onChosen={() => setOpen(false)} />
          ))}
        </fieldset>
      )}
    </span>
  );
}

function Choice({ comment, kind, onChosen }: { comment: CommentView; kind: ReactionKind; onChosen: () => void }) {
  const press = usePress(comment, kind);
  const choose = () => {
    onChosen();
    press();
  };
  return (
    <button class="act" type="button" aria-pressed={false} onClick={choose}>
      <Icon name={icons[kind]} />
      {reactionNames[kind]}
    </button>
  );
}

function usePress(comment: CommentView, kind: ReactionKind): () => void {
  const { member, ask, react, tell } = useTalk();
  return () => {
    if (!member) return ask({ kind: "sign-in", isNew: false });
    react(comment, kind).catch(() => tell(words.notReacted));
  };
}
