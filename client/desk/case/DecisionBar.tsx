import type { ComponentChildren, Ref } from "preact";
import { say, sayWith } from "../../../locales/say.ts";
import type { CaseView } from "../../../server/protocol/cases.ts";
import { Icon, type IconName } from "../../core/Icon.tsx";
import { type Blocked, mayEscalate, whyNotId } from "../parts/decidable.ts";
import { agePoints } from "../parts/deskWords.ts";

export type Sheet = "reject" | "escalate";

interface DecisionBarProps {
  blocked: Blocked;
  next: CaseView | null;
  openSheet: Sheet | null;
  /** The button of the open sheet gets the focus back. */
  sheetButton: Ref<HTMLButtonElement>;
  approve: () => void;
  feature: () => void;
  toggle: (sheet: Sheet) => void;
  skip: () => void;
  undo: (() => void) | null;
  /** The sheet that is open. */
  children: ComponentChildren;
}

/** Approve is the only filled button: it is the common decision and the cheapest to undo. What needs a reason or a note opens. */
export function DecisionBar(props: DecisionBarProps) {
  const { blocked, next, openSheet, sheetButton, approve, feature, toggle, skip, undo, children } = props;
  const isBlocked = blocked !== null;
  const opens = (sheet: Sheet) => ({
    isBlocked: sheet === "escalate" ? !mayEscalate(blocked) : isBlocked,
    isOpen: openSheet === sheet,
    buttonRef: openSheet === sheet ? sheetButton : undefined,
    toggle: () => toggle(sheet),
  });
  return (
    <section class="decide" aria-label={say("deskCase.bar.label")}>
      <div class="decide-row">
        <button
          class="btn btn-good"
          type="button"
          aria-keyshortcuts="A"
          aria-disabled={isBlocked}
          aria-describedby={isBlocked ? whyNotId : undefined}
          onClick={approve}
        >
          <Icon name="check" />
          {say("desk.approve")} <kbd>A</kbd>
        </button>
        <Opener kind="btn-stop" icon="x" name={say("desk.reject")} keyName="R" {...opens("reject")} />
        <Opener kind="btn-note" icon="up" name={say("deskCase.bar.escalate")} keyName="E" {...opens("escalate")} />
        {next && (
          <span class="decide-note">
            {sayWith("deskCase.bar.next", {
              name: <bdi>{next.comment.author.name}</bdi>,
              priority: agePoints(next.openedAt, Date.now()) + next.priority.total,
            })}
          </span>
        )}
        <span class="push">
          <Quiet icon="star" name={say("deskCase.bar.feature")} keyName="F" isBlocked={isBlocked} act={feature} />
          <Quiet
            icon="share"
            name={say("deskCase.bar.skip")}
            keyName="S"
            isBlocked={blocked === "loading"}
            act={skip}
          />
          {undo && <Quiet icon="undo" name={say("deskCase.undo")} keyName="U" isBlocked={false} act={undo} />}
        </span>
      </div>
      {children}
    </section>
  );
}

interface OpenerProps {
  kind: string;
  icon: IconName;
  name: string;
  keyName: string;
  isBlocked: boolean;
  isOpen: boolean;
  buttonRef: Ref<HTMLButtonElement> | undefined;
  toggle: () => void;
}

function Opener({ kind, icon, name, keyName, isBlocked, isOpen, buttonRef, toggle }: OpenerProps) {
  return (
    <button
      class={`btn ${kind}`}
      type="button"
      {...(buttonRef ? { ref: buttonRef } : {})}
      aria-keyshortcuts={keyName}
      aria-haspopup="dialog"
      aria-expanded={isOpen}
      aria-disabled={isBlocked}
      aria-describedby={isBlocked ? whyNotId : undefined}
      onClick={() => (isOpen || !isBlocked) && toggle()}
    >
      <Icon name={icon} />
      {name}
      <span class="chev">
        <Icon name={isOpen ? "chevDown" : "chevUp"} />
      </span>
      <kbd>{keyName}</kbd>
    </button>
  );
}

interface QuietProps {
  icon: IconName;
  name: string;
  keyName: string;
  isBlocked: boolean;
  act: () => void;
}

function Quiet({ icon, name, keyName, isBlocked, act }: QuietProps) {
  return (
    <button
      class="btn btn-quiet"
      type="button"
      aria-keyshortcuts={keyName}
      aria-disabled={isBlocked}
      aria-describedby={isBlocked ? whyNotId : undefined}
      onClick={() => !isBlocked && act()}
    >
      <Icon name={icon} />
      {name} <kbd>{keyName}</kbd>
    </button>
  );
}
