const list = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

/** On no list of abuse, or not in every form, yet blame of whoever it is said of. */
export const blame = list(
  `stupid stupidity stupidly ugly dirty fat lame nasty awful horrible terrible sick evil crap crappy dyke dykes crip crips fag fags
  homo damn`,
);

/** Said of people it is abuse or a threat; by itself it is neither. */
export const harm = list(
  `criminal criminals terrorist terrorists burden burdens hate hates hated hating kill kills killed killing hurt die dies murder
  murdered rape rapist rapists deport attack attacked inferior disease cancer plague thieves thief mentally violent dangerous lazy
  threat invaders enemy enemies abomination shoot shot hang`,
);
export const hatred = list("hate hated hating");
export const destruction = list("kill kills killed killing");

/** Stands before what it is said of: "a stupid printer", but not "a fool pays". */
export const describes = list(
  `stupid stupidest dumb dumber dumbest idiotic moronic foolish silly crazy insane ridiculous pathetic worthless useless disgusting
  filthy dirty ugly lame fat nasty awful horrible terrible sick evil lousy crap crappy damn goddamn shit shitty bloody trash
  garbage`,
);
/** Strong words that are said of things every day. */
export const ofThings = list(
  "pathetic worthless disgusting trash garbage filthy crap crappy damn goddamn shitty shit subhuman",
);

export const is = list(
  "is are am was were be been isnt arent wasnt werent aint im youre hes shes theyre its thats being",
);
export const am = list("am was were are be been being");
export const isNot = list("isnt arent wasnt werent aint");
export const seems = list("looks look sounds seems feels smells tastes got gets became seem");
export const nots = list(
  `not never isnt arent wasnt werent aint dont doesnt didnt wouldnt shouldnt cant cannot couldnt wont hardly neither nor nobody none
  noone nothing no without havent hasnt`,
);
/** Denies what stands beside it; "don't" and its like deny a verb. */
export const none = list("nobody none noone nothing without neither nor no never hardly");
/** After a hyphen: there is none of it, or it is done to others. */
export const without = list("free proof shaming shame shamed baiting bashing");
/** "You are not just stupid", "why not": the blame stands. */
export const only = list("just only even merely");
export const asks = list("why if");
export const beforeNot = list(
  "do does did should must will would may to please idgrp people certainly definitely really",
);
export const nobody = list("one person body idgrp human child woman man");

/** What may stand between a word and the blame that it is about. */
export const filler = list(
  `a an the so such very really just also total totally complete completely utter utterly real big huge little old absolute
  absolutely pretty quite rather too kind sort of bit like some all any at those these that this my your his her their our idgrp
  people person man woman men women as more less most even always plain simply and or piece pieces bunch lot load full waste`,
);

/** Saying, thinking and wanting: who denies these denies what comes after. */
export const says = list(
  `say says said saying call calls called calling think thinks thought believe believes believed claim claims claimed mean meant
  tell told suggest suggests suggested want wants wanted wish let allow imply implied consider considered label labelled labeled
  treat treated deserve deserves`,
);
export const wrong = list("wrong unfair unacceptable racist nonsense false illegal hateful untrue inhuman immoral");
export const untrue = list("wrong nonsense false untrue");

export const speaker = list("i im we myself me");
export const iAm = list("im ive");
export const myself = list("myself ourselves");
export const felt = list("feel felt look looked looking like became sound sounded made hate loathe");
export const ofMe = list(
  "brain brains head memory face mind fault hair handwriting life self mistake luck feet hands fingers",
);
export const silly = list("silly dumb stupid foolish clumsy");
export const towards = list("to at for of with from against let give leave tell you he she they who people");

export const pointers = list("this that these those your");
export const sizes = list("little big old fat huge real poor");
export const you = list("you youre u ur");
export const others = list(
  "you your youre u ur yourself yours he she they hes shes theyre him her them his their who these those idgrp people man woman guy guys",
);
export const determiners = list(
  "this that these those the my our a an his her their your some any every another such what which new old whole entire",
);
export const occasions = list("it when how that having being doing to");

export const quoteMarks = list("\" “ ” « » „ ''");
/** Beside a quotation: it is spoken of, and mostly against. */
export const answers = list(
  `call calls called calling say said saying says write writes writing wrote word words slur slurs argument wrong hateful racist
  racism sexist unacceptable acceptable ashamed shame report reported reporting insult insults insulting removed deleted told tell
  shouted shouting yelled shout comment comments hurt hurts lie quote quoted quoting phrase term language name names disgraceful
  offensive remark remarks slogan reading heard hear reads message messages tweet tweeted posted`,
);
export const calls = list("call calls called calling labelled labeled labelling shouted shouting yelled saying says");
export const considers = list("call calls called calling consider considered");
export const theyWho = list("they he she anyone someone nobody people");
export const iWould = list("i ill id so");
export const called = list("me her him us them people idgrp someone anyone each women my");
export const terms = list("word term slur phrase");
