import * as words from "./excuseWords.ts";
import type { Token, Vocabulary } from "./vocabulary.ts";

/** What a word of abuse reads as that its sentence takes back. */
const tokenFor = { denied: "negx", quoted: "quotx", self: "selfx", thing: "thingx" } as const;
type Excuse = keyof typeof tokenFor;

export const excuseTokens: ReadonlySet<string> = new Set(Object.values(tokenFor));

type Known = Pick<Vocabulary, "abuse" | "things">;

/**
 * Reads words of abuse that their sentence takes back as tokens of their own: denied ("you are not an idiot"), quoted and answered, said
 * of oneself ("what a fool I was") or of a thing ("this stupid printer"). What such a token weighs is learnt, like all else.
 */
export function excused(tokens: Token[], known: Known): Token[] {
  const sentence = new Sentence(tokens, known);
  return tokens.map((token, i) => {
    const excuse = sentence.excuseAt(i);
    return excuse ? { ...token, text: tokenFor[excuse] } : token;
  });
}

/** Kinds of abuse (see `kinds` in the training) that are too strong to be said of a thing: slurs, and the strongest words. */
const strongBits = 34;
/** A longer quotation is one's own text in quotation marks. */
const longestQuote = 16;

/** The rules. Each looks a few words around, so that twice the text is twice the work. */
class Sentence {
  private readonly tokens: Token[];
  private readonly known: Known;
  private readonly quotes: ([from: number, to: number] | undefined)[];

  constructor(tokens: Token[], known: Known) {
    this.tokens = tokens;
    this.known = known;
    this.quotes = quotesOf(tokens);
  }

  excuseAt(i: number): Excuse | undefined {
    const word = this.at(i);
    const isHarm = !this.isBlame(i) && words.harm.has(word);
    if ((!isHarm && !this.isBlame(i)) || this.isAddressed(i)) return undefined;
    if (this.isDenied(i, isHarm)) return "denied";
    if (this.isQuoted(i)) return "quoted";
    if (isHarm ? words.hatred.has(word) && words.myself.has(this.at(i + 1)) : this.isSelf(i)) return "self";
    const isStrong = ((this.known.abuse.get(word) ?? 0) & strongBits) !== 0 && !words.ofThings.has(word);
    if (!isStrong && (isHarm ? this.isDoneToThing(i) : this.isBesideThing(i) || this.isSaidOfThing(i))) return "thing";
    return undefined;
  }

  private at(i: number): string {
    return this.tokens[i]?.text ?? "";
  }

  private isBlame(i: number): boolean {
    return this.known.abuse.has(this.at(i)) || words.blame.has(this.at(i));
  }

  private isThing(i: number): boolean {
    return this.known.things.has(this.at(i)) && !this.isBlame(i);
  }

  private isEnd(i: number): boolean {
    return /^[.!?;:]/.test(this.at(i));
  }

  /** Some word of [from, to) is in the set. */
  private hasIn(set: ReadonlySet<string>, from: number, to: number): boolean {
    for (let i = from; i < to; i++) if (set.has(this.at(i))) return true;
    return false;
  }

  /** The place of the word before `i`, over words that only fill, `most` of them at most. */
  private before(i: number, most = 5): number {
    const fills = (k: number) => words.filler.has(this.at(k)) || this.isBlame(k) || this.at(k) === "-";
    let k = i - 1;
    while (k >= 0 && i - 1 - k < most && fills(k)) k--;
    return k;
  }

  /** The place of the word before a row of blame, "stupid little idiot", that ends with `i`. */
  private beforeBlame(i: number): number {
    let k = i - 1;
    while (i - k < 4 && (this.isBlame(k) || words.sizes.has(this.at(k)))) k--;
    return k;
  }

  /** "You idiot", "you stupid idiot": whatever stands before it takes nothing back. */
  private isAddressed(i: number): boolean {
    const k = this.beforeBlame(i);
    return words.you.has(this.at(k)) && this.at(k) !== "youre" && !words.considers.has(this.at(k - 1));
  }

