/** Sentences in which grammar decides, or in which a word of abuse means no harm; for judging only. */
export interface FunctionalCase {
  kind: string;
  text: string;
  isAbuse: boolean;
}

const about = (kind: string, isAbuse: 0 | 1, lines: string): FunctionalCase[] =>
  lines
    .trim()
    .split("\n")
    .map(text => ({ kind, text: text.trim(), isAbuse: isAbuse === 1 }));

export const functional: FunctionalCase[] = [
  ...about(
    "negated",
    0,
    `
No one should ever say that immigrants are vermin.
Women are not stupid, whatever he claims.
I would never call anybody an idiot for asking.
Nobody here thinks that you are a moron.
It is wrong to hate Muslims.
You are not an idiot, you just missed the memo.
Don't let them tell you that you are worthless.
Gay people aren't disgusting and never were.
I don't want anyone to get hurt or killed.
We should not kill wolves just because a farmer complains.
Refugees are not criminals.
I have never thought that disabled people are a burden.
There is nothing stupid about your question.
He isn't a liar, he was misinformed.
My boss isn't stupid, she simply had bad data.
I refuse to believe that Poles are thieves.
Nobody deserves to be called trash for being poor.
They were not terrorists but farmers.
You shouldn't feel worthless after one bad exam.
In no way are homeless people parasites.
Neither of the candidates is a fascist.
She never called you a liar.
Autistic kids are anything but dumb.
It would be unfair to say that teenagers are morons.
We are not animals and we won't be treated that way.
There's no such thing as a stupid question.`,
  ),
  ...about(
    "countered",
    0,
    `
He said "go back to your country" to my mother, and that is not acceptable.
Calling people "subhuman" is how genocides begin.
"You are all idiots" is not an argument, it is a tantrum.
Stop calling women whores in this thread.
The word "faggot" was shouted at us from a car and it still hurts.
When you write "kill them all" about refugees you should be ashamed.
I was called a retard at school every day, please don't use that word.
If you say Jews control the banks you are repeating a lie.
Anyone who says black people are inferior knows nothing about biology.
The moderator removed a comment that called her a stupid bitch, and rightly so.
Saying "all Muslims are terrorists" is hateful and wrong.
My son came home crying because kids called him a dirty Arab.
The sign read "No dogs, no Irish" and people today pretend it never happened.
Whoever sprayed "scum" on the mosque wall should be fined.
Please report anyone who types "kys" in the chat.
Her ex kept texting her that she was a worthless whore, so she went to the police.
Using "retarded" as a joke hurts my brother.
"Vermin" is the word dictators use before they kill.
I deleted his post because it said gays are sick.
Teachers must step in when pupils call each other faggots.`,
  ),
  ...about(
    "self",
    0,
    `
I'm such an idiot, I forgot my keys again.
My dumb brain can't do math before coffee.
I feel like a complete moron for believing that ad.
Silly me, what a fool I was.
I was so stupid to sell that stock in March.
We looked like clowns in those costumes.
I hate myself for missing that goal, ha.
God I'm an ugly crier.
I must have been an idiot to sign that contract.
Turns out I am the moron who left the oven on.
My memory is garbage these days.
I was a stupid kid back then.
Ugh, I look disgusting in every passport photo.
We are such losers, we watched the same show three times.`,
  ),
  ...about(
    "object",
    0,
    `
My dog is dumb but I love him.
This damn printer is a piece of garbage.
What a stupid plot, the film was trash.
I hate this weather so much.
That bill is idiotic and should be voted down.
The new interface is ugly and useless.
My car is a piece of crap.
This pasta recipe is disgusting, way too much salt.
The traffic on Main Street is insane.
Killer whales hunt seals, it's a brutal spectacle.
This game kills my phone battery.
The referee's decision was pathetic.
I hate Mondays.
The parking app is complete trash since the update.
Whose dumb idea was the new bus lane?
That goal was so ugly but it counts.
These pathetic excuses for tomatoes cost four euros.
I despise this keyboard.
The ending of the series was idiotic.
Our coffee machine is a worthless pile of junk.
This heat is killing me.`,
  ),
  ...about(
    "names",
    0,
    `
Dick Cheney was Vice President under Bush.
Pussy Riot performed in Moscow in 2012.
Moby Dick is a great novel.
We drove from Scunthorpe to Penistone.
The cock crowed at five in the morning.
Jack the Ripper killed at least five women in Whitechapel.
She ordered spotted dick and custard.
The Virgin Mary appears on the left panel.
My cat had to take the pussy willow out of the vase.
Kill Bill is my favourite Tarantino film.
The blue tits are back at our bird feeder.
He works for Dick's Sporting Goods.
Essex and Sussex are counties in England.
Gaylord Perry threw a spitball.
The garden hoe is in the shed.`,
  ),
  ...about(
    "mild",
    0,
    `
That's a damn good point.
Holy crap, what a goal!
This is fucking brilliant, congratulations!
Hell yes, I'm in.
Fuck yeah, we won the cup!
Damn, that's beautiful.
No shit, it snowed again.
You're a badass, keep it up.
Best damn burger in town.
Holy shit, that sunset!
Fucking hell, it is cold today.
Well damn, you were right.
This band is fucking amazing live.
Crap, I left my umbrella on the train.`,
  ),
  ...about(
    "reclaimed",
    0,
    `
I'm queer and proud of it.
As a dyke myself I loved the parade.
We queers have to stick together.
Hey bitches, who is up for brunch?
My niggas and I had the best weekend.
Us old crips still race our wheelchairs downtown.`,
  ),
  ...about(
    "groups",
    0,
    `
The Jewish bakery on 5th makes great bread.
Muslims celebrate Eid this week.
My wife is a black lawyer from Atlanta.
Two gay men adopted the twins.
Transgender athletes were discussed in the hearing.
A Mexican restaurant opened next door.
Old white men wrote the constitution.
The blind student won the chess tournament.
Women earned 82 cents per dollar, says the report.
Lesbian couples can now marry in Thailand.
Iranian refugees arrived in the harbour.
He is deaf and plays the drums.
Poor people pay more for credit.`,
  ),
  ...about(
    "news",
    0,
    `
Police say the man stabbed his wife to death before shooting himself.
The rapist was sentenced to 20 years.
The bomb killed 30 people in Baghdad.
The senator was accused of sexual assault by two women.
The prosecutor showed how the gang threatened to kill the witness.
Nazi Germany murdered six million Jews.
A white supremacist shot nine people in a church.
They found porn on the teacher's computer.`,
  ),
  ...about(
    "disagree",
    0,
    `
I strongly disagree with you, and here is why.
Your numbers are wrong, please check the census.
This policy will hurt working families.
The mayor lied about the budget and should resign.
You clearly haven't read the article.
Capitalism is failing most people.
That is a weak argument in my view.
I can't stand this government's tax plan.`,
  ),
  ...about(
    "insult",
    1,
    `
You are an idiot.
What a pathetic little man you are.
You people are dumber than a box of rocks.
Shut up, you stupid cow.
Nobody likes you, loser.
You're a disgrace to your family.
Only a moron would write this.
Crawl back under your bridge, troll.
You have the brain of a goldfish.
Go play in traffic.
You clearly never finished primary school, you clown.
Your mother should be ashamed of having raised you.
He is a lying sack of garbage.
The mayor is a fat useless pig.
These journalists are parasites and scum.
Are you always this stupid or is today special?
You are not just an idiot, you are a dangerous one.
Go choke on your keyboard, you waste of oxygen.
The governor is a spineless coward and a crook.
Do us all a favour and stop breathing.
Your article is as brainless as you are.
What a bunch of pathetic losers you lot are.
Nobody cares what a fat old hag thinks.
You call that an argument? Moron.
I don't hate you, I just think you're subhuman.`,
  ),
  ...about(
    "dehumanise",
    1,
    `
Immigrants are a plague on this nation.
They breed like rats and live off our taxes.
Send them all back where they came from.
Those people are not really human.
Muslims are a cancer that has to be cut out.
Women belong in the kitchen and nowhere else.
Gays are an abomination and should be locked away.
Blacks are simply less intelligent, it's in their blood.
Jews control everything and bleed us dry.
Disabled people are a waste of money.
We need to cleanse our country of these foreigners.
Trans people are mentally ill freaks.
Roma are thieves by nature.
Old people should just die already and free the houses.
Asians all look the same and can't be trusted.
I wouldn't let a Mexican near my children.
Arabs multiply like rabbits and take our flats.
There is no place for gays in a decent country.
We should ship all Somalis back to the desert.
Women are too emotional to hold office.
The only thing gypsies know is stealing.
The Chinese are a filthy race.
Muslims don't belong in Europe.
Autistic people should not be allowed to have children.`,
  ),
  ...about(
    "threat",
    1,
    `
I will find you and break your legs.
You deserve a bullet.
Somebody should burn their house down.
Watch your back, I know where you live.
You'll be dead by Sunday.
I hope you get cancer and die.
Hang the whole lot of them.
Next time I see you I will smash your face in.
Someone ought to put a bullet in that judge.
Kill yourself.
One day someone will slit your throat.
I'm coming over with a baseball bat, coward.
They should line up all journalists and shoot them.
Say that again and you won't wake up tomorrow.
I'd love to watch you burn.`,
  ),
  ...about(
    "profane",
    1,
    `
Fuck you and everyone who thinks like you.
Suck my dick, you whore.
You stupid bitch, shut your mouth.
Eat shit and die.
What a fucking retard.
Go fuck yourself, asshole.
These cunts ruined the club.
Lick my balls, moderator.`,
  ),
];
