/** Short remarks, questions to the newsroom, and what was removed. */
export const readers = `
= quentin +30m 1/0/0
Excellent headline. Worrying article.
= hugo +40m 1/0/0
Is there a version of table 2 that one can sort?
== lucian +3h 2/0/0
Now there is, below the chart. Tell me if it does not work on your telephone.
=== hugo +3h10m
It works. On mine the last column is cut off a little, but one can scroll.
==== lucian +3h40m 1/0/0
Should be mended. Thank you for looking closely.
= dario +50m
Seven governments, one pen, zero brains.
== ulla +1h30m 2/0/0
I have met two of the negotiators. They had brains. What they did not have was a potroom.
= esi +1h10m 2/0/0
"60 minutes" in the text, "90" in the table. Which one is it?
== solveig +18h 4/0/0
Ninety. You were right, and I had copied the number from an older draft. It is corrected and stands in the editors' note. I am sorry, and thank you.
=== esi +19h 2/0/0
That was quick. I take it back that nobody reads these.
= joanna +3h 1/0/0
I teach 14-year-olds, and I would like to use the chart tomorrow. May I print it?
== lucian +3h30m 2/0/0
Please do. If they find a mistake, I would like to hear of it; fourteen is a good age for that.
=== joanna +2d2h 16/4/0
They did find something: the first column adds up to 100 and so does the second, but a girl asked why "the first 2,000 megawatts" and what happens with the next 2,000. I did not know.
==== lucian +2d4h 3/1/0
Tell her that this is the right question. There are three more tables, for the next 2,000 each. In the last one Dunmere has 3 per cent and Ardenmark 34. We should have said so under the chart, and now we do.
===== joanna +2d5h 4/0/0
She will be unbearable, and rightly so.
= anselm +5h
Und wieder ist das Wichtigste im Anhang versteckt. Danke fürs Lesen, damit wir es nicht müssen.
== lena +6h
Wir sollten es trotzdem. Es sind elf Seiten.
= greta +12h 1/0/0
We had the still evening of nine years ago in our village without any plan at all. Somebody opened the school, somebody had a gas stove, and by eight there were two hundred people and a guitar. I do not want to make it pretty, an old man fell on the ice. But I do notice that in eleven pages the word *neighbour* does not occur.
== amara +13h 3/0/0
One of my patients is alive because a neighbour has a key and a car. You could not put it in a treaty. You could put it in a leaflet.
=== greta +14h 2/0/0
The council meets on the fourth. I have written it down: leaflet, school, gas stove, torch list. And October.
= dario +1d
This newspaper would find something nice to say about a blackout if there was a grant for it. Paid scribblers, all of you.
~ reported lena +1h personal-attack
~ rejected mina +3h personal-attack: You may say that we are wrong, and where. Please leave out what people are paid for.
== solveig +1d1h 3/0/0
There is no grant. If there is a sentence in the article that you think is wrong, I will look at it.
== kofi +1d2h 1/0/0
Asked and answered, politely. I could not have done it.
= wanjiru +1d9h 2/0/0
As someone who has never had power for 24 hours a day until I was thirty: ninety minutes, announced, in turns, with a list on the wall, is what we used to *dream* of. I do not say it to make you ashamed. Only that a schedule is already a form of respect.
== zofia +1d10h 3/0/1
It does help to hear it. What did people do with the list on the wall?
=== wanjiru +1d11h 5/1/0
Everything. When to iron, when to bake, when to visit. My mother still cooks at four because of a list that was taken down in another century.
= callum +2d1h
The chart uses outline bars for demand and full ones for the cut. I read it the wrong way round at first. Might just be me.
== lucian +2d3h 1/0/0
Not just you, four people have written. The legend stands above the bars now.
= farid +3d 1/0/0
Could the Post please keep an eye on the "operational guidance"? I fear it will come out on a Friday afternoon in July.
== solveig +3d2h 4/0/0
I have put it in my calendar for each Friday in July.
= imre +4d
Correction to what I wrote somewhere above: my contract pays 18 crowns a *month*, not a year. I have looked at the bill. That makes it rather better.
== callum +4d1h
That changes the sum quite a bit. At 18 a month I would do it.
= mateo +5d 1/0/0
Has anybody seen what the unions say? I find only press releases from the network companies.
== ulla +5d2h 2/1/0
Ours says: yes to the switching, no to the three hours without a named person who rings back, and 900 instead of 310. The press release is two sentences long, because the works pay for the printer.
= xavier +7d
I have a factory for frozen vegetables. We *want* to be on the list of those who are paid to stop: a freezer hall at minus 24 can wait four hours without anybody noticing. There is no form for it. I have asked three offices, and each one sent me to the next.
== jialin +7d2h 2/3/0
You are worth money. Look for an "aggregator": a company which bundles fifty freezers until they look like one smelter. In Corvania there are three. In Estavia I know of none, and that is an opportunity for somebody with patience.
=== xavier +7d3h 1/0/0
Patience I have. I freeze peas.
==== lucian +7d5h 2/0/0
May I ring you? We are looking at exactly this: who would like to stop and is not asked.
= tova +10d 1/0/0
Four still evenings in thirty years. With the climate as it now is, does that number mean anything? Fewer frosts, yes. But long calms are becoming more frequent, if I read the weather people correctly.
== hana +10d3h 2/3/0
Meteorologist, though for aviation. What I can say: winter highs over this area have become somewhat more persistent in the last twenty years, the frost that goes with them somewhat milder. So: more calm, less cold. For the grid these pull in opposite directions, and nobody serious would give you a number.
=== tova +10d4h 2/0/0
"Nobody serious would give you a number" is the most useful thing that a number person can say. Thank you.
= dario +11d
Same commenters, same opinions, same thumbs up for each other. What a cosy little club.
== gwen +11d1h 2/0/0
There are two people in this thread who have changed their mind in public. I was one of them. It is not so cosy.
=== kofi +11d2h 1/0/0
I was the other. It was quite uncomfortable.
= florin +12d
Buy batteries now before the prices triple!!! My cousin has a shop, very good prices, ask me for the address.
~ reported oskar +2h for-sale
~ rejected ravi +4h for-sale: A tip for a shop of the family is advertising, even when it is well meant.
~ appealed +1d1h: I get nothing from my cousin. People here ask for weeks where to buy a battery, and I answer them.
~ upheld mina +1d6h: We believe you. It is an address of a shop all the same, and those we take out for everybody.
= chiyo +13d 1/0/0
Has it been said which language they will speak in Hollin? Five clocks in five languages was Bengt's nightmare further up.
== oskar +13d2h 1/2/0
Numbers, mostly. There is a fixed set of about ninety phrases, in a kind of simplified Corvanian, and you are not allowed to say anything else on the line. No please, no thank you. It takes a year until you stop saying please.
=== chiyo +13d3h 3/0/0
"It takes a year until you stop saying please" would make a good first sentence.
= priya +14d 1/0/0
Two weeks later, and I notice that I look at the clock at 17:40 every day. It has not been cold yet.
== lena +14d2h 1/0/0
So do I. My son calls it "the Annex".
= nkem +14d4h 4/2/0
"Border rats", it said on the wall of the ferry pier for eleven years. I was nine when I asked my mother what we had done. I write it out here, so that nobody says that it was not so bad.
~ reported florin +2h hate
~ rejected ravi +3h hate: This is a word for people that we do not want to read here. You can say it without the word.
~ appealed +20h: It was painted there about me. I do not call anybody that; I say what was done. Without the word the sentence says nothing.
~ overturned mina +1d2h: You are right, and we are sorry. Your comment stands again as you wrote it.
== greta +15d8h 3/0/0
It was still there when I went to school. Thank you for writing it down.
= dario +15d2h
The people who voted for these ministers should be made to sit in the dark first. All of them. Especially you lot here.
~ reported rosa +1h personal-attack
~ reported yusuf +2h off-subject
~ approved mina +5h: Sharp, but it is an opinion. Close to the line.
== rosa +15d4h
I did not vote for them, and I still do not want anybody to sit in the dark. Is that allowed?
= quentin +16d
Petite question de vocabulaire : pourquoi « compact » et pas « traité » ? (Why "compact" and not "treaty"?)
== solveig +16d3h 2/2/0
Because a treaty has to go through more parliaments. This was said aloud only once, in the second year, and then everybody wrote it in the same way.
= ines +17d 1/0/0
Estavia's parliament voted yesterday: 141 to 12, eleven minutes, no debate. I watched it on the parliamentary channel, and the clerk read the title of the wrong annex.
~ was: Estavia's parliament voted yesterday: 141 to 12, eleven minutes, no debate.
== beatriz +17d2h 1/0/0
Onze minutos! O meu micro-ondas demora mais. (My microwave takes longer.)
= oskar +18d2h
This must be the third time that I explain feeders, and I am told that I do it in the same words each time.
~ withdrawn +5h
== zofia +18d3h 2/0/0
I only understood it at the second time. So please go on.
= lars +19d
For Fjellmark: ours ratified it last night. With a declaration attached that nobody may be cut off between midnight and five below minus twenty. It has no legal force. It was the only sentence that got applause.
== bengt +19d3h 2/0/0
I was in the gallery. I applauded too, although the rules forbid it.
= viktor +22d 1/0/0
After three weeks of reading here I have changed sides twice and ended where I began, but with better reasons. Is there a reaction for that?
== lena +22d1h 2/0/0
There is one for "changed my mind". You would have to press it three times.
= greta +23d3h 3/0/0
News from a small council: leaflet printed (400 copies), school has a key box now, the torch list has 31 names. It cost 212 crowns. The longest debate was about the colour of the leaflet.
== amara +23d5h 4/0/0
Which colour?
=== greta +23d6h 15/0/0
Yellow, so that one can see it by candlelight. That was my neighbour's idea; he is nine.
`;
