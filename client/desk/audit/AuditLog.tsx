import { useEffect, useRef } from "preact/hooks";
import { say, sayWith } from "../../../locales/say.ts";
import type { AuditEntryView } from "../../../server/protocol/audit.ts";
import { clockTime, dayName, exactTime } from "../../core/text.ts";
import { hashes } from "../parts/route.ts";
import { factLines, saidOf, shortHash, subjectName, whyOf } from "./auditWords.ts";

interface AuditLogProps {
  entries: AuditEntryView[];
  isBusy: boolean;
  /** The number of the entry that is open. */
  open: number | null;
  setOpen: (n: number | null) => void;
  /** Opens another entry, wherever it stands. */
  jump: (n: number) => void;
  /** Narrows the log to what an entry is about, or to who did it. */
  only: (part: { subject: string } | { actor: string }) => void;
}

/** Entries by day, the newest first; one of them open, with its facts and its place in the chain. */
export function AuditLog({ entries, isBusy, ...rest }: AuditLogProps) {
  if (entries.length === 0) return <p class="hint">{say("deskAudit.none")}</p>;
  let day = "";
  return (
    <ol class="log" aria-busy={isBusy}>
      {entries.flatMap(entry => {
        const its = dayName(entry.at, "here");
        const isNew = its !== day;
        day = its;
        return [
          isNew && (
            <li class="log-day" key={its}>
              {its}
            </li>
          ),
          <Row key={entry.n} entry={entry} {...rest} />,
        ];
      })}
    </ol>
  );
}

type RowProps = Omit<AuditLogProps, "entries" | "isBusy"> & { entry: AuditEntryView };

function Row({ entry, open, setOpen, jump, only }: RowProps) {
  const isOpen = open === entry.n;
  const why = whyOf(entry);
  const button = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(false);
  // Whoever follows the chain goes on from the entry they came to.
  useEffect(() => {
    if (isOpen && !wasOpen.current && document.activeElement === document.body) button.current?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);
  return (
    <li class={`log-row${isOpen ? " is-open" : ""}`}>
      <time dateTime={entry.at} title={exactTime(entry.at)}>
        {clockTime(entry.at, "here")}
      </time>
      <span class="node" aria-hidden="true">
        <i class={entry.actor ? "" : "auto"} />
      </span>
      <div>
        <button
          class="log-says"
          type="button"
          ref={button}
          aria-expanded={isOpen}
          onClick={() => setOpen(isOpen ? null : entry.n)}
        >
          {saidOf(
            entry,
            <b>{entry.actor ? <bdi>{nameOf(entry.actor)}</bdi> : say("deskAudit.machine")}</b>,
            <bdi>{personOf(entry)}</bdi>,
          )}
          {why && <span class="why">{why}</span>}
        </button>
        {isOpen && <Facts entry={entry} jump={jump} only={only} />}
      </div>
      <code class="hash" title={entry.hash}>
        {shortHash(entry.hash)}
      </code>
    </li>
  );
}

function Facts({ entry, jump, only }: Pick<RowProps, "entry" | "jump" | "only">) {
  const { n, at, actor, subject, article, facts, previous, hash, next } = entry;
  const caseId = typeof facts.case === "string" && /^[1-9]\d{0,17}$/.test(facts.case) ? facts.case : null;
  const justBefore = new Date(Date.parse(at) - 1).toISOString();
  return (
    <>
      <dl class="log-open">
        <div>
          <dt>{say("deskAudit.entry.when")}</dt>
          <dd>
            {exactTime(at, "here")} <bdi dir="ltr">({at})</bdi>
          </dd>
        </div>
        {factLines(entry).map(({ name, says, isHash }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{isHash ? sayWith("deskAudit.entry.hashed", { hash: <code>{says}</code> }) : <bdi>{says}</bdi>}</dd>
          </div>
        ))}
        <div>
          <dt>{say("deskAudit.entry.link")}</dt>
          <dd class="log-links">
            {n > 1 ? (
              <Neighbour n={n - 1} hash={previous} jump={jump} />
            ) : (
              <span>{say("deskAudit.entry.beginning")}</span>
            )}
            <span class="i-flip" aria-hidden="true">
              →
            </span>
            <span>
              <Place n={n} hash={hash} />
            </span>
            <span class="i-flip" aria-hidden="true">
              →
            </span>
            {next ? <Neighbour n={n + 1} hash={next} jump={jump} /> : <span>{say("deskAudit.entry.end")}</span>}
          </dd>
        </div>
      </dl>
      <p class="log-acts">
        <button class="mini-link" type="button" onClick={() => only({ subject })}>
          {say("deskAudit.entry.allAbout", { subject: subjectName(subject) })}
        </button>
        <button class="mini-link" type="button" onClick={() => only({ actor: actor?.id ?? "machine" })}>
          {actor
            ? sayWith("deskAudit.entry.allBy", { name: <bdi>{nameOf(actor)}</bdi> })
            : say("deskAudit.entry.allByMachine")}
        </button>
        {caseId && (
          <a class="mini-link" href={hashes.case(caseId)}>
            {say("desk.openCase")}
          </a>
        )}
        {article && (
          <a class="mini-link" href={hashes.past(article.slug, justBefore)}>
            {say("deskAudit.entry.justBefore")}
          </a>
        )}
      </p>
    </>
  );
}

const nameOf = ({ id, name }: { id: string; name: string }): string => name || say("deskAudit.member", { id });

/** To whom it was done; of somebody who is gone the number, which the facts keep. */
const personOf = ({ person, facts, subject }: AuditEntryView): string =>
  nameOf(person ?? { id: String(facts.member ?? subject.slice(subject.indexOf(":") + 1)), name: "" });

function Neighbour({ n, hash, jump }: { n: number; hash: string; jump: (n: number) => void }) {
  return (
    <button class="mini-link" type="button" onClick={() => jump(n)}>
      <Place n={n} hash={hash} />
    </button>
  );
}

/** "40aa…f5c6 entry 12". */
function Place({ n, hash }: { n: number; hash: string }) {
  return <>{sayWith("deskAudit.entry.place", { n, hash: <code>{shortHash(hash)}</code> })}</>;
}
