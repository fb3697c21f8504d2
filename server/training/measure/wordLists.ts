import { Profanity } from "@2toad/profanity";
import { Filter } from "bad-words";
import leo from "leo-profanity";
import { englishDataset, englishRecommendedTransformers, RegExpMatcher } from "obscenity";

const filter = new Filter();
const matcher = new RegExpMatcher({ ...englishDataset.build(), ...englishRecommendedTransformers });
const profanity = new Profanity();

/** Word lists from npm, as their documentation says to use them: does the text hold a bad word? */
export const wordLists: Record<string, (text: string) => boolean> = {
  "bad-words": text => filter.isProfane(text),
  obscenity: text => matcher.hasMatch(text),
  "leo-profanity": text => leo.check(text),
  "@2toad/profanity": text => profanity.exists(text),
};
