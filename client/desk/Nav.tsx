import { useState } from "preact/hooks";
import { numeral, say } from "../../locales/say.ts";
import { may } from "../../server/protocol/permissions.ts";
import { Avatar } from "../core/Avatar.tsx";
import { Brand } from "../core/Brand.tsx";
import { Icon, type IconName } from "../core/Icon.tsx";
import { LanguageChoice } from "../core/LanguageChoice.tsx";
import type { Member } from "../core/session.ts";
import { ShiftCard } from "./insights/ShiftCard.tsx";
import type { CareDoor } from "./parts/care.ts";
import { hashes, type Route } from "./parts/route.ts";
import { isOfWholeDesk } from "./parts/wholeDesk.ts";

interface NavProps {
  route: Route;
  member: Member;
  signOut: () => void;
  siteName: string;
  openCount: number | null;
  /** How many hand-overs of others nobody has taken over. */
  handOvers: number;
  /** How many decided texts wait for a second look by this person. */
  looks: number;
  care: CareDoor;
}

interface Place {
  page: Route["page"];
  icon: IconName;
  hash: string;
}

const nameOf = ({ page }: Place): string => say(`desk.pages.${page}`);

function placesOf(member: Member): Place[] {
  return [
    { page: "queue", icon: "inbox", hash: hashes.queue },
    ...(may(member, "changeRoles") ? [{ page: "people", icon: "people", hash: hashes.people } as const] : []),
    { page: "rules", icon: "bolt", hash: hashes.rules },
    { page: "insights", icon: "bars", hash: hashes.insights },
    ...(isOfWholeDesk(member) ? [{ page: "hand-over", icon: "swap", hash: hashes.handOver } as const] : []),
    ...(isOfWholeDesk(member) ? [{ page: "audit", icon: "shield", hash: hashes.audit } as const] : []),
    ...(may(member, "changeSettings") ? [{ page: "settings", icon: "sliders", hash: hashes.settings } as const] : []),
  ];
}

/** Left of the work; a rail of icons where there is less room. */
export function Nav({ showKeys, ...props }: NavProps & { showKeys: () => void }) {
  const { member, signOut, siteName, care } = props;
  return (
    <nav class="nav" aria-label={say("desk.nav.label")}>
      <div class="nav-in">
        <a class="nav-home" href="/" title={say("desk.nav.toFront")}>
          <Brand />
        </a>
        {siteName && (
          <p class="nav-site t">
            <b>{siteName}</b>
            <span>{say("desk.door.title")}</span>
          </p>
        )}
        <ul class="nav-list">
          {placesOf(member).map(place => (
            <li key={place.page}>
              <PlaceLink place={place} {...props} />
            </li>
          ))}
        </ul>
        <div class="nav-foot">
          <ShiftCard care={care} />
          <DeskLanguage />
          <button
            class="nav-keys"
            type="button"
            aria-keyshortcuts="?"
            onClick={showKeys}
            title={say("desk.keys.title")}
          >
            <kbd>?</kbd>
            <span class="t">{say("desk.keys.title")}</span>
          </button>
          <div class="me">
            <Avatar id={member.id} name={member.name} size="sm" />
            <span class="t">
              <bdi title={member.name}>{member.name}</bdi>
              <small>{say(`desk.roles.${member.role}`)}</small>
            </span>
            <button class="mini-link me-out" type="button" title={say("thread.signOut")} onClick={signOut}>
              <Icon name="lock" />
              <span class="t">{say("thread.signOut")}</span>
            </button>
          </div>
        </div>
      </div>
    </nav>
  );
}

/** As many places as a phone has room for beside "More". */
const shownOnPhone = 3;

/** On a phone the same places stand at the lower edge; a case has that place for its decisions. */
export function MobileNav(props: NavProps) {
  const [isOpen, setOpen] = useState(false);
  const places = placesOf(props.member);
  const [first, rest] = [places.slice(0, shownOnPhone), places.slice(shownOnPhone)];
  const here = rest.find(({ page }) => page === props.route.page);
  const waiting = rest.reduce((all, { page }) => all + (waitingAt(page, props) ?? 0), 0);
  const leave = (event: KeyboardEvent) => {
    if (event.key === "Escape") setOpen(false);
  };
  return (
    <nav class="mobile-nav" aria-label={say("desk.nav.onPhone")} onKeyDown={leave}>
      {first.map(place => (
        <PlaceLink key={place.page} place={place} {...props} />
      ))}
      <button
        class={here ? "is-here" : undefined}
        type="button"
        aria-expanded={isOpen}
        aria-controls="more-places"
        onClick={() => setOpen(!isOpen)}
      >
        <Icon name="menu" />
        {here ? nameOf(here) : say("desk.nav.more")}
        {waiting > 0 && !here && <span class="n">{numeral(waiting)}</span>}
      </button>
      <ul class="menu more-places" id="more-places" hidden={!isOpen}>
        {rest.map(place => (
          // A place that was chosen closes the menu, by key and by pointer.
          <li key={place.page} onClickCapture={() => setOpen(false)}>
            <PlaceLink place={place} {...props} />
          </li>
        ))}
        <li>
          <DeskLanguage />
        </li>
        <li>
          <button class="menu-item" type="button" onClick={props.signOut}>
            <Icon name="lock" />
            {say("thread.signOut")}
          </button>
        </li>
      </ul>
    </nav>
  );
}

/** For this person, in this browser; a rail of icons has it behind its sign. */
const DeskLanguage = () => (
  <div class="nav-language">
    <Icon name="globe" />
    <LanguageChoice />
  </div>
);

/** How much waits at a page; null where that is not told. */
function waitingAt(page: Route["page"], { openCount, handOvers, looks }: NavProps): number | null {
  const counts: Partial<Record<Route["page"], number | null>> = {
    queue: openCount,
    insights: looks || null,
    "hand-over": handOvers || null,
  };
  return counts[page] ?? null;
}

function PlaceLink({ place, ...props }: NavProps & { place: Place }) {
  const count = waitingAt(place.page, props);
  return (
    <a href={place.hash} aria-current={props.route.page === place.page ? "page" : undefined} title={nameOf(place)}>
      <Icon name={place.icon} />
      <span class="t">{nameOf(place)}</span>
      {count !== null && (
        <span class="n">
          {numeral(count)}
          <span class="sr"> {say("desk.nav.waiting")}</span>
        </span>
      )}
    </a>
  );
}
