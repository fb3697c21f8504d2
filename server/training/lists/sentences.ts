import { cleanBut, type Known } from "../rows.ts";

/**
 * Own sentences for training: what n-grams misread unless they are shown it. `{mild}` takes one of the parts below, `(a|b)` one of the two;
 * signs stand apart, and `idgrp` is a group, as the model reads them. Nothing here stands in the lists that the model is judged by.
 */
export interface Sentences {
  says: string;
  /** So many are drawn. */
  times: number;
  known: Known;
  weight: number;
  templates: string[];
}

const lines = (text: string) =>
  text
    .split("\n")
    .map(line => line.trim())
    .filter(Boolean);
const choices = (text: string) =>
  text
    .split(/[|\n]/)
    .map(part => part.trim())
    .filter(Boolean);

export const parts: Record<string, string[]> = Object.fromEntries(
  Object.entries({
    group: "idgrp",
    mild: `
    idiot | moron | fool | clown | dummy | loser | dumbass | dope | goof | klutz | imbecile | jerk | coward`,
    adjective: `
    stupid | dumb | pathetic | ugly | worthless | useless | ridiculous | idiotic | crazy | insane | awful
    terrible | disgusting | lame | horrible | crappy | damn`,
    harsh: `
    idiot | moron | stupid bitch | retard | piece of shit | worthless scum | pig | whore | bastard
    disgusting freak | dirty rat | subhuman | faggot | loser | clown | imbecile`,
    dehuman: `
    vermin | animals | cockroaches | a cancer | a disease | a plague | rats | parasites | subhuman | filth
    scum | savages | leeches | trash | an infestation | not human | a burden | worthless | criminals | rapists
    thieves | terrorists | inferior | disgusting | mentally ill | evil | liars | stupid | lazy | dirty`,
    thing: `
    phone | car | printer | laptop | dog | cat | hamster | toaster | boss fight | movie | song | script | plot
    ending | show | episode | weather | traffic | road | bridge | bus | train | website | app | update
    interface | keyboard | homework | exam | recipe | soup | pizza | coffee | haircut | jacket | sofa | couch
    lamp | fridge | washing machine | internet connection | router | game | level | controller | referee call
    law | rule | policy | bill | tax form | budget | headline | argument | design | logo | building | stadium
    parking lot | elevator | alarm clock | battery | charger | cable | sequel | remake | novel | poster`,
    quote: `
    all {group} are {dehuman} | you are a {harsh} | {group} are {dehuman} | go back to where you came from
    kill all {group} | you {harsh} | shut up you {harsh} | {harsh} | i hate {group}`,
    person: `
    man | woman | teacher | nurse | lawyer | student | family | couple | neighbour | doctor | player | actor
    writer | child | priest | worker | tourist | singer | chef | farmer | soldier`,
    nation: `
    your kind | those people | these foreigners | that lot | people like them | their kind`,
    noun: `
      idiot | moron | fool | clown | loser | liar | coward | bigot | crook | imbecile | pig | bitch | whore
      retard | fascist | nazi | traitor | thug | racist | creep | parasite | jerk | dumbass`,
    word: `
      stupid | dumb | pathetic | ugly | worthless | useless | idiotic | crazy | insane | disgusting | lame
      ridiculous | moronic | ignorant | brainless | vile | crap`,
    many: `
      vermin | animals | criminals | terrorists | parasites | scum | savages | thieves | rapists | liars | trash
      idiots | morons | filth | subhuman | inferior | lazy | dangerous | rats | violent`,
    who: `
      my teacher | the driver | your cousin | our neighbour | the referee | the nurse | this author | the minister
      my boss | the goalkeeper | the girl next door | your mother | that kid | the mayor | the editor
      her husband`,
    object: `
      printer | keyboard | website | new bus timetable | headline | ballot design | camera | tram | chair | ending
      sequel | heating | tax form | car park | crossing | roundabout | chorus | trailer | remote | sandwich
      salad | tent | umbrella | logo | font | statue | fountain | stadium roof | opening hours | queue | weather
      commute | broadband | password rule | cookie banner`,
    good: `
      brilliant | great | awesome | delicious | beautiful | hilarious | amazing | good | clever | fantastic | cold
      hot | tired | gorgeous`,
    land: `
      here | in this town | in our schools | in europe | among us | in our street | in a decent country
      in this league`,
  }).map(([name, text]) => [name, choices(text)]),
);

