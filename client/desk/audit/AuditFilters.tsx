import { Icon } from "../../core/Icon.tsx";
import { kindNames } from "./auditWords.ts";
import { type AuditFilters, everything } from "./useAudit.ts";

interface AuditFiltersBarProps {
  filters: AuditFilters;
  actors: { id: string; name: string }[];
  change: (filters: AuditFilters) => void;
}

/** Who, what, when; and what the log was narrowed to from one of its entries. */
export function AuditFiltersBar({ filters, actors, change }: AuditFiltersBarProps) {
  const set = (part: Partial<AuditFilters>) => change({ ...filters, upTo: "", ...part });
  const isAnother = /^\d/.test(filters.actor) && actors.every(({ id }) => id !== filters.actor);
  const isNarrowed = JSON.stringify(filters) !== JSON.stringify(everything);
  return (
    <div class="filters">
      <label>
        <span class="sr">Who</span>
        <select class="select" value={filters.actor} onChange={event => set({ actor: event.currentTarget.value })}>
          <option value="">Everyone</option>
          <option value="machine">The machine</option>
          {isAnother && <option value={filters.actor}>Member {filters.actor}</option>}
          {actors.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span class="sr">What</span>
        <select class="select" value={filters.kind} onChange={event => set({ kind: event.currentTarget.value })}>
          <option value="">Every action</option>
          {kindNames.map(({ kind, name }) => (
            <option key={kind} value={kind}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label class="filter-day">
        From
        <input
          class="select"
          type="date"
          value={filters.from}
          onChange={event => set({ from: event.currentTarget.value })}
        />
      </label>
      <label class="filter-day">
        to
        <input
          class="select"
          type="date"
          value={filters.to}
          onChange={event => set({ to: event.currentTarget.value })}
        />
      </label>
      {filters.subject && (
        <Narrowed says={`Only ${filters.subject.replace(":", " ")}`} drop={() => set({ subject: "" })} />
      )}
      {filters.upTo && <Narrowed says={`From entry ${filters.upTo} down`} drop={() => set({ upTo: "" })} />}
      {isNarrowed && (
        <button class="btn btn-link" type="button" onClick={() => change(everything)}>
          Show everything
        </button>
      )}
    </div>
  );
}

function Narrowed({ says, drop }: { says: string; drop: () => void }) {
  return (
    <button class="chip chip-accent chip-drop" type="button" onClick={drop}>
      {says}
      <Icon name="x" />
      <span class="sr">, take away</span>
    </button>
  );
}
