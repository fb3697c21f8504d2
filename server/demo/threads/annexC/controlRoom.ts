/** How a grid is run, told by people who have run one; and what went before. */
export const controlRoom = `
= bengt +6h 34/20/7
I was a dispatcher in Fjellmark for 31 years and should like to say something about Tobin Rask's sentence, because I think that people read it as poetry. "A grid has no foreigners" is meant quite literally.

If a power station fails in Corvania, the frequency falls in my kitchen in the same second. Every turbine in seven countries gives a little of its momentum at once, before any person or any program knows what has happened. This is not solidarity. It is physics; there is no switch for it.

The compact does not create this dependence. It gives it an office, a telephone and a logbook. As for me, I always wanted the other room to have a logbook too.
== chiyo +7h 2/0/0
Did the rooms not talk to each other before?
=== bengt +8h 3/2/0
We did, every hour, by telephone, and on the quiet nights about fishing. But each of us could only see his own half of the line. I once asked for 200 megawatts and got them, and learned a week later that the colleague had switched off a village for it, because he thought that I was in trouble. I was not. I had been careful.
==== chiyo +9h 3/0/1
That is a terrible little story, and I think it is the best argument for the compact that I have read.
===== bengt +10h 3/0/0
He said it was a small village. He knew its name, though.
== hugo +11h 1/0/0
What does "fifty beats a second" feel like when it goes wrong? Do you hear it?
=== bengt +12h 2/3/0
You see it. There is a number on the wall: 50.00. At 49.90 everybody sits up. At 49.80 nobody talks. Below 49.00 the machines begin to switch off whole regions by themselves, and then you are a spectator.

I have seen 49.62. It was a Sunday, and the coffee went cold.
==== hugo +13h 1/0/0
I have read this three times. Thank you.
==== kelechi +2d5h
Registered only to say that this thread should be an article. I am starting my training as a network technician in January.
===== bengt +2d6h 4/0/0
Good. Learn the telephone numbers by heart. One day the screen will be black.
====== solveig +2d8h 3/0/0
I would like to write that article. May I ring you?
======= bengt +2d9h 2/0/0
Gladly, after the nine o'clock news. I am retired, I have a timetable.
= oskar +9h 4/2/0
Electrical engineer, distribution, Belisar. Two things that the article has right and that are usually got wrong: that it is about *power* at a moment and not about energy over a year, and that the exempt list is short because every exemption is paid for by whoever is not on it.

One that it has wrong, or at least too simple: district heating pumps come before homes in the order, but without the pumps the homes are cold after two hours. It is not a step before the households. It is the households.
== rosa +10h 2/0/0
That had not occurred to me, and we heat with district heating. Do the houses freeze within 90 minutes?
=== oskar +11h 2/2/0
No. A heavy house loses a degree or two. But the pumps are switched off *for as long as step two lasts*, and there is no 90-minute rule in step two. Read it again, I had to.
==== solveig +14h 5/1/0
You are right, and we had missed it. I have asked the secretariat whether step two has a limit in time. If it has none, that will be its own article.
===== oskar +15h 1/0/0
I will be glad to be shown wrong by somebody with a heated office.
====== solveig +6d4h 15/6/1
They have answered: there is no limit in the annex. It "was assumed to follow from the nature of the measure". The article comes out on Monday, and your comment stands in its second paragraph, if you agree.
======= oskar +6d5h 5/0/0
I agree. My mother will finally believe that I work.
= lena +1d8h 2/0/1
I used to think these treaties were written by politicians. Now I learn that they are written in a hotel near the station by people who switch off the lights for a minute every morning. I feel better, and I do not know why.
== tova +1d9h 2/0/0
Because they did it *every* morning. Jokes that last for three years are rituals.
=== lena +1d10h 1/0/0
And rituals are how people remember what is on the table. Yes. That is why.
= viktor +1d11h 2/0/0
The hotel near the station was mine, or rather my aunt's; I was the night porter. They tipped badly and argued until two, and on the last day one of them gave back a key from 1998 that he had taken home by mistake at some other conference. I have no opinion on Annex C.
~ was: The hotel near the station was my aunt's. They tipped badly and argued until two. I have no opinion on Annex C.
== gwen +1d12h 3/0/0
This is my favourite comment.
== solveig +1d13h 3/0/0
I can confirm the arguing until two. The walls are thin.
= samir +3d6h 1/0/0
What happens to trade during the bad hours? Can a rich country buy itself out by offering more on the market before step one begins?
== jialin +3d7h 3/4/1
Before step one: yes, that is what markets are for. The price on such an evening goes to the cap (4,000 crowns), and at the cap everybody bids the same, so money stops deciding. From step one on the market is suspended, and the table decides.

People find the cap immoral because it is so high. In truth it is the moment from which being rich does not help any longer.
=== samir +3d8h 2/0/1
I had that exactly the wrong way round. Thank you.
=== dario +3d8h20m
And the trader explains to us that the trader is the good guy. Sure.
==== jialin +3d9h 2/0/0
I have said what the rule is. You can look it up in article 60. I would not call myself the good guy in front of my children either.
= callum +4d2h 1/1/0
Nobody has mentioned hacking. One room, one desk, one logbook: one target.
== kofi +4d3h 1/0/0
There is a second room. The article just does not name it, and I suppose that is on purpose.
=== callum +4d4h 1/0/0
There is one, I have been told, but a second room with the same software is a second copy of the same hole.
==== bengt +4d6h 3/2/0
What saved us each time was that the substations could be worked by hand, by someone with a key and a torch. We had 60 people for it in Fjellmark. Today it is nine, and two of them are on sick leave, as I hear when I meet them at the bakery.

If you want something to be angry about: that.
===== callum +4d7h 2/0/0
Right. That is my new answer to "what about hacking": nine people with a torch.
= beatriz +8d3h 1/0/0
Em Estavia dizem que o nosso vento vai ferver as chaleiras da Corvânia. Ninguém diz quem paga o cabo.

(They say our wind will boil kettles in Corvania. They do not say who pays for the cable.)
== jialin +8d5h 0/2/0
Annex D, of all places: the one who draws the power pays two thirds, the one who feeds it in pays one third, for twenty-five years. For Estavia that comes to about 9 crowns a household and month at first, and falls.
=== beatriz +8d6h 1/0/1
Less than I feared and more than they told us. Thank you for doing their work.
= rosa +9d5h 2/0/0
Re-reading the piece: "Belisar once switched off the north of its capital for a night and never quite explained how it had chosen." Does somebody here remember it?
== yusuf +9d6h 5/1/0
I do. There was no call and no siren. The lift stopped with my neighbour in it. We carried soup up to the door for him and passed it through the gap with a spoon. He was a judge, and later he tried to find out who had decided it, and there was a form missing.
=== priya +9d7h 2/0/0
My aunt lived on the south side. They could see where it began, she said, "like the edge of a page".
==== yusuf +9d8h 2/0/0
From our side as well. We were the dark page.
== anselm +9d9h 1/0/0
The parliamentary report is worth reading, all 14 pages of it. On page 9 it says that the switching order "followed the numbering of the feeders". They had begun at 1. The north has the low numbers because it was built first.
=== yusuf +9d10h 4/2/2
Twenty-two years, and I learn it in a comment section. We were first in the list. That was all?
==== anselm +9d11h 3/0/0
It seems so. I am sorry. I did not know that you did not know.
===== yusuf +9d12h 5/0/1
No, it is better to know it. It is even a relief. I will tell the judge, he is 91.
`;
