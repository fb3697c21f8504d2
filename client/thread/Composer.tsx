import { useContext, useEffect, useRef, useState } from "preact/hooks";
import { say } from "../../locales/say.ts";
import { Avatar } from "../core/Avatar.tsx";
import { Icon } from "../core/Icon.tsx";
import { minutesAndSeconds } from "../core/text.ts";
import { secondsUntil } from "../core/useSecondsUntil.ts";
import { ComposerNotice } from "./ComposerNotice.tsx";
import { useTalk } from "./context.ts";
import { Hindered } from "./Hindered.tsx";
import type { Hold } from "./hold.ts";
import { type Format, format, marked } from "./markup.ts";
import { WritingOnWhat } from "./OnWhat.tsx";
import { lengthLeft } from "./posting.ts";
import { SlowWait, TimeLeft } from "./SlowWait.tsx";
import { useAttach } from "./useAttach.ts";
import { type DraftedText, draftName, useDraft } from "./useDraft.ts";
import { useHindrance } from "./useHindrance.ts";
import { useMentions } from "./useMentions.ts";
import { usePart } from "./usePart.ts";
import { type Attached, type Purpose, usePosting } from "./usePosting.ts";
import { useSlowWait } from "./useSlowWait.ts";
import { TypingContext } from "./useTyping.ts";

interface ComposerProps {
  purpose: Purpose;
  onClose?: () => void;
  onPosted?: () => void;
  /** What stands in the field already. */
  typed?: string;
}