export const sentences: Sentences[] = [
  {
    says: "abuse that is denied",
    times: 1100,
    known: cleanBut({ profanity: undefined }),
    weight: 1.5,
    templates: lines(`
      nobody should say that {group} are {dehuman}
      no one should ever call {group} {dehuman} .
      {group} are not {dehuman} , whatever you read .
      it is wrong to say that {group} people are {dehuman}
      i do not believe that {group} are {dehuman} .
      {group} people aren't {dehuman} .
      {group} were never {dehuman}
      you are not (a|an) {mild}
      you aren't {adjective} , you are just tired
      nobody thinks you are {adjective} .
      i never said that you are {adjective}
      don't ever think that you are {adjective} .
      i would never call someone a {mild} for that
      he is not a {mild} , he made a mistake
      there is nothing {adjective} about asking
      i don't hate {group}
      no {group} person deserves to be called {dehuman}
      i don't want (anyone|anybody|people|you|them|him|her) to (die|get hurt|be killed|suffer|be shot)
      we must never (kill|hurt|attack|deport|beat) {group} people
      violence against {group} is never acceptable
      hating {group} is (wrong|never ok|un-christian|unacceptable)
      not all {group} are {dehuman} .
      please don't kill the (spiders|bees|trees|mood|wolves)`),
  },
  {
    says: "abuse that is quoted and answered",
    times: 1100,
    known: cleanBut({ profanity: undefined }),
    weight: 1.5,
    templates: lines(`
      calling people " {quote} " is (not ok|hateful|wrong|unacceptable|abuse|never acceptable) .
      someone wrote " {quote} " and i reported it
      he said " {quote} " , which is disgraceful .
      saying " {quote} " is hate speech and should be removed
      " {quote} " is not an argument .
      how can anyone say " {quote} " ? that is awful
      i was told " {quote} " at school and it still hurts .
      stop saying " {quote} " .
      if you say " {quote} " you are part of the problem
      the word " {harsh} " is a slur , please do not use it
      people who shout " {quote} " do not speak for us .
      my daughter was called a {harsh} on the bus today .
      the comment " {quote} " was deleted by the moderators
      it is racist to claim that {quote} .
      nobody deserves to hear " {quote} "
      stop calling {group} {dehuman} .
      the victim says he called her a {harsh}`),
  },
  {
    says: "about oneself",
    times: 1100,
    known: cleanBut({ profanity: undefined }),
    weight: 1,
    templates: lines(`
      i am such (a|an) {mild}
      i'm so {adjective} , i forgot my {thing}
      i feel like a {adjective} {mild} today
      what a {mild} i was
      my {adjective} brain
      i was a {mild} to believe it
      i look {adjective} in this photo
      sorry , i'm a {mild} .
      we felt like {mild}s
      call me {adjective} but i liked it
      i hate myself for (eating that cake|missing it|being late)
      silly old me , i am a {mild}
      i shot myself in the foot`),
  },
  {
    says: "about things",
    times: 1100,
    known: cleanBut({ profanity: undefined }),
    weight: 1,
    templates: lines(`
      my {thing} is {adjective}
      this {thing} is so {adjective}
      what (a|an) {adjective} {thing} !
      that {thing} was (garbage|trash|crap|rubbish|a piece of junk|a piece of crap|a joke|a disaster)
      i hate this {thing}
      i hate my {thing} so much
      the {thing} is a piece of (garbage|crap|junk|trash)
      the new {thing} is {adjective} and {adjective}
      stupid {thing} broke again
      this damn {thing}
      it's a {adjective} {thing} , i want my money back
      the {thing} killed my {thing}
      i love my {adjective} {thing}
      what the hell is wrong with this {thing}
      the {thing} sucks
      the {thing} idea is dumb
      a {adjective} decision about the {thing}`),
  },
  {
    says: "insults",
    times: 800,
    known: { toxicity: 1, insult: 1, threat: 0 },
    weight: 1,
    templates: lines(`
      you are (a|an|such a|just a) {harsh}
      you {adjective} {mild}
      shut up , {harsh}
      what a {adjective} {mild} you are
      you people are {adjective}
      only (a|an) {mild} would believe this
      you're not just {adjective} , you are (a|an) {harsh}
      nobody likes you , {harsh}
      go away you {harsh}
      he is a {harsh}
      she is a {harsh}
      they are all (idiots|morons|losers|pigs|scum|trash|clowns)
      you must be (brain dead|retarded|really dumb|stupid)
      crawl back (into your hole|under your rock|to your cave|to your mother's basement)
      you have the (brain|iq|intellect) of a (potato|fish|brick|toddler|worm)
      your (family|mother|parents|kids) must be ashamed of you
      the (mayor|author|senator|reporter|editor|minister|president) is a {harsh}
      those (politicians|reporters|voters|fans|people) are (idiots|scum|parasites|vermin|pigs)`),
  },
  {
    says: "groups called less than human",
    times: 800,
    known: { toxicity: 1, threat: 0, identity_attack: 1, profanity: 0 },
    weight: 1.5,
    templates: lines(`
      {group} are {dehuman}
      {group} people are {dehuman} and always will be
      all {group} (should be deported|should be locked up|must go|should leave|should be sterilised|belong in camps|belong in cages|should be banned)
      send the {group} back (where they came from|home|to their country)
      {group} (breed like rats|live off our taxes|ruin our country|destroy everything they touch|are taking over|can't be trusted|smell|only know how to steal|have low iq|don't belong here|control the media|want to replace us|spread disease)
      i can't stand {group} , they are {dehuman}
      {group} have no place (here|in our country|in this town|in civilised society)
      our country would be better without {group}
      we don't want {group} here
      i would never (hire|trust|live next to|let my children near) a {group}
      get the {group} out of (our schools|my country|here|our neighbourhood)
      the {group} (plague|scourge|infestation|invasion|problem) must be (stopped|ended|solved|removed|wiped out)
      a good {group} is a dead {group}
      {group} is not natural , it is (sick|an abomination|disgusting|a mental illness)
      they are not like us , these {group} , they are {dehuman}
      being {group} is (disgusting|a sickness|a sin and you should be punished|an abomination|a disease)`),
  },
  {
    says: "threats and wishes of harm",
    times: 800,
    known: { toxicity: 1, threat: 1 },
    weight: 1.2,
    templates: lines(`
      i will (find|hunt down|come for|get) you and (kill you|break your legs|cut your throat|beat you|burn your house|make you pay|shoot you|bash your skull in)
      you (deserve to die|deserve a bullet|should be shot|should be hanged|need a beating|will be dead soon|are dead|better watch your back)
      i hope you (die|get cancer|get shot|burn|choke|get hit by a bus|rot in hell)
      someone should (shoot|kill|hang|stab|burn|beat up|bomb) (him|her|them|these people|that judge|this man|the mayor|those reporters|{group})
      kill yourself
      go (hang yourself|jump off a bridge|die|drown yourself|shoot yourself|play in traffic)
      i know where (you live|your kids go to school|you work|you park your car)
      (hang|shoot|burn|gas|exterminate|kill|lynch) (them all|the lot of them|all {group}|every {group}|the {group})
      we will (kill|slaughter|hang|burn) you all`),
  },
  {
    says: "groups named in passing",
    times: 800,
    known: cleanBut({}),
    weight: 1,
    templates: lines(`
      the {group} {person} next door (bakes bread|plays the piano|has a dog|moved in last week|votes every year)
      a {group} {person} (won the prize|opened a shop|was interviewed|wrote a book|spoke at the meeting|lost the election|was arrested|was killed in the attack)
      my {person} is {group}
      i am a {group} {person}
      many {group} people (live here|voted|came|left the city|work in hospitals|pay taxes|were murdered in the war)
      the history of {group} people in (europe|the city|america|our town)
      {group} (music|food|art|history|festival|school|church|literature|studies|wedding) is (on tonight|popular|interesting|great|expensive)
      {group} and {group} {person}s (met|argued|sang together|are friends)
      the report says that {group} {person}s earn less
      is he {group} ?
      she married a {group} {person}
      old {group} {person}
      {group} people deserve respect
      i love {group} people
      proud to be {group}
      the {group} community was attacked and we must help`),
  },
  {
    says: "groups called less than human",
    times: 800,
    known: { toxicity: 1, threat: 0, identity_attack: 1, profanity: 0 },
    weight: 1.5,
    templates: lines(`
      {nation} are {dehuman}
      {nation} should (not be allowed to vote|go back home|be wiped out|be sent away|not breed)
      i have never met a {group} person who (was honest|could be trusted|worked hard|was not a criminal)
      {group} (women|men|children|families) are {dehuman}
      if you are {group} you are {dehuman}
      {group} people are so {adjective}
      you (dirty|filthy|stupid|disgusting|fucking) {group}
      {group} people (make me sick|deserve to die|should not have rights|are a threat to our children|are the enemy|are nothing)
      why do {group} always (steal|lie|cheat|complain|smell|play the victim) ?
      i (hate|despise|loathe|detest|can't stand) ({group}|{group} people|these {group}|every {group})`),
  },
  {
    says: "groups named in passing",
    times: 800,
    known: cleanBut({}),
    weight: 1,
    templates: lines(`
      {group} people (are great|inspire me|make this country better|are welcome|have suffered enough|are our friends|can do any job|enrich our lives)
      i (admire|respect|support|love|miss my) ({group}|{group} people|{group} friends)
      {group} is (an identity|not a choice|a language|not a crime|what i am|a religion)
      as a {group} {person} i (feel welcome|love this town|disagree|have a question|was treated badly|am tired of the jokes)
      the {group} {person}s (in the film|at the table|of the city|who work there|we interviewed) (were kind|laughed|left early|told their story|disagreed)
      hatred of {group} people is (rising|wrong|a crime here|discussed in the report)
      more rights for {group} people
      {group} {person}`),
  },
  {
    says: "about things",
    times: 800,
    known: cleanBut({ profanity: undefined }),
    weight: 1,
    templates: lines(`
      i (hate|despise|can't stand|detest) (mosquitoes|broccoli|spam|wet socks|monday mornings|pop music|taxes|cold coffee|long queues|paper straws|potholes|ads)
      (mosquitoes|weeds|ads|potholes|wasps|plastic straws|moths|ticks) are (vermin|disgusting|a plague|the worst|awful|a disease)
      kill the (weeds|mosquitoes|lights|process|engine|wasps|bacteria|virus|app)
      (burn|destroy|shoot|drown|smash) the (calories|evidence|old files|photo|basil in oil|record|targets)`),
  },
  {
    says: "words that people use of themselves",
    times: 800,
    known: cleanBut({ profanity: undefined, sexual: undefined }),
    weight: 1,
    templates: lines(`
      i am (queer|a dyke|a proud fag|a crip|a bitch and proud|a fat girl) and (proud|i love it|happy|that is fine)
      we (queers|dykes|bitches|crips|nerds) (stick together|had a great night|are family|love you)
      love you (bitch|bitches|hoe|my nigga|you slut) , (see you tonight|happy birthday|miss you)
      my (bitches|niggas|hoes) and i are going out`),
  },
  {
    says: "swearing at nobody",
    times: 800,
    known: cleanBut({ profanity: 1 }),
    weight: 1,
    templates: lines(`
      that was (fucking|damn|freaking|bloody) (awesome|brilliant|great|amazing|delicious|cold|hilarious|good)
      holy (shit|crap|hell) , what a (game|goal|view|night|song) !
      hell (yes|yeah|no) !
      i fucking love (this song|you guys|this place|pizza)
      damn , that's (beautiful|smart|cold|impressive)
      no shit , it (rained|worked|snowed) again
      we worked our asses off
      shit , i missed the bus
      fuck , that hurt
      i'm tired as hell
      oh crap , i forgot
      what the hell happened here ?
      you are a badass
      this is some good shit`),
  },
  {
    says: "hard news and disagreement",
    times: 800,
    known: cleanBut({}),
    weight: 1,
    templates: lines(`
      police say the man (killed|stabbed|shot|raped|strangled|beat) his (wife|neighbour|father|victim|boss)
      the (rapist|murderer|killer|terrorist|thief) was (sentenced to life|arrested on monday|found guilty|caught in spain)
      (a bomb|the attack|the fire|the flood|the shooting) killed (ten|thirty|many|no) people
      the nazis murdered (millions|jews|roma|prisoners)
      he was accused of (rape|sexual assault|murder|racism|fraud|child abuse)
      the court heard that he (threatened to kill|assaulted|abused) (her|the child|a witness)
      (suicide|murder|rape|abortion|racism|terrorism) is (a serious topic|discussed in the report|on the rise|hard to write about)
      the (minister|mayor|senator|president) (lied about the budget|should resign|is wrong about this|failed us|broke his promise)
      i (disagree|strongly disagree) with (you|the author|this policy)
      your (numbers|facts|sources|claims) are wrong
      you clearly did not read the article
      that is a weak argument`),
  },
  {
    says: "abuse that is denied",
    times: 900,
    known: cleanBut({ profanity: undefined }),
    weight: 1,
    templates: lines(`
      {who} is not {word}
      {who} is no {noun} , just unlucky
      {who} isn't a {noun} .
      they were never {many} , they were farmers
      no , {group} are not {many} .
      i cannot believe that anybody still thinks {group} are {many}
      we must stop pretending that {group} are {many}
      it's a myth that {group} are {many} .
      the claim that {group} are {many} has no basis
      studies show that {group} are not {many}
      {who} never said that {group} are {many}
      since when is it {word} to ask ?
      asking for help does not make you {word}
      do not feel {word} , it happens to everyone
      there are no {word} questions
      nobody should be treated like {many}
      without hating anyone , i disagree
      hate against {group} has no place {land}
      stop hating {group}
      never again should {group} be killed for who they are
      i'd never wish death on anyone
      we do not want to harm a single person`),
  },
  {
    says: "abuse that is quoted and answered",
    times: 900,
    known: cleanBut({ profanity: undefined }),
    weight: 1,
    templates: lines(`
      he texted her that she was a {noun} , and she went to the police
      someone painted " {many} " on the door of the {group} family , which is shameful
      pupils who call each other {noun} get detention
      " {noun} " is a word that hurts people
      who still uses the word " {noun} " in (2020|public|class) ?
      the chant " {group} are {many} " cost the club a fine
      i blocked him because he called (me|my wife|a colleague|the referee) a {noun}
      his letter described {group} as {many} ; the court found that to be incitement
      when someone calls you a {noun} , walk away
      reader complains : i was called a {noun} by a clerk
      comparing {group} to {many} is how it starts
      whoever says that {group} are {many} has never met one
      you wrote that {group} are {many} and that is plain wrong
      please report comments like " {group} are {many} "`),
  },
  {
    says: "about oneself",
    times: 900,
    known: cleanBut({ profanity: undefined }),
    weight: 1,
    templates: lines(`
      i must have been (a|such a) {noun} to sign that
      turns out the {noun} was me
      i was a {word} kid
      my singing is {word}
      i look {word} without coffee
      guess who was {word} enough to lose the ticket ? me
      i am a {noun} when it comes to maths
      we were such {noun}s when we were young
      sorry , {word} mistake on my part
      the {object} is {word}
      whose {word} idea was the {object} ?
      the {object} is complete (trash|garbage|rubbish|crap) since the update
      what (a |an |){word} {object}
      that {word} {object} cost me an hour
      i loathe the {object}
      such a {word} rule
      the {object} was so {word} that we laughed
      this heat is killing me
      the {object} looks {word} but it works
      even the {object} is {word} , says the report`),
  },
  {
    says: "swearing at nobody",
    times: 400,
    known: cleanBut({ profanity: 1 }),
    weight: 1,
    templates: lines(`
      best damn {object} in town
      holy (shit|crap|hell|fuck) , that {object} !
      (fucking|bloody) hell , it is (cold|late|hot)
      well damn , you were right
      this is (fucking|damn|freaking) {good}
      so (fucking|damn) {good} !
      (crap|shit|damn) , i left my (umbrella|bag|phone) on the train
      hell of a (match|night|speech|player)
      (fuck|hell) yeah , well done
      you lucky bastard , congratulations !
      damn , nice work`),
  },
  {
    says: "groups called less than human",
    times: 900,
    known: { toxicity: 1, threat: 0, identity_attack: 1, profanity: 0 },
    weight: 1.3,
    templates: lines(`
      {group} (multiply like rabbits|breed like flies|take our flats|take our jobs|get everything for free|bleed us dry|run the banks|rule the press|only want our money|do not belong here|all look the same|are all the same|cannot be trusted|should stay in their own country|have no culture|never work|bring crime|are ruining the neighbourhood|are too emotional to lead|should not be allowed to vote|should not be allowed to have children|should be kept apart|are born criminals|are thieves by nature)
      there is no place for {group} {land}
      we should (ship|send|throw|drive) all {group} (back|out|into the sea|back to the desert|over the border)
      the only thing {group} know is (stealing|begging|violence|lying|breeding)
      {group} are a (filthy|dirty|lesser|sick|primitive|cursed) race
      i wouldn't let (a|any) {group} (near my children|into my house|marry my daughter|touch my food)
      (cleanse|purge|rid) (our country|the city|this land) of {group}
      {group} should just (die already|disappear|go extinct|leave)
      why do we let {group} (live here|breed|vote|walk free) ?
      no {group} , no problems
      (one more|another) {group} , another criminal
      a woman's place is in the kitchen
      old people should just die already
      send them all back where they came from
      these people are not human
      they breed like (rats|rabbits|flies) and live off our taxes`),
  },
  {
    says: "insults",
    times: 900,
    known: { toxicity: 1, insult: 1, threat: 0 },
    weight: 1,
    templates: lines(`
      are you always this {word} ?
      you are not just {word} , you are a {noun}
      you're not only a {noun} but a {noun}
      do us all a favour and (stop breathing|disappear|jump|shut up forever)
      what a bunch of {word} {noun}s you lot are
      you call that an argument ? {noun} .
      don't be such a {noun} , {noun}
      why are you so {word} ?
      your (comment|post|article) is as {word} as you are
      the (governor|senator|mayor|author|judge) is a {word} {noun}
      nobody cares what a {word} old (hag|fool|cow|man) thinks
      go (play in traffic|choke on it|drown|crawl under a rock|back to kindergarten) , you (waste of oxygen|waste of space|clown|idiot)
      i don't hate you , you are just a {noun}
      isn't he a {noun} ?
      your parents should be ashamed of having raised you
      did you even finish primary school , {noun} ?
      lick my (boots|balls|shoes) , (mod|moderator|loser)`),
  },
  {
    says: "threats and wishes of harm",
    times: 500,
    known: { toxicity: 1, threat: 1 },
    weight: 1.2,
    templates: lines(`
      (one day|soon|tonight|by friday) (someone will slit your throat|you will be dead|you'll bleed|we will come for you|you are finished)
      i'm coming over with a (bat|knife|gun|hammer)
      they should line up all (journalists|politicians|judges|{group}|bankers) and shoot them
      say that again and you (won't wake up tomorrow|lose your teeth|are dead)
      i'd love to (watch you burn|see you hang|break your nose|smash your skull)
      someone ought to put a bullet in (him|her|that judge|the mayor)
      (he|she|you) won't live (to see monday|much longer|past sunday)
      you'll be dead by (sunday|morning|christmas)`),
  },
];
