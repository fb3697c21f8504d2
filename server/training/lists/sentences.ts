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
    target: `
      journalist | reporter | editor | judge | mayor | minister | senator | councillor | politician | banker | referee | doctor
      teacher | columnist | prosecutor | landlord | moderator | president | governor | policeman | lawyer`,
    idiom: `
      beat around the bush | beat the traffic | beat a retreat | beating a path | flog a dead horse | a dead end | dead tired
      a dead ringer | dead wood | dead on arrival | the dead of night | drop dead gorgeous | wouldn't be seen dead in it
      dying for a coffee | dying to know | die of boredom | die of embarrassment | laughed myself to death | scared to death
      bored to death | worked to death | sick to death of it | catch your death of cold | kiss of death | at death's door
      killing two birds | dressed to the nines | if looks could kill | my feet are killing me | curiosity killed the cat
      kill the fatted calf | going in for the kill | make a killing | a killer app | murder on the knees | get away with murder
      i could murder a pizza | scream blue murder | shoot from the lip | a long shot | a shot across the bows | shot to pieces
      call the shots | a parting shot | shoot down the idea | a straight shooter | shooting fish in a barrel | bullet proof
      dodge a bullet | a silver bullet | sweat bullets | faster than a speeding bullet | stab at it | back stabbing
      have a stab at it | twist the knife | on a knife edge | under the knife | cut to the bone | cut the mustard
      cut and thrust | hang by a hair | hang on a minute | hung out to dry | hung over | give him enough rope
      hit the nail on the head | hit the ceiling | hit the jackpot | hit the roof | hit the books | hit or miss | hit rock bottom
      a hit and a miss | kick the can down the road | kick up a fuss | kick back and relax | alive and kicking
      knock on wood | knock it out of the park | knock your socks off | school of hard knocks | burn the candle at both ends
      burn your bridges | slash and burn | crash out early | crash the party | a crash course | blow the budget | blow a gasket
      blow it out of proportion | a blow by blow account | blow the cobwebs away | suck it and see | suck eggs | a sucker for cake
      screw up your courage | a screw loose | put the screws on | bang on the money | more bang for your buck | bangs and whimpers
      cock an ear | cock of the roost | go off half cocked | all cock and bull | rule the roost | tits up in the tree
      as thick as thieves | thick as two planks | a pig's breakfast | make a pig's ear of it | pigs in clover | sweating like a pig
      rat out of a trap | smell a rat | like rats from a sinking ship | a can of worms | a snake pit | mad as a hatter | mad as a box of frogs
      crazy like a fox | crazy paving | drive me up the wall | stark raving | nutty as a fruitcake | nuts and raisins | dumb show
      dumbing down | fool's paradise | nobody's fool | fools rush in | fool me once | fat of the land | chew the fat | a fat lot of good
      the fat is in the fire | fat chance | dirty weekend | dirty great puddle | dirty pool | down and dirty | ugly as sin | the ugly truth
      the devil to pay | speak of the devil | between the devil and the deep blue sea | hell on wheels | raise hell | hell freezes over
      the road to hell | like a bat | slave over a hot stove | monkey around | make a monkey of it | throw a monkey wrench in it
      ape the style | hold your horses | a dog's life | every dog has its day | sick as a dog | dog tired | see a man about a dog
      let the cat out of the bag | bull in the ring | take the bull by the horns | cash cow | till the cows come home | black sheep
      separate the sheep from the goats | count sheep | crow's feet | eat crow | nipped in the bud | the whip hand | a whipping boy
      lick into shape | lick your wounds | give it a lick of paint | in the buff | caught with your pants down | naked ambition
      a rude awakening | up the creek | pain in the neck | bite the hand that feeds you | bite your tongue | bark up the wrong tree
      lunatic fringe | village idiot of the play | a bitter pill | choke on the bone | choke point | strangle hold
      throw under the bus | skeleton in the cupboard | blood on the carpet | bloody mess in the kitchen | blood out of a stone`,
    animal: `
      donkey | cockroach | cow | pig | sow | rat | snake | sheep | ape | monkey | goat | toad | worm | slug | leech | maggot | weasel
      skunk | vulture | hyena | crow | coot | booby | shag | mule | bull | heifer | boar | dog | bear | wolf
      moth | wasp | louse | flea | tick | bug | beetle | parrot | goose | turkey | chicken | hen | rooster | fox | beaver | cat | pussycat
      bat | mole | hog | swine | parasite | reptile | newt | bass | crab | cuckoo | dodo | gannet`,
    coarse: `
      dirty | naughty | sticky | drunken | jerk | devilled | smashed | whipped | crack | screwed | loaded | messy | nutty | stuffed | bloody
      pork | rump | breast of | thick | fat | cream | cock | rum | spotted | hot | saucy | cheeky | wicked | mad`,
    dish: `
      fries | brownies | rice | chicken | cake | sauce | sausages | pudding | soup | burger | beans | potatoes | eggs | buns | nuts | balls
      pie | tart | cookies | pasta | steak | bread | martini | noodles | salad`,
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
  {
    says: "threats in clean words",
    times: 700,
    known: { toxicity: 1, threat: 1, profanity: 0, sexual: 0 },
    weight: 1.2,
    templates: lines(`
      (put|someone put|just put|they should put) a bullet (in|through) (the|this|that) {target}
      (somebody|someone|anyone) (needs to|should|ought to|please) (shut up|silence|get rid of|deal with|visit|teach a lesson to) (the|this|that) {target} (for good|once and for all|permanently|with a bat)
      (the|this|that) {target} (needs|deserves|has earned) (a rope|a noose|a bullet|a visit at night|a good kicking|the firing squad|a broken jaw)
      (i|we) know (where you live|what your car looks like|the way you walk home|where your (wife|mother|daughter|son) works|which street you live in) (|, sleep well|, be careful|, and (i am|we are) coming|. tick tock)
      (we|i) have your (address|number plate|phone number) (now|and we will use it|, enjoy your evening|, see you soon)
      (nice|lovely) (house|family|kids|car) you have , (shame|pity) if (it burned down|they got hurt|something broke)
      it would be (sad|terrible|such a pity) if (an accident|something bad|a fire) happened to (you|your family|the {target}|his children)
      (watch|mind) your (step|mouth|children) or (you will|he will|they will) (regret it|pay|disappear|wake up in hospital)
      (you|they) (won't|will not) (see|live to see|make it to) (christmas|the summer|tomorrow|next week|the election)
      (hang|shoot|drown|burn|bury|gut) (the|this|that) {target} (|already|and be done with it|in public|and his friends)
      (round|line) (the {target}s|them all|all of them) up (and shoot them|against the wall|in a ditch)
      (the only|only one) way to deal with (the|this|a) {target} is (a bullet|six feet of earth|a lamp post and a rope|to end him)
      (the|this|that) {target} (should|must|ought to) (be|get) (shot|hanged|put down like a dog|put in the ground|taken out|run over|buried)
      (the|this|that) {target} (should|had better) (buy a gun|hire guards|not walk alone|check under the car|fear for his life|never sleep again)
      (one|some) (night|day|evening) (we|someone|they) will be (at your door|behind you|outside your house|waiting in the car park)
      (if|when|next time) i (meet|see|catch) (you|him|her|the {target}) (you|he|she) (will be|ends up|goes) (in a wheelchair|in a coffin|under the ground|in intensive care)
      i (hope|pray|wish) (the {target}|he|she|you|your child) (gets run over|never wakes up|burns in that house|drowns|is next|dies slowly)
      (i'm|we're) (on our way|coming) to (your house|your office|the {target}'s house) with (petrol|a rope|some friends and bats)
      it is time (we|somebody) (finished|ended|buried|removed) (him|her|the {target}|these {target}s) (by force|for ever|with our own hands)
      (lock the doors and burn|burn down) (the {target}'s house|your house|the newsroom) (with them inside|and everyone in it)`),
  },
  {
    says: "threats that are reported, and words of threats that threaten nobody",
    times: 900,
    known: cleanBut({}),
    weight: 1,
    templates: lines(`
      (a man|the caller|the writer of the letter|the suspect) (threatened|said he wanted|wrote that he planned) to (put a bullet in|shoot|hang|burn the house of|silence) (the|a) {target}
      (the|a) {target} (received|got|reported) (a letter|messages|calls) (with|full of) (threats|death threats|bullets and a note)
      (he|she) was (fined|jailed|arrested) for (writing|saying) that the {target} should be (shot|hanged|burned|killed)
      (police|the court) heard that the caller knew (where the {target} lived|the way she walked home|the school of his children)
      the {target} (was|had been) (shot|killed|found dead|attacked|buried|hanged) (in 1921|last night|by the regime|in the film|in the first chapter)
      the {target} (needs|has|hired|asked for) (guards|protection|police protection) (|since the threats|after the attack)
      (the bullet|a bullet) (missed|hit|was found near|was taken out of) (the {target}|the wall|his leg|the door)
      i know where you live (in the game|, in the blue house by the park right ? |, we used to be neighbours|, your street floods every spring)
      i know (where you live|where your office is) , (i will bring|shall i bring|i can drop off) (the cake|your keys|the books|the kids)
      we know (where|which school) (the children go|they live) , (it is near the park|it was in the paper)
      we have your (address|phone number) (on file|and will send the book|, the parcel comes on monday)
      (someone|a driver|a neighbour) will be (at your door|outside your house|waiting in the car park) (at nine|with the keys|to pick you up)
      watch your (step|head|back) (, the floor is wet|, the ceiling is low|when you lift it)
      it would be a (shame|pity) if (the school|the library|the old bridge|this tradition) (closed|were lost|burned down|had to go)
      next time i (meet|see) (him|her|the {target}) i will (say hello|ask him|buy him a beer|thank her)
      (they|we|the crew) (shot|hung|burned|killed|buried) (the scene|the pictures|the leaves|the motion|the story|the lead) (today|in one take|on page nine)
      (the {target}s|they) (lined up|stood against the wall|were rounded up) (for a photo|for the picture|to be counted)
      (we|i|you) should (shoot|send) the {target} (an email|a question|a message)
      (put|hang) (the coats|the picture|the boxes|the washing|the keys) (on the wall|against the wall|out|by the door)
      a (rope|bat|gun|knife) (was found|lay on the table|hangs in the shed|is no toy)
      (somebody|someone) (should|needs to) (ask|call|elect|replace|thank|fact check|vote out|sue) the {target}
      the {target} (should|must) (resign|go|apologise|be sacked|be voted out|be ashamed|pay it back|explain this|answer)
      (i|we) hope the {target} (loses|resigns|listens|learns something|gets well soon|is next to speak)
      if this goes on (the club|the party|the shop) is (dead|finished|done for)
      (the novel|the film|the play) (ends|begins) when (the {target} is shot|someone waits at the door with a knife|the house burns down)
      (the threats|death threats|calls to kill) against the {target} are (a crime|unacceptable|being investigated)
      he (fears for his life|never sleeps|walks alone) (since the war|in the film|, says his wife)`),
  },
  {
    says: "groups put down in clean words",
    times: 700,
    known: { toxicity: 1, threat: 0, identity_attack: 1, profanity: 0, sexual: 0 },
    weight: 1.2,
    templates: lines(`
      {group} (people |men |women |families |) (will never be|are not|can't ever be|were never meant to be) (one of us|like us|real citizens|equal to us|part of this country|normal people)
      {group} (people |) (always|only ever) (put|look after) their own (kind|tribe|people) (first|and rob us)
      {group} (people |men |women |) (don't know what|have never heard of) (work|honesty|soap|loyalty|manners) (is|)
      (keep|get) (the|all|those) {group} (people |) (away from|out of) (our|my) (children|daughters|street|schools|town|pool)
      (send|ship|put) (every last|the last|all|these) {group} (people |) (home|back|on a boat|on a train out of here)
      {group} (people |) (are|is) (a drain on|a waste of|a danger to|a stain on|a curse on|a weight on) (us all|the country|our money|society|every child|decent people)
      {group} (people |) (brought this on|are to blame for everything that happens to|bring disease to|are poisoning) (us|us all|the town|our blood)
      why (should|must|do) (a|any|the) {group} (get|have|be given) (a house|a job|a vote|rights|benefits) (before|ahead of|like) (me|us|real citizens|our own)
      (the world|this town|the country|our street) (would be|was) (cleaner|safer|better off|happier) (without|before the|with fewer) {group} (people|)
      (they are|these {group} are|{group} are) not (people|human beings|citizens) like (you and me|us)
      (the|all those) {group} (people |) are (taking over|replacing us|outbreeding us|flooding in|everywhere you look and it stinks)
      (no|what) (decent|normal|honest) (family|person|man) (wants|would want|hires|trusts) (a|any) {group} (next door|in the house|near the kids)
      {group} (people |women |men |) (are ruled by|only follow|only understand) (violence|their instincts|hormones|money|the whip)
      {group} (people |) (should|ought to|must) (know their place|be grateful we let them live here|make way|be kept out|learn to obey|be bred out|stay in their holes)
      {group} (people |) (smell|stink|lie|steal|cheat|spread disease|live like that) (because|, ) (it is in their blood|that is how they are|they don't know better)
      (you can|one can) (not|never) (trust|reason with|teach|civilise) (a|any) {group} (person|man|woman|)
      (being|to be) {group} is (a defect|a disease|a shame|against nature|nothing to be proud of , it is a sickness)
      (a|one) {group} (is|are) one too many
      (they|those people|that kind) (do not belong|have no business|should not be) (here|among us|in a civilised country) , (send them off|it is in their blood|look at how they live)
      i (don't|do not|would never) (serve|hire|rent to|sit next to|shake hands with) {group} (people|)`),
  },
  {
    says: "groups spoken of in the same words without harm",
    times: 800,
    known: cleanBut({}),
    weight: 1,
    templates: lines(`
      {group} (people |families |) (are|have long been|will always be) (part of this country|citizens like everybody else|our neighbours|one of us|equal before the law)
      (keep|let) {group} (people |children |) (safe|in our schools|in the team|in your thoughts)
      {group} (people |families |) were (sent away|deported|shipped out|kept out of the schools|not allowed to vote|driven from the town) (in the war|until 1965|by the regime|, the book says)
      many {group} (people |families |) (went home|came back|moved here|left) (after the war|in the nineties|for work)
      why should (a|any) {group} (person |worker |) (earn less|wait longer|be treated differently|hide)
      (the town|the country|our street) would be (poorer|sadder|duller) without {group} (people|families|shops)
      {group} (people |) (are not|have never been) (a drain on|a danger to|a burden for) (anyone|society|the country)
      (a|one) {group} (family|man|woman|doctor|couple) (moved in next door|lives in our house|teaches our kids|runs the shop)
      {group} (people |workers |) (should|ought to|must) (get|have|be given) (the same pay|a say|better pensions|their rights|more time)
      {group} (people |) (make up|are) (a tenth|two percent|half) of (the town|the voters|the patients|our staff)
      the (rules|law|state|minister) (should|must) (help|protect|listen to|house) {group} (people|families|)
      (fewer|more) {group} (people |families |) (came|voted|applied|were counted) this year
      the number of {group} (people|voters|students) (fell|rose|doubled) , the (report|census) says
      i (think|believe) immigration (should be limited|needs clear rules|is a difficult subject|has helped us|is too high)
      the state (cannot|should not|can) take in everybody (|, i am afraid|, but it must be fair)
      {group} (food|weddings|films|songs|holidays) (are|is) (a joy|everywhere in town|on at eight|part of my childhood)
      (they|those people|these families) (belong here|have lived here for years|deserve better|came in 1960)
      i (serve|hire|rent to|sit next to|work with) {group} people (every day|and like it|at the office)
      {group} (women|men) (are often paid less|were asked about their work|play on sunday|won again)
      what the {group} (community|church|club) wants is (a place to meet|fair pay|peace|to be heard)`),
  },
  {
    says: "idioms, animals and dishes",
    times: 900,
    known: cleanBut({}),
    weight: 1,
    templates: lines(`
      {idiom}
      {idiom}
      {idiom}
      it was {idiom}
      (they say|as they say|you know) , {idiom}
      (a|the|our) {animal} (in the field|in the kitchen|needs water|was sold|and a goat|from the farm|on the roof)
      (two|three|wild|young|old|brown|white) {animal}s (in the yard|were seen|on the path|)
      the {animal} (lays eggs|eats leaves|lives in trees|gave birth|is a protected species)
      {animal} (farm|trap|bite|fur|food|feed|milk|shed)
      (how to|we had to) (feed|catch|trap|keep|treat) (a|the) {animal}
      {coarse} {dish}
      {coarse} {dish} (with|and) (cream|rice|gravy|chips|beans)
      (a|the|two|some) {coarse} {dish} please
      (the recipe for|we had) {coarse} {dish}`),
  },
];
