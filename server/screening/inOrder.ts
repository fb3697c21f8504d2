import type { Check } from "./check.ts";
import { badWords } from "./checks/badWords.ts";
import { copies } from "./checks/copies.ts";
import { domains } from "./checks/domains.ts";
import { echo } from "./checks/echo.ts";
import { firstTimer } from "./checks/firstTimer.ts";
import { flood } from "./checks/flood.ts";
import { guest } from "./checks/guest.ts";
import { hours } from "./checks/hours.ts";
import { language } from "./checks/language.ts";
import { length } from "./checks/length.ts";
import { links } from "./checks/links.ts";
import { model } from "./checks/model.ts";
import { newcomer } from "./checks/newcomer.ts";
import { picture } from "./checks/picture.ts";
import { premoderated } from "./checks/premoderated.ts";
import { question } from "./checks/question.ts";
import { raid } from "./checks/raid.ts";
import { removedLinks } from "./checks/removedLinks.ts";
import { repeats } from "./checks/repeats.ts";
import { shouting } from "./checks/shouting.ts";
import { wordList } from "./checks/wordList.ts";

/** Every check, in the order in which a moderator reads what they found. All of them run on every text. */
export const inOrder: Record<string, Check> = {
  wordList,
  badWords,
  model,
  language,
  domains,
  links,
  newcomer,
  firstTimer,
  premoderated,
  guest,
  picture,
  question,
  repeats,
  copies,
  raid,
  echo,
  removedLinks,
  flood,
  hours,
  shouting,
  length,
};
