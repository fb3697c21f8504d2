import { useEffect, useState } from "preact/hooks";
import { say } from "../../../locales/say.ts";
import type { Page, Role } from "../../../server/protocol/basics.ts";
import type { MemberRow } from "../../../server/protocol/views.ts";
import { Avatar } from "../../core/Avatar.tsx";
import { Icon } from "../../core/Icon.tsx";
import type { Member } from "../../core/session.ts";
import { exactTime, listed, relativeTime } from "../../core/text.ts";
import { announce } from "../parts/announce.tsx";
import { ScrollRegion } from "../parts/ScrollRegion.tsx";
import { useNow } from "../parts/useNow.ts";
import { usePages } from "../parts/usePages.ts";
import { RoleDialog } from "./RoleDialog.tsx";

const typingMs = 250;

/** Who is here, and who may decide. */
export function People({ member }: { member: Member }) {
  const { people, search, setSearch, problem, isLoading, more, replace, again } = usePeople(member);
  const [asked, setAsked] = useState<{ person: MemberRow; role: Role } | null>(null);
  const now = useNow(60_000);
  return (
    <>
      <header class="topbar">
        <h1>{say("desk.pages.people")}</h1>
        <div class="push">
          <label class="sr" for="people-q">
            {say("desk.people.find")}
          </label>
          <input
            class="field people-search"
            id="people-q"
            type="search"
            placeholder={say("desk.people.find")}
            value={search}
            onInput={event => setSearch(event.currentTarget.value)}
          />
        </div>
      </header>
      <div class="page-pad people">
        <p class="hint">{say("desk.people.lede")}</p>
        {problem && (
          <div class="banner banner-warn" role="alert">
            <Icon name="info" />
            <p>{say("desk.people.notRead", { problem: problem.body.title })}</p>
            <button class="btn btn-sm" type="button" onClick={again}>
              {say("thread.tryAgain")}
            </button>
          </div>
        )}
        <ScrollRegion class="scroll-x" label={say("desk.pages.people")} isBusy={isLoading}>
          <table class="tbl people-table">
            <thead>
              <tr>
                <th scope="col">{say("desk.people.name")}</th>
                <th scope="col">{say("desk.people.joined")}</th>
                <th scope="col">{say("desk.people.is")}</th>
                <th scope="col">
                  <span class="sr">{say("desk.people.change")}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {people?.items.map(person => (
                <tr key={person.id}>
                  <td>
                    <div class="who">
                      <Avatar id={person.id} name={person.name} size="sm" />
                      <div>
                        <b>
                          <bdi>{person.name}</bdi>
                        </b>
                        <span class="who-meta">
                          {person.role !== "member" && (
                            <span class="only-phone">{say(`desk.roles.${person.role}`)}</span>
                          )}
                          {person.email}
                        </span>
                      </div>
                    </div>
                  </td>
                  <td>
                    <time dateTime={person.joinedAt} title={exactTime(person.joinedAt)}>
                      {relativeTime(person.joinedAt, now)}
                    </time>
                  </td>
                  <td>
                    <span class={person.role === "member" ? "chip" : "chip chip-accent"}>
                      {person.role !== "member" && <Icon name="shield" />}
                      {say(`desk.roles.${person.role}`)}
                    </span>
                    {person.sections && <span class="who-meta">{listed(person.sections)}</span>}
                  </td>
                  <td class="r">
                    {person.id === member.id ? (
                      <span class="hint">{say("desk.people.you")}</span>
                    ) : (
                      <RoleButtons person={person} ask={role => setAsked({ person, role })} />
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
        {people?.items.length === 0 && <p class="hint">{say("desk.people.nobody", { search })}</p>}
        {!people && !problem && <p class="hint">{say("desk.reading")}</p>}
        {people?.nextCursor && (
          <button class="btn" type="button" onClick={more}>
            {isLoading ? say("desk.reading") : say("desk.showMore")}
          </button>
        )}
      </div>
      {asked && (
        <RoleDialog
          {...asked}
          siteId={member.siteId}
          close={() => setAsked(null)}
          done={changed => {
            replace(changed);
            setAsked(null);
            announce(saysOf(changed));
          }}
        />
      )}
    </>
  );
}

const saysOf = ({ name, role, sections }: MemberRow): string =>
  sections ? say("desk.people.nowFor", { name, sections: listed(sections) }) : say("desk.people.now", { name, role });

function RoleButtons({ person, ask }: { person: MemberRow; ask: (role: Role) => void }) {
  if (person.role === "admin") {
    return (
      <button class="btn btn-sm" type="button" onClick={() => ask("moderator")}>
        {say("desk.people.act.moderatorOnly")}
        <span class="sr">, {person.name}</span>
      </button>
    );
  }
  const isModerator = person.role === "moderator";
  return (
    <span class="role-acts">
      {isModerator && (
        <>
          <button
            class="btn btn-sm btn-quiet"
            type="button"
            aria-label={say("desk.people.sectionsOf", { name: person.name })}
            onClick={() => ask("moderator")}
          >
            {say("desk.people.sections")}
          </button>
          <button class="btn btn-sm btn-quiet" type="button" onClick={() => ask("admin")}>
            {say("desk.people.act.admin")}
            <span class="sr">, {person.name}</span>
          </button>
        </>
      )}
      <button class="btn btn-sm" type="button" onClick={() => ask(isModerator ? "member" : "moderator")}>
        {isModerator ? say("desk.people.act.end") : say("desk.people.act.moderator")}
        <span class="sr">, {person.name}</span>
      </button>
    </span>
  );
}

function usePeople(member: Member) {
  const [search, setSearch] = useState("");
  const [asked, setAsked] = useState("");
  const q = search.trim();
  useEffect(() => {
    const timer = setTimeout(() => setAsked(q), q === "" ? 0 : typingMs);
    return () => clearTimeout(timer);
  }, [q]);
  const query = new URLSearchParams({ limit: "50", ...(asked ? { q: asked } : {}) });
  const { page, setPage, ...rest } = usePages<Page<MemberRow>>(`sites/${member.siteId}/members?${query}`);
  return {
    ...rest,
    people: page,
    search,
    setSearch,
    replace: (changed: MemberRow) =>
      setPage(
        before => before && { ...before, items: before.items.map(row => (row.id === changed.id ? changed : row)) },
      ),
  };
}
