import { say } from "../../locales/say.ts";
import { type HouseRule, houseRules } from "../../server/protocol/houseRules.ts";
import type { SanctionView } from "../../server/protocol/restrictions.ts";
import { exactTime, type Zone } from "./text.ts";

/** A sanction in few words for its member. */
export const sanctionTitle = ({ kind, until }: Pick<SanctionView, "kind" | "until">, zone: Zone): string =>
  say("thread.sanctioned", { kind, until: until ? exactTime(until, zone) : "" });

/** A house rule, in its words. */
export const ruleNamed = (name: HouseRule): string =>
  say("thread.ruleNamed", { number: houseRules[name].number, rule: say(`rules.${name}.rule`) });
