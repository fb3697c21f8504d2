import { useRef, useState } from "preact/hooks";
import { say } from "../../../locales/say.ts";
import type { Policy } from "../../../server/protocol/policy.ts";
import { drawnSigns, isDrawn, type Reaction, reactionBounds } from "../../../server/protocol/reactions.ts";
import { Icon } from "../../core/Icon.tsx";
import { Sign } from "../../core/Sign.tsx";
import { announce } from "../parts/announce.tsx";
import { addReaction, freeSign, moved, renamed, withoutReaction } from "./reactionDraft.ts";
import { quoted } from "./ruleWords.ts";
import type { RulesDraft } from "./useRules.ts";

const { most } = reactionBounds;

/** How readers may react, in order: each with its sign and a name that can be changed. */
export function ReactionList({ rules, draft, mayChange }: { rules: RulesDraft; draft: Policy; mayChange: boolean }) {
  const box = useRef<HTMLDivElement>(null);
  const { reactions } = draft;
  const set = (next: Reaction[]) => rules.change({ ...draft, reactions: next });
  const move = ({ kind, name }: Reaction, by: -1 | 1) => {
    const next = moved(reactions, kind, by);
    if (next === reactions) return;
    set(next);
    const place = next.findIndex(one => one.kind === kind) + 1;
    announce(say("deskRules.reactions.moved", { name, place, count: next.length }));
    // The row is put elsewhere in the page, which takes the focus from its button.
    const button = document.activeElement as HTMLElement | null;
    requestAnimationFrame(() => button?.focus());
  };
  const remove = ({ kind, name }: Reaction, row: number) => {
    set(withoutReaction(reactions, kind));
    announce(say("deskRules.reactions.removed", { name }));
    const buttons = box.current?.querySelectorAll<HTMLElement>(".reaction-remove");
    (buttons?.[row + 1] ?? buttons?.[row - 1] ?? box.current?.querySelector<HTMLElement>("#reaction-name"))?.focus();
  };

  return (
    <div ref={box}>
      {reactions.length === 0 && <p class="hint">{say("deskRules.reactions.none")}</p>}
      <ol class="reactions">
        {reactions.map((reaction, row) => (
          <li key={reaction.kind}>
            <Sign sign={reaction.sign} />
            <Name
              rules={rules}
              index={row}
              reaction={reaction}
              set={name => set(renamed(reactions, reaction.kind, name))}
            />
            {mayChange && (
              <span class="reaction-does">
                <button
                  class="icon-btn icon-btn-sm"
                  type="button"
                  aria-label={say("deskRules.reactions.up", { name: reaction.name })}
                  aria-disabled={row === 0}
                  onClick={() => move(reaction, -1)}
                >
                  <Icon name="chevUp" />
                </button>
                <button
                  class="icon-btn icon-btn-sm"
                  type="button"
                  aria-label={say("deskRules.reactions.down", { name: reaction.name })}
                  aria-disabled={row === reactions.length - 1}
                  onClick={() => move(reaction, 1)}
                >
                  <Icon name="chevDown" />
                </button>
                <button
                  class="icon-btn icon-btn-sm reaction-remove"
                  type="button"
                  aria-label={say("deskRules.entry.remove", { entry: quoted(reaction.name) })}
                  onClick={() => remove(reaction, row)}
                >
                  <Icon name="x" />
                </button>
              </span>
            )}
          </li>
        ))}
      </ol>
      <p class="hint">{say("deskRules.reactions.hint")}</p>
      {mayChange && <AddReaction reactions={reactions} set={set} />}
    </div>
  );
}

interface NameProps {
  rules: RulesDraft;
  index: number;
  reaction: Reaction;
  set: (name: string) => void;
}

function Name({ rules, index, reaction, set }: NameProps) {
  const path = `policy.reactions.${index}`;
  const error = rules.errors.find(one => one.path === path || one.path.startsWith(`${path}.`));
  const errorId = `reaction-error-${reaction.kind}`;
  return (
    <span class="reaction-name">
      <input
        class="field"
        type="text"
        dir="auto"
        aria-label={say("deskRules.reactions.nameOf", { number: index + 1 })}
        aria-invalid={error ? "true" : undefined}
        aria-describedby={error ? errorId : undefined}
        value={reaction.name}
        onInput={event => set(event.currentTarget.value)}
      />
      {error && (
        <span class="slot-error" id={errorId}>
          {error.message}
        </span>
      )}
    </span>
  );
}

function AddReaction({ reactions, set }: { reactions: Reaction[]; set: (reactions: Reaction[]) => void }) {
  const [name, setName] = useState("");
  /** As it was chosen or typed; null: the next that is free. */
  const [chosen, setChosen] = useState<string | null>(null);
  const [told, setTold] = useState("");
  const box = useRef<HTMLDivElement>(null);
  const sign = chosen ?? freeSign(reactions);
  if (reactions.length >= most) return <p class="hint">{say("deskRules.reactions.full", { count: most })}</p>;
  const add = () => {
    const next = addReaction(reactions, { name, sign });
    if (!Array.isArray(next)) {
      setTold(next.message);
      return box.current?.querySelector<HTMLElement>(`#reaction-${next.path}`)?.focus();
    }
    set(next);
    setName("");
    setChosen(null);
    setTold(say("deskRules.reactions.added", { name: next.at(-1)?.name ?? "" }));
    box.current?.querySelector<HTMLElement>("#reaction-name")?.focus();
  };
  const onEnter = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    add();
  };
  return (
    <div class="try" ref={box}>
      <div>
        <label class="label" for="reaction-name">
          {say("deskRules.reactions.newName")}
        </label>
        <input
          class="field"
          id="reaction-name"
          type="text"
          dir="auto"
          placeholder={say("deskRules.reactions.placeholder")}
          autocomplete="off"
          value={name}
          onInput={event => setName(event.currentTarget.value)}
          onKeyDown={onEnter}
        />
      </div>
      <fieldset class="sign-choice">
        <legend class="label">{say("deskRules.reactions.sign")}</legend>
        {drawnSigns.map(one => (
          <label key={one} class={one === sign ? "sign-tile is-on" : "sign-tile"} title={say(`deskRules.sign.${one}`)}>
            <input
              class="sr"
              type="radio"
              name="reaction-sign"
              aria-label={say(`deskRules.sign.${one}`)}
              checked={one === sign}
              onChange={() => setChosen(one)}
            />
            <Icon name={one} />
          </label>
        ))}
      </fieldset>
      <div class="try-row">
        <input
          class="field sign-emoji"
          id="reaction-sign"
          type="text"
          aria-label={say("deskRules.reactions.emoji")}
          placeholder={say("deskRules.reactions.emojiHint")}
          autocomplete="off"
          value={isDrawn(sign) ? "" : sign}
          onInput={event => setChosen(event.currentTarget.value || null)}
          onKeyDown={onEnter}
        />
        <button class="btn" type="button" aria-disabled={name.trim() === ""} onClick={add}>
          <Icon name="plus" />
          {say("deskRules.reactions.add")}
        </button>
      </div>
      <p class="hint" role="status">
        {told}
      </p>
    </div>
  );
}
