import type { ComponentChildren } from "preact";
import { type Section, sections } from "./policyDraft.ts";

interface CardProps {
  section: Section;
  says?: string;
  children: ComponentChildren;
}

/** One rule, under its name; the list of rules leads here. */
export function Card({ section, says, children }: CardProps) {
  const name = sections.find(one => one.section === section)?.name;
  return (
    <section class="card rule-card" aria-labelledby={`rule-${section}`}>
      <div class="card-head">
        <h2 id={`rule-${section}`} tabIndex={-1}>
          {name}
        </h2>
        {says && <p class="card-sub">{says}</p>}
      </div>
      {children}
    </section>
  );
}
