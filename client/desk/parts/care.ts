import { useEffect, useState } from "preact/hooks";
import { say } from "../../../locales/say.ts";
import type { Id } from "../../../server/protocol/basics.ts";
import type { CaseView } from "../../../server/protocol/cases.ts";
import type { StoredFinding } from "../../../server/protocol/findings.ts";
import type { Label } from "../../../server/protocol/labels.ts";
import { inSentence } from "../../core/text.ts";
import { ofRevision } from "./reading.ts";

/** What one person keeps in this browser for themselves; nobody else is told. */
interface Care {
  /** Severe text is blurred until it is opened. */
  isVeiled: boolean;
  /** When this shift began, in ms: the first severe text that was opened after a pause of some hours. */
  since: number;
  /** Severe cases that were opened in it. */
  seen: Id[];
}

const place = "comity-desk-care";
const shiftMs = 6 * 3_600_000;
const nothing: Care = { isVeiled: false, since: 0, seen: [] };

const severe: readonly Label[] = ["severe_toxicity", "threat", "identity_attack", "sexual"];

/** What makes a text severe, as the model reads it: "threat"; null when nothing does. */
export function severityOf(item: Pick<CaseView, "comment" | "findings">): string | null {
  const found = ofRevision(item).find(isSevere);
  return found?.reading ? inSentence(say(`desk.label.${found.reading.label}`)) : null;
}

const isSevere = ({ reading, then }: StoredFinding) =>
  reading !== undefined && then !== "nudge" && then !== "note" && severe.includes(reading.label);

/** A text that was opened counts once in a shift; after hours without any a new shift begins. */
export function afterSeeing(care: Care, caseId: Id, now: number): Care {
  const isNew = now - care.since > shiftMs;
  const seen = isNew ? [] : care.seen;
  if (seen.includes(caseId)) return care;
  return { ...care, since: isNew ? now : care.since, seen: [...seen, caseId] };
}

export interface CareDoor extends Care {
  veil(isVeiled: boolean): void;
  see(caseId: Id): void;
}

export function useCare(): CareDoor {
  const [care, setCare] = useState(kept);
  useEffect(() => {
    try {
      localStorage.setItem(place, JSON.stringify(care));
    } catch {
      // Where the browser keeps nothing it is forgotten with the page.
    }
  }, [care]);
  return {
    ...care,
    veil: isVeiled => setCare(before => ({ ...before, isVeiled })),
    see: caseId => setCare(before => afterSeeing(before, caseId, Date.now())),
  };
}

function kept(): Care {
  try {
    return { ...nothing, ...JSON.parse(localStorage.getItem(place) ?? "{}") };
  } catch {
    return nothing;
  }
}