  private isDenied(i: number, isHarm: boolean): boolean {
    // "An idiot-free zone", "slut-shaming".
    if (this.isJoined(i) && words.without.has(this.at(i + 2))) return true;
    // "I can't believe these idiots": who points at them says that they are.
    if (words.pointers.has(this.at(this.beforeBlame(i)))) return false;
    const k = this.before(i);
    if (words.nots.has(this.at(k))) return this.deniesAt(k, i, isHarm);
    if (words.is.has(this.at(k)) && this.at(k - 1) === "never") return true;
    return this.isNeverSaid(i, isHarm) || this.isCalledWrong(i);
  }

  /** A hyphen without spaces follows. */
  private isJoined(i: number): boolean {
    const [word, hyphen, next] = this.tokens.slice(i, i + 3);
    return hyphen?.text === "-" && word?.end === hyphen.start && hyphen.end === next?.start;
  }

  /** The word at `k` denies the blame at `i`: "are not all stupid", "no stupid questions", "don't hate". */
  private deniesAt(k: number, i: number, isHarm: boolean): boolean {
    const not = this.at(k);
    const previous = this.at(k - 1);
    const isFirst = k === 0 || this.isEnd(k - 1);
    if (words.asks.has(previous) || words.asks.has(this.at(k - 2))) return false;
    if (not === "no" && !isFirst && !words.is.has(previous)) return false;
    if (words.none.has(not)) return i - k <= 4;
    // "Isn't he an idiot?" asks for a yes.
    if (words.isNot.has(not)) return !isFirst && this.at(k + 1) !== "you";
    if (not !== "not") return isHarm && i - k <= 2;
    if (words.only.has(this.at(k + 1))) return false;
    return isFirst || words.is.has(previous) || words.is.has(this.at(k - 2)) || words.beforeNot.has(previous);
  }

  /** "Nobody here thinks that you are a moron", "I never said they are vermin". */
  private isNeverSaid(i: number, isHarm: boolean): boolean {
    let verb = -1;
    for (let j = i - 1; j >= 0 && j >= i - 10 && !this.isBreak(j); j--) {
      const word = this.at(j);
      if (verb >= 0 && verb - j <= 5) {
        if (word === "no" && words.nobody.has(this.at(j + 1))) return true;
        const isDenial = words.nots.has(word) && word !== "no" && this.at(j + 1) !== "just";
        // "Don't tell me that you are no fool."
        if (isDenial && !words.asks.has(this.at(j - 1))) return isHarm || !["me", "us"].includes(this.at(verb + 1));
      }
      if (words.says.has(word) || (j === i - 1 && word === "to")) verb = j;
    }
    return false;
  }

  private isBreak(i: number): boolean {
    return this.isEnd(i) || [",", "but", "because"].includes(this.at(i)) || words.quoteMarks.has(this.at(i));
  }

  /** "It is wrong to call them vermin", "the claim is false that they are thieves". */
  private isCalledWrong(i: number): boolean {
    for (let j = i - 1; j >= 0 && j >= i - 9 && !this.isBreak(j); j--) {
      const next = this.at(j + 1);
      if ((next === "to" && words.wrong.has(this.at(j))) || (next === "that" && words.untrue.has(this.at(j))))
        return true;
    }
    return false;
  }

  private isSelf(i: number): boolean {
    const k = this.before(i);
    const word = this.at(k);
    const next = this.at(i + 1);
    if (words.iAm.has(word)) return true;
    if ((words.am.has(word) || words.felt.has(word)) && this.isAboutMe(k)) return true;
    if (words.myself.has(word)) return !words.towards.has(this.at(k - 1));
    // "Silly me", "what a fool I was", "my stupid brain", "we queers", "as a dyke myself".
    if (words.silly.has(this.at(i)) && next === "me") return true;
    if (["i", "we"].includes(next) && (words.am.has(this.at(i + 2)) || words.felt.has(this.at(i + 2)))) return true;
    if (["my", "our"].includes(this.at(i - 1)) && words.ofMe.has(next)) return true;
    if (["we", "us"].includes(word) && i - k <= 2) return true;
    return (
      [1, 2, 3].some(back => this.at(i - back) === "as") && words.speaker.has(next === "," ? this.at(i + 2) : next)
    );
  }

