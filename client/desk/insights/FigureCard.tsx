import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { say } from "../../../locales/say.ts";
import { type Figure, type InsightsView, tableOf } from "../../../server/protocol/figures.ts";
import { api } from "../../core/api.ts";
import { ScrollRegion } from "../parts/ScrollRegion.tsx";
import { cellWords, findings, type SiteClock } from "./insightWords.ts";

interface FigureCardProps {
  figure: Figure;
  view: InsightsView;
  clock: SiteClock;
  siteId: string;
  /** Of twelve columns. */
  columns?: 4 | 8 | 12;
  children: ComponentChildren;
}

/** One figure: its question, its finding, a drawing, and for whoever asks the numbers as a table or a file. */
export function FigureCard({ figure, view, clock, siteId, columns = 4, children }: FigureCardProps) {
  const [isTable, setTable] = useState(false);
  const query = new URLSearchParams({ by: view.by, until: view.until });
  const question = say(`deskInsights.question.${figure}`);
  return (
    <section class={`card c${columns}`} aria-labelledby={`figure-${figure}`}>
      <div class="card-head">
        <h2 id={`figure-${figure}`}>{question}</h2>
        <span class="figure-acts">
          <button
            class="mini-link"
            type="button"
            aria-label={say("deskInsights.asTableOf", { question })}
            aria-pressed={isTable}
            onClick={() => setTable(!isTable)}
          >
            {say("deskInsights.asTable")}
          </button>
          <a
            class="mini-link"
            aria-label={say("deskInsights.csvOf", { question })}
            href={`${api.base}sites/${siteId}/insights/${figure}?${query}`}
            download
          >
            CSV
          </a>
        </span>
        <p class="card-sub">{findings[figure](view, clock)}</p>
      </div>
      {isTable ? <FigureTable figure={figure} view={view} clock={clock} /> : children}
    </section>
  );
}

function FigureTable({ figure, view, clock }: Pick<FigureCardProps, "figure" | "view" | "clock">) {
  const { columns, rows } = tableOf(figure, view);
  const label = say("deskInsights.tableOf", { question: say(`deskInsights.question.${figure}`) });
  return (
    <ScrollRegion class="scroll-x figure-table" label={label}>
      <table class="tbl">
        <thead>
          <tr>
            {columns.map(({ name }, index) => (
              <th key={name} scope="col" class={index === 0 ? undefined : "r"}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <tr key={row[0]}>
              {columns.map((column, index) => {
                const words = cellWords(row[index] ?? null, column, clock);
                return index === 0 ? (
                  <th key={column.name} scope="row">
                    {words}
                  </th>
                ) : (
                  <td key={column.name} class="r">
                    {words}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
