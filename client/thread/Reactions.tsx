import { useRef, useState } from "preact/hooks";
import { numeral, say } from "../../locales/say.ts";
import type { Reaction } from "../../server/protocol/reactions.ts";
import type { CommentView } from "../../server/protocol/views.ts";
import { ApiProblem } from "../core/api.ts";
import { Icon } from "../core/Icon.tsx";
import { Sign } from "../core/Sign.tsx";
import { useTalk } from "./context.ts";
import { useDismiss } from "./useDismiss.ts";

/** On a phone there is room for so many; the others are behind the plus, as those are that nobody has used. */
const roomOnPhones = 2;

/** The site's reactions in their own order, never by count. Those nobody has used yet are behind the plus. */
export function Reactions({ comment, isMine }: { comment: CommentView; isMine: boolean }) {
  const { article, reactions } = useTalk();
  const mine = reactions[comment.id] ?? [];
  const isUsed = ({ kind }: Reaction) => (comment.reactions[kind] ?? 0) > 0 || mine.includes(kind);
  const drawn = article.reactions.filter((reaction, index) => isUsed(reaction) || (index === 0 && !isMine));
  const hidden = article.reactions.filter(reaction => !drawn.includes(reaction));
  const givesWay = drawn.filter(({ kind }, index) => index >= roomOnPhones && !mine.includes(kind));
  const choices = isMine ? [] : article.reactions.filter(one => hidden.includes(one) || givesWay.includes(one));
  if (drawn.length + choices.length === 0) return null;
  return (
    <>
      {drawn.map(reaction => (
        <ReactionButton
          key={reaction.kind}
          comment={comment}
          reaction={reaction}
          isOn={mine.includes(reaction.kind)}
          isMine={isMine}
          isLong={comment.depth === 0 && reaction === article.reactions[0]}
          givesWay={!isMine && givesWay.includes(reaction)}
        />
      ))}
      {choices.length > 0 && <MoreReactions comment={comment} choices={choices} givesWay={givesWay} />}
      <span class="act-sep" aria-hidden="true" />
    </>
  );
}

interface ReactionButtonProps {
  comment: CommentView;
  reaction: Reaction;
  isOn: boolean;
  /** Nobody reacts to the own comment. */
  isMine: boolean;
  isLong: boolean;
  /** On a phone it stands behind the plus. */
  givesWay: boolean;
}

function ReactionButton({ comment, reaction, isOn, isMine, isLong, givesWay }: ReactionButtonProps) {
  const { isAlive } = useTalk();
  const press = usePress(comment, reaction);
  const count = comment.reactions[reaction.kind] ?? 0;
  return (
    <button
      class={givesWay ? "act not-on-phones" : "act"}
      type="button"
      disabled={!isAlive}
      aria-pressed={isOn}
      aria-disabled={isMine}
      title={reaction.name}
      onClick={isMine ? undefined : press}
    >
      <Sign sign={reaction.sign} />
      <span class={isLong ? "long" : "sr"}>{reaction.name} </span>
      <span class={count > 0 ? "count" : "sr"} data-react={`${comment.id}:${reaction.kind}`}>
        {numeral(count)}
      </span>
    </button>
  );
}

interface MoreReactionsProps {
  comment: CommentView;
  choices: readonly Reaction[];
  /** Those of them that are drawn beside the plus where there is room. */
  givesWay: readonly Reaction[];
}

function MoreReactions({ comment, choices, givesWay }: MoreReactionsProps) {
  const [isOpen, setOpen] = useState(false);
  const box = useRef<HTMLSpanElement>(null);
  useDismiss(box, isOpen, () => setOpen(false));
  const close = () => {
    box.current?.querySelector<HTMLElement>("[aria-expanded]")?.focus();
    setOpen(false);
  };
  return (
    <span class={choices.length === givesWay.length ? "react-more on-phones" : "react-more"} ref={box}>
      <button
        class="act"
        type="button"
        aria-expanded={isOpen}
        aria-label={say("thread.moreReactions")}
        title={say("thread.moreReactions")}
        onClick={() => setOpen(!isOpen)}
      >
        <Icon name="plus" />
      </button>
      {isOpen && (
        <fieldset class="react-pop" aria-label={say("thread.react")}>
          {choices.map(reaction => (
            <Choice
              key={reaction.kind}
              comment={comment}
              reaction={reaction}
              isOnPhones={givesWay.includes(reaction)}
              onChosen={close}
            />
          ))}
        </fieldset>
      )}
    </span>
  );
}

interface ChoiceProps {
  comment: CommentView;
  reaction: Reaction;
  /** Elsewhere it is drawn beside the plus. */
  isOnPhones: boolean;
  onChosen: () => void;
}

function Choice({ comment, reaction, isOnPhones, onChosen }: ChoiceProps) {
  const press = usePress(comment, reaction);
  const count = comment.reactions[reaction.kind] ?? 0;
  const choose = () => {
    onChosen();
    press();
  };
  return (
    <button class={isOnPhones ? "act on-phones" : "act"} type="button" aria-pressed={false} onClick={choose}>
      <Sign sign={reaction.sign} />
      {reaction.name}
      {count > 0 && <span>{numeral(count)}</span>}
    </button>
  );
}

function usePress(comment: CommentView, { kind }: Reaction): () => void {
  const { member, reactions, ask, isKeptFrom, react, tell } = useTalk();
  return () => {
    if (!member) return ask({ kind: "sign-in", isNew: false });
    // What was pressed before can always be taken back.
    if (!reactions[comment.id]?.includes(kind) && isKeptFrom("react")) return;
    react(comment, kind).catch(thrown => {
      const isGone = thrown instanceof ApiProblem && thrown.problem === "not-found";
      tell(isGone ? say("thread.reactionGone") : say("thread.notReacted"));
    });
  };
}