  /** "I am", "I just feel", "my brain was": who is spoken of before the verb at `k`. */
  private isAboutMe(k: number): boolean {
    for (let j = k - 1; j >= 0 && j >= k - 3 && !words.others.has(this.at(j)) && !this.isEnd(j); j--) {
      if (words.speaker.has(this.at(j))) return true;
      if (this.at(j) === "my" && words.ofMe.has(this.at(j + 1))) return true;
    }
    return false;
  }

  /** "This stupid old printer", "what a stupid plot". */
  private isBesideThing(i: number): boolean {
    if (!words.describes.has(this.at(i))) return false;
    let j = i + 1;
    while (j <= i + 2 && (this.isBlame(j) || words.filler.has(this.at(j)))) j++;
    if (!this.isThing(j) || words.you.has(this.at(j + 1)) || this.at(j + 1) === "-") return false;
    return !words.you.has(this.at(this.before(i, 4)));
  }

  /** "The film was trash", "my dog is so dumb"; not "this is pathetic", which is said of what people do. */
  private isSaidOfThing(i: number): boolean {
    if (this.at(i + 1) === "as" && words.you.has(this.at(i + 2))) return false;
    let k = this.before(i, 6);
    if (["not", "already", "still"].includes(this.at(k))) k--;
    if (!words.is.has(this.at(k)) && !words.seems.has(this.at(k))) return false;
    const subject = k - 1;
    if (!this.isThing(subject)) return false;
    for (let j = subject - 1; j >= 0 && j >= subject - 4 && !this.isEnd(j); j--) {
      if (words.determiners.has(this.at(j))) return true;
      if (words.others.has(this.at(j))) return false;
    }
    return true;
  }

  /** "I hate Mondays", "kill this process". */
  private isDoneToThing(i: number): boolean {
    const isHatred = words.hatred.has(this.at(i));
    if (!isHatred && !words.destruction.has(this.at(i))) return false;
    if (isHatred && ["it", "when", "how", "that"].includes(this.at(i + 1))) return true;
    let j = i + 1;
    while (j <= i + 2 && (words.determiners.has(this.at(j)) || (isHatred && words.occasions.has(this.at(j))))) j++;
    return this.isThing(j);
  }

  private isQuoted(i: number): boolean {
    const quote = this.quotes[i];
    if (quote) {
      const [from, to] = quote;
      return (
        to - from <= longestQuote &&
        (this.hasIn(words.answers, from - 8, from) || this.hasIn(words.answers, to + 1, to + 13))
      );
    }
    return this.isReported(i) || words.terms.has(this.at(words.quoteMarks.has(this.at(i - 1)) ? i - 2 : i - 1));
  }

  /** "Called her a stupid bitch", "they call you a retard"; not "I call you". */
  private isReported(i: number): boolean {
    const k = this.before(i);
    for (let j = i - 1; j >= 0 && j >= i - 7 && !this.isEnd(j) && this.at(j) !== ","; j--) {
      if (!words.calls.has(this.at(j))) continue;
      const who = this.at(j + 1);
      if (words.you.has(who) || who === "yourself") return words.theyWho.has(this.at(j - 1));
      if (this.hasIn(words.iWould, j - 2, j)) return false;
      if (k <= j + 3 || words.called.has(who)) return true;
    }
    return false;
  }
}

/** By place: the marks of the quotation that it is in. */
function quotesOf(tokens: Token[]): ([number, number] | undefined)[] {
  const found = new Array<[number, number] | undefined>(tokens.length);
  let open: number | undefined;
  tokens.forEach(({ text }, i) => {
    if (!words.quoteMarks.has(text)) return;
    if (open === undefined) {
      open = i;
      return;
    }
    found.fill([open, i], open + 1, i);
    open = undefined;
  });
  return found;
}