/** Where people write. The text is kept on the device while it is written, and stays until the server has it. */
export function Composer({ purpose, onClose, onPosted, typed = "" }: ComposerProps) {
  const talk = useTalk();
  const { write } = useContext(TypingContext);
  const field = useRef<HTMLTextAreaElement>(null);
  const { text, setText, kept, drop } = useDraft(purpose, typed);
  const Mentions = useMentions(text);
  const preview = usePart(() => import("../personal/Preview.tsx"), talk.tell);
  const [pictures, setPictures] = useState<Attached[]>([]);
  const [isPictureComing, setPictureComing] = useState(false);
  const attach = useAttach(purpose);
  const posting = usePosting(purpose, text, pictures, () => {
    drop();
    preview.close();
    setPictures([]);
    onClose?.();
    onPosted?.();
  });
  const { phase } = posting;
  const hindered = useHindrance("comment");
  const hold = purpose.kind === "edit" ? null : talk.hold;
  const slowUntil = useSlowWait(purpose);
  const { slowMode } = talk.article;
  const length = lengthLeft(text);
  const isSending = phase.at === "sending";
  const isWhole = text.trim() !== "" && !length.isOver;
  const mayPost = talk.isAlive && isWhole && !isSending && phase.at !== "waiting" && !hindered && !hold && !slowUntil;
  const findings = phase.at === "nudged" ? phase.findings : [];
  const id = idOf(purpose);
  const isSlowed = slowUntil !== null && !hindered && !hold && (phase.at === "writing" || phase.at === "waiting");
  const isAsking = !hindered && (phase.at === "nudged" || phase.at === "parent-gone");

  useEffect(() => {
    // What a moderator asks for comes by itself, and takes nobody's focus.
    if (purpose.kind === "reply" || (purpose.kind === "edit" && !purpose.comment.editAsked)) field.current?.focus();
  }, []);

  const edit = () => {
    posting.edit();
    field.current?.focus();
  };
  const submit = (event: Event) => {
    event.preventDefault();
    if (mayPost && isPictureComing) talk.tell(say("composer.pictureComing"));
    else if (mayPost) void posting.send();
    else if (slowUntil) talk.announce(say("composer.slow.title", { time: minutesAndSeconds(secondsUntil(slowUntil)) }));
  };
  const apply = (how: Format) => {
    const element = field.current;
    if (!element) return;
    const next = format({ text, start: element.selectionStart, end: element.selectionEnd }, how);
    setText(next.text);
    // The selection is set once the new text stands in the field.
    requestAnimationFrame(() => {
      element.focus();
      element.setSelectionRange(next.start, next.end);
    });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) submit(event);
    if (event.key === "Escape" && onClose) onClose();
  };

  return (
    <form class="composer" part="composer" aria-label={titleOf(purpose)} onSubmit={submit}>
      <Who purpose={purpose} />
      {purpose.kind === "new" && <WritingOnWhat />}
      <label class="sr" for={id}>
        {say("composer.yourComment")}
      </label>
      <div class="composer-field">
        <div class="composer-text composer-mirror" dir="auto" aria-hidden="true">
          {marked(text, findings).map(({ text: stretch, line }) =>
            line ? <mark class={`ev-${line}`}>{stretch}</mark> : stretch,
          )}
          {"\n"}
        </div>
        <textarea
          ref={field}
          id={id}
          class="composer-text"
          dir="auto"
          rows={3}
          value={text}
          readOnly={isSending}
          placeholder={placeholderOf(purpose, talk.member)}
          aria-describedby={phase.at === "writing" && !hindered && !isSlowed ? undefined : `${id}-why`}
          onInput={event => {
            setText(event.currentTarget.value);
            if (talk.member && purpose.kind !== "edit") write(purpose.kind === "reply" ? purpose.to.id : null);
            if (phase.at === "nudged" || phase.at === "kept") posting.edit();
          }}
          onKeyDown={onKeyDown}
        />
        {Mentions && <Mentions field={field} text={text} onText={setText} />}
      </div>
      {hindered ? (
        <Hindered id={`${id}-why`} sanction={hindered} onRead={edit} />
      ) : isSlowed && slowMode && slowUntil ? (
        <SlowWait id={`${id}-why`} until={slowUntil} slowMode={slowMode} />
      ) : (
        <ComposerNotice
          id={`${id}-why`}
          purpose={purpose}
          posting={posting}
          onEdit={edit}
          {...(onClose ? { onClose } : {})}
        />
      )}
      {attach && <attach.AttachedPictures pictures={pictures} set={setPictures} />}
      {talk.member == null && <Gate hold={hold} />}
      {talk.member !== null && !isAsking && (
        <div class="composer-bar">
          {hold ? <OnHold hold={hold} hasText={text !== ""} /> : <Formats onFormat={apply} />}
          {attach && !hold && (
            <attach.ChoosePicture pictures={pictures} set={setPictures} setComing={setPictureComing} />
          )}
          {!hold && <State length={length} kept={kept} />}
          <span class="composer-end">
            {!hold && (
              <button
                class="icon-btn"
                type="button"
                aria-label={say("composer.preview")}
                title={say("composer.preview")}
                aria-expanded={preview.part !== null}
                onClick={() => (preview.part ? preview.close() : preview.open())}
              >
                <Icon name="eye" />
              </button>
            )}
            {onClose && (
              <button class="btn btn-quiet" type="button" onClick={onClose}>
                {say("thread.cancel")}
              </button>
            )}
            <button
              class="btn btn-primary"
              type="submit"
              disabled={!talk.isAlive}
              aria-disabled={!mayPost}
              aria-describedby={isSlowed ? `${id}-why` : undefined}
            >
              {isSending
                ? say("composer.sending")
                : phase.at === "kept" && phase.mayRetry
                  ? say("thread.tryAgain")
                  : verbOf(purpose)}
              {isSlowed && slowUntil && <TimeLeft until={slowUntil} />}
            </button>
          </span>
        </div>
      )}
      {preview.part && talk.member && <preview.part.Preview text={text} />}
    </form>
  );
}

function Who({ purpose }: { purpose: Purpose }) {
  const { member } = useTalk();
  if (purpose.kind === "reply") {
    return (
      <p class="composer-who">
        <Icon name="reply" />
        <span>
          {say("composer.replyingTo")} <bdi class="who">{purpose.to.author.name || say("composer.removedComment")}</bdi>
        </span>
      </p>
    );
  }
  if (!member) return null;
  return (
    <p class="composer-who">
      <Avatar id={member.id} name={member.name} badges={member.badges} picture={member.avatar} size="xs" />
      <span>
        {purpose.kind === "edit" ? say("composer.editing") : `${say("composer.writingAs")} `}
        {purpose.kind === "new" && <bdi class="who">{member.name}</bdi>}
      </span>
    </p>
  );
}

