import { useState } from "preact/hooks";
import { say } from "../../../locales/say.ts";
import { may } from "../../../server/protocol/permissions.ts";
import { ApiProblem } from "../../core/api.ts";
import { Icon } from "../../core/Icon.tsx";
import type { Member } from "../../core/session.ts";
import { announce } from "../parts/announce.tsx";
import { exportFile } from "../parts/exportFile.ts";
import { AuditFiltersBar } from "./AuditFilters.tsx";
import { AuditLog } from "./AuditLog.tsx";
import { ChainBar } from "./ChainBar.tsx";
import { PastThread } from "./PastThread.tsx";
import { everything, requestOf, useAudit, useChain } from "./useAudit.ts";

interface AuditProps {
  member: Member;
  /** The thread that is looked back at, and at which moment. */
  past: { slug: string; at: string | null } | null;
}

/** Who did what, chained so that nobody can change it unnoticed; beside it a thread as readers saw it. */
export function Audit({ member, past }: AuditProps) {
  const audit = useAudit(member);
  const chain = useChain(member, audit.page);
  const [open, setOpen] = useState<number | null>(null);
  const jump = (n: number) => {
    setOpen(n);
    audit.setFilters({ ...everything, upTo: String(n) });
  };
  return (
    <>
      <header class="topbar">
        <h1>{say("desk.pages.audit")}</h1>
        <span class="sub wide">{say("deskAudit.says")}</span>
        {may(member, "exportAudit") && <ExportButtons siteId={member.siteId} filter={requestOf(audit.filters)} />}
      </header>
      <div class="page-pad">
        <ChainBar chain={chain} show={jump} />
        <div class={`audit-cols${past ? " has-past" : ""}`}>
          <section class="audit-log" aria-labelledby="log-h">
            <h2 class="sr" id="log-h">
              {say("deskAudit.log")}
            </h2>
            <AuditFiltersBar filters={audit.filters} actors={audit.page?.actors ?? []} change={audit.setFilters} />
            {audit.problem && (
              <div class="banner banner-warn" role="alert">
                <Icon name="info" />
                <p>{say("deskAudit.notRead", { problem: audit.problem.body.title })}</p>
                <button class="btn btn-sm" type="button" onClick={audit.again}>
                  {say("thread.tryAgain")}
                </button>
              </div>
            )}
            {!audit.page && !audit.problem && <p class="hint">{say("desk.reading")}</p>}
            {audit.page && (
              <AuditLog
                entries={audit.page.items}
                isBusy={audit.isLoading}
                open={open}
                setOpen={setOpen}
                jump={jump}
                only={part => audit.setFilters({ ...everything, ...part })}
              />
            )}
            {audit.page?.nextCursor && (
              <button class="btn log-more" type="button" onClick={audit.more}>
                {audit.isLoading ? say("desk.reading") : say("deskAudit.earlier")}
              </button>
            )}
          </section>
          {past && <PastThread key={past.slug} slug={past.slug} at={past.at} />}
        </div>
      </div>
    </>
  );
}

const formats = ["csv", "json"] as const;

/** What is filtered now, as a file. `upTo` is a place in the log and no filter. */
function ExportButtons({ siteId, filter }: { siteId: string; filter: Record<string, string> }) {
  const [problem, setProblem] = useState<string | null>(null);
  const take = async (format: (typeof formats)[number]) => {
    setProblem(null);
    try {
      const { upTo: _, ...asked } = filter;
      await exportFile(`sites/${siteId}/audit/exports`, { ...asked, format }, `audit.${format}`);
      announce(say("deskAudit.exported"));
    } catch (thrown) {
      if (!(thrown instanceof ApiProblem)) throw thrown;
      setProblem(say("deskAudit.notExported", { problem: thrown.body.title }));
    }
  };
  return (
    <div class="push export">
      {problem && (
        <p class="slot-error" role="alert">
          {problem}
        </p>
      )}
      <span class="hint wide">{say("deskAudit.export")}</span>
      {formats.map(format => (
        <button
          key={format}
          class="btn btn-sm"
          type="button"
          aria-label={say("deskAudit.exportAs", { format: format.toUpperCase() })}
          onClick={() => void take(format)}
        >
          {format.toUpperCase()}
        </button>
      ))}
    </div>
  );
}
