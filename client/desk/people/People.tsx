import { useEffect, useState } from "preact/hooks";
import type { Page, Role } from "../../../server/protocol/basics.ts";
import type { MemberRow } from "../../../server/protocol/views.ts";
import { Avatar } from "../../core/Avatar.tsx";
import { Icon } from "../../core/Icon.tsx";
import type { Member } from "../../core/session.ts";
import { exactTime, relativeTime } from "../../core/text.ts";
import { announce } from "../parts/announce.tsx";
import { ScrollRegion } from "../parts/ScrollRegion.tsx";
import { useNow } from "../parts/useNow.ts";
import { usePages } from "../parts/usePages.ts";
import { RoleDialog } from "./RoleDialog.tsx";

const roleNames: Record<Role, string> = { member: "Reader", moderator: "Moderator", admin: "Admin" };
const typingMs = 250;

/** Who is here, and who may decide. */
export function People({ member }: { member: Member }) {
  const { people, search, setSearch, problem, isLoading, more, replace, again } = usePeople(member);
  const [asked, setAsked] = useState<{ person: MemberRow; role: Role } | null>(null);
  const now = useNow(60_000);
  return (
    <>
      <header class="topbar">
        <h1>People</h1>
        <div class="push">
          <label class="sr" for="people-q">
            Find by name or e-mail
          </label>
          <input
            class="field people-search"
            id="people-q"
            type="search"
            placeholder="Find by name or e-mail"
            value={search}
            onInput={event => setSearch(event.currentTarget.value)}
          />
        </div>
      </header>
      <div class="page-pad people">
        <p class="hint">Moderators decide on comments. Admins also change the rules and make moderators.</p>
        {problem && (
          <div class="banner banner-warn" role="alert">
            <Icon name="info" />
            <p>The list could not be read. {problem.body.title}.</p>
            <button class="btn btn-sm" type="button" onClick={again}>
              Try again
            </button>
          </div>
        )}
        <ScrollRegion class="scroll-x" label="People" isBusy={isLoading}>
          <table class="tbl people-table">
            <thead>
              <tr>
                <th scope="col">Name</th>
                <th scope="col">Joined</th>
                <th scope="col">Is</th>
                <th scope="col">
                  <span class="sr">Change</span>
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
                          {person.role !== "member" && <span class="only-phone">{roleNames[person.role]}</span>}
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
                      {roleNames[person.role]}
                    </span>
                    {person.sections && <span class="who-meta">{person.sections.join(", ")}</span>}
                  </td>
                  <td class="r">
                    {person.id === member.id ? (
                      <span class="hint">you</span>
                    ) : (
                      <RoleButtons person={person} ask={role => setAsked({ person, role })} />
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
        {people?.items.length === 0 && <p class="hint">Nobody here is called “{search}”.</p>}
        {!people && !problem && <p class="hint">Reading …</p>}
        {people?.nextCursor && (
          <button class="btn" type="button" onClick={more}>
            {isLoading ? "Reading …" : "Show more"}
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

function saysOf({ name, role, sections }: MemberRow): string {
  return `${name} is now ${roleNames[role].toLowerCase()}${sections ? ` for ${sections.join(", ")}` : ""}.`;
}

function RoleButtons({ person, ask }: { person: MemberRow; ask: (role: Role) => void }) {
  if (person.role === "admin") {
    return (
      <button class="btn btn-sm" type="button" onClick={() => ask("moderator")}>
        Make moderator only<span class="sr">, {person.name}</span>
      </button>
    );
  }
  const isModerator = person.role === "moderator";
  return (
    <span class="role-acts">
      {isModerator && (
        <>
          <button class="btn btn-sm btn-quiet" type="button" onClick={() => ask("moderator")}>
            Sections<span class="sr"> of {person.name}</span>
          </button>
          <button class="btn btn-sm btn-quiet" type="button" onClick={() => ask("admin")}>
            Make admin<span class="sr">, {person.name}</span>
          </button>
        </>
      )}
      <button class="btn btn-sm" type="button" onClick={() => ask(isModerator ? "member" : "moderator")}>
        {isModerator ? "End moderating" : "Make moderator"}
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
