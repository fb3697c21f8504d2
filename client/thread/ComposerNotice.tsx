import { useEffect } from "preact/hooks";
import { say } from "../../locales/say.ts";
import { Icon, type IconName } from "../core/Icon.tsx";
import { minutesAndSeconds } from "../core/text.ts";
import { secondsUntil, useSecondsUntil } from "../core/useSecondsUntil.ts";
import { useTalk } from "./context.ts";
import { type Phase, reasons } from "./posting.ts";
import type { Posting, Purpose } from "./usePosting.ts";

interface ComposerNoticeProps {
  id: string;
  purpose: Purpose;
  posting: Posting;
  onEdit: () => void;
  onClose?: () => void;
}

/** What stands between the text and the others, in plain words, and every way on. */
export function ComposerNotice({ id, purpose, posting, onEdit, onClose }: ComposerNoticeProps) {
  const { phase, send } = posting;
  if (phase.at === "nudged")
    return <Nudged id={id} phase={phase} onEdit={onEdit} onAnyway={() => send({ isAnyway: true })} />;
  if (phase.at === "waiting") return <Waiting id={id} phase={phase} onOver={posting.edit} />;
  if (phase.at === "kept") return <Notice id={id} icon="info" title={phase.title} hint={phase.hint} />;
  if (phase.at !== "parent-gone" || purpose.kind !== "reply") return null;
  return (
    <Notice id={id} icon="info" title={parentGone(purpose.to.author.name)} hint={say("composer.parentGoneHint")}>
      <button class="btn btn-primary" type="button" onClick={() => send({ isNew: true })}>
        {say("composer.postAsNew")}
      </button>
      {onClose && (
        <button class="btn" type="button" onClick={onClose}>
          {say("composer.keepDraft")}
        </button>
      )}
    </Notice>
  );
}

interface NoticeProps {
  id: string;
  icon: IconName;
  title: string;
  hint: string;
  children?: preact.ComponentChildren;
}

function Notice({ id, icon, title, hint, children }: NoticeProps) {
  return (
    <div class="composer-notice" id={id} role="status">
      <Icon name={icon} />
      <div>
        <b>{title}</b>
        {hint}
        {children && <div class="acts">{children}</div>}
      </div>
    </div>
  );
}

interface NudgedProps {
  id: string;
  phase: Phase & { at: "nudged" };
  onEdit: () => void;
  onAnyway: () => void;
}

/** Speaks of the words, not of the person; the kinder way on comes first. */
function Nudged({ id, phase, onEdit, onAnyway }: NudgedProps) {
  const isRefused = phase.then === "refuse";
  const hasMarks = phase.findings.some(({ evidence }) => evidence.length > 0);
  const title = say(`composer.nudges.${phase.then}.title`);
  const hint = say(`composer.nudges.${phase.then}.hint`);
  const why = [...reasons(phase.findings), hasMarks ? say("composer.underlined") : "", hint];
  return (
    <Notice id={id} icon="bubble" title={title} hint={why.filter(Boolean).join(" ")}>
      <button class="btn btn-primary" type="button" onClick={onEdit}>
        {say("composer.edit")}
      </button>
      {!isRefused && (
        <button class="btn" type="button" onClick={onAnyway}>
          {say("composer.postAnyway")}
        </button>
      )}
    </Notice>
  );
}

/** The wait is named and counted; the number is drawn once a second, but read out only once. */
function Waiting({ id, phase, onOver }: { id: string; phase: Phase & { at: "waiting" }; onOver: () => void }) {
  const { announce } = useTalk();
  const { until } = phase;
  const seconds = useSecondsUntil(until);
  useEffect(() => announce(say("composer.wait", { time: minutesAndSeconds(secondsUntil(until)) })), [until]);
  useEffect(() => {
    if (seconds === 0) onOver();
  }, [seconds]);
  return (
    <div class="composer-notice" id={id} role="timer">
      <Icon name="clock" />
      <div>
        <b class="num">{say("composer.wait", { time: minutesAndSeconds(seconds) })}</b>
        {phase.isSlowMode ? say("composer.slowHint") : say("composer.waitHint")}
      </div>
    </div>
  );
}

const parentGone = (name: string) =>
  name === "" ? say("composer.parentGoneUnnamed") : say("composer.parentGone", { name });