const formats = [
  { how: "bold", drawn: "B" },
  { how: "italic", drawn: <em>I</em> },
  { how: "code", drawn: <span class="fmt-code">&lt;&gt;</span> },
  { how: "spoiler", drawn: <Icon name="eyeOff" /> },
  { how: "quote", drawn: <Icon name="quote" /> },
  { how: "link", drawn: <Icon name="link" /> },
] as const;

function Formats({ onFormat }: { onFormat: (how: Format) => void }) {
  return (
    <>
      {formats.map(({ how, drawn }) => (
        <button
          key={how}
          class={`icon-btn fmt fmt-of-${how}`}
          type="button"
          aria-label={say(`composer.formats.${how}`)}
          title={say(`composer.formats.${how}`)}
          onClick={() => onFormat(how)}
        >
          {drawn}
        </button>
      ))}
    </>
  );
}

/** Has its place also when it says nothing. */
function State({ length, kept }: { length: ReturnType<typeof lengthLeft>; kept: DraftedText["kept"] }) {
  if (length.isOver) return <span class="state state-over">{say("thread.tooLong", { count: -length.left })}</span>;
  return (
    <span class="state">
      {length.isNear ? say("thread.charactersLeft", { count: length.left }) : kept && saysOf(kept)}
    </span>
  );
}

const saysOf = (kept: "here" | "everywhere") =>
  kept === "here" ? say("composer.draftKept") : say("personal.draftEverywhere");

/** In the place of the tools, so that nothing moves: why nobody posts now, and that what was typed is safe. */
function OnHold({ hold, hasText }: { hold: Hold; hasText: boolean }) {
  const { announce } = useTalk();
  useEffect(() => announce(hold.title), [hold.kind]);
  return (
    <p class="composer-hold">
      <b>{hold.title}.</b> {hasText ? say("thread.keptHint") : hold.hint}
    </p>
  );
}

function Gate({ hold }: { hold: Hold | null }) {
  const { article, ask, member } = useTalk();
  return (
    // Drawn by the server for who turns out to be signed out (client/embed/asleep.ts).
    <div class="composer-gate" hidden={member === undefined}>
      <p>{hold ? `${hold.title}. ${hold.hint}` : say("composer.gate")}</p>
      <button class="btn btn-primary" type="button" onClick={() => ask({ kind: "sign-in", isNew: false })}>
        {say("thread.signIn")}
      </button>
      <button class="btn" type="button" onClick={() => ask({ kind: "sign-in", isNew: true })}>
        {say("thread.createAccount")}
      </button>
      {article.takesGuests && (
        <button class="btn btn-quiet" type="button" onClick={() => ask({ kind: "guest" })}>
          {say("thread.asGuest")}
        </button>
      )}
    </div>
  );
}

const idOf = (purpose: Purpose) => `write-${draftName(purpose)?.replace(":", "-") ?? "new"}`;

const titleOf = (purpose: Purpose) =>
  purpose.kind === "new"
    ? say("composer.newComment")
    : purpose.kind === "edit"
      ? say("composer.editing")
      : say("composer.replyingToName", { name: purpose.to.author.name });

const verbOf = (purpose: Purpose) =>
  purpose.kind === "edit" && purpose.comment.editAsked
    ? say("composer.sendToDesk")
    : { new: say("composer.post"), reply: say("composer.postReply"), edit: say("composer.save") }[purpose.kind];

function placeholderOf({ kind }: Purpose, member: unknown): string {
  if (kind === "reply") return say("composer.replyPlaceholder");
  return member === null ? say("composer.placeholderSignedOut") : say("composer.placeholder");
}
