import { useEffect, useRef } from "preact/hooks";
import type { AuditEntryView } from "../../../server/protocol/audit.ts";
import { clockTime, dayName, exactTime } from "../../core/text.ts";
import { hashes } from "../parts/route.ts";
import { factLines, sayingOf, shortHash } from "./auditWords.ts";

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
  if (entries.length === 0) return <p class="hint">Nothing here meets this.</p>;
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
  const { did, why } = sayingOf(entry);
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
          <b>{entry.actor ? <bdi>{nameOf(entry.actor)}</bdi> : "The machine"}</b> {did}
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
          <dt>When</dt>
          <dd>
            {exactTime(at, "here")} ({at})
          </dd>
        </div>
        {factLines(entry).map(({ name, says, isHash }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              {isHash ? (
                <>
                  kept apart; here only its hash <code>{says}</code>
                </>
              ) : (
                says
              )}
            </dd>
          </div>
        ))}
        <div>
          <dt>Link</dt>
          <dd class="log-links">
            {n > 1 ? <Neighbour n={n - 1} hash={previous} jump={jump} /> : <span>the beginning</span>}
            <span aria-hidden="true">→</span>
            <span>
              <code>{shortHash(hash)}</code> entry {n.toLocaleString("en")}
            </span>
            <span aria-hidden="true">→</span>
            {next ? <Neighbour n={n + 1} hash={next} jump={jump} /> : <span>the end</span>}
          </dd>
        </div>
      </dl>
      <p class="log-acts">
        <button class="mini-link" type="button" onClick={() => only({ subject })}>
          Everything about {subject.replace(":", " ")}
        </button>
        <button class="mini-link" type="button" onClick={() => only({ actor: actor?.id ?? "machine" })}>
          Everything by {actor ? <bdi>{nameOf(actor)}</bdi> : "the machine"}
        </button>
        {caseId && (
          <a class="mini-link" href={hashes.case(caseId)}>
            Open the case
          </a>
        )}
        {article && (
          <a class="mini-link" href={hashes.past(article.slug, justBefore)}>
            The thread just before
          </a>
        )}
      </p>
    </>
  );
}

const nameOf = ({ id, name }: { id: string; name: string }): string => name || `Member ${id}`;

function Neighbour({ n, hash, jump }: { n: number; hash: string; jump: (n: number) => void }) {
  return (
    <button class="mini-link" type="button" onClick={() => jump(n)}>
      <code>{shortHash(hash)}</code> entry {n.toLocaleString("en")}
    </button>
  );
}
