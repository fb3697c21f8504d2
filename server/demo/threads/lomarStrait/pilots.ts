/** What a pilot does, told by those who have climbed the ladder. */
export const pilots = `
= rosa +20m 2/0/0
Nine metres of rope and ash wood as a border. I will think of this the whole day.
= hugo +35m 18/10/3
I was a master on bulk carriers for sixteen years and have been through Lomar perhaps two hundred times. For those who wonder what a pilot is for, since the charts are so good:

The chart shows where the bottom is. The pilot knows where the *water* is going. In the eastern lane the current sets towards Cape Thessing for two hours before high water, and it is not in the tables, because it depends on the wind of the day before yesterday. You feel it in the helm about four minutes too late.

I would take either pilot. I would not take none.
== chiyo +50m 2/0/0
Two hundred times, and still you would not do it alone?
=== hugo +1h10m 5/1/0
*Because* I have done it two hundred times.
== callum +1h 1/0/0
Aviation has the same thing, in a way: at a few airports you may only land after you have been there with an instructor. Nobody asks for his passport, though. They ask who signed his logbook.
=== hugo +1h30m 2/0/0
That is it in one sentence. The question is who signs.
==== jialin +2h 1/1/0
And who pays when the signature was worth nothing. If two countries may sign for the same lane, an insurer has to decide which of them he believes. I would not want to write that letter.
===== hugo +2h20m 1/0/0
They have written it already. It is half a page long and says "the usual care".
= ulla +1h20m 2/0/0
My brother-in-law is an engineer on one of the nine with grain. He writes that they have been playing cards since breakfast, that the cook has stopped baking to save flour, *on a ship with 31,000 tonnes of wheat*, and that he can see four others from the porthole.
== gwen +1h40m 3/0/0
The cook deserves an article of his own.
== samir +2h30m
Do they get any news on board, or only us on land?
=== ulla +3h 2/0/0
They read this page. Greetings from number 14 in the row, he says, and could somebody tell number 15 that its anchor light is out.
==== samir +9h 2/0/0
Did anybody tell number 15?
===== ulla +10h 4/0/0
Number 15 reads this page too. It is lit again.
====== gwen +10h20m 3/0/0
I take back everything I have said about comment sections.
======= rosa +10h40m 1/0/0
May I ask what number 15 is carrying?
======== ulla +11h30m 3/0/0
Garden furniture.
= oskar +2h 2/0/0
Who maintains the buoys is the whole story, I think, and it comes in the ninth paragraph. If a buoy is 240 metres off, then the best pilot in the world is a blind man with a good memory.
== farid +2h40m 3/3/0
I worked for a buoy service (another sea). A buoy of that size hangs on sixty metres of chain and swings in a circle anyway; 40 metres off is a normal day. 240 means that the sinker has moved: a storm, or a ship that touched it and did not report it. You find it at the next inspection. The question is therefore not "who is to blame" but "when was it last looked at", and there is a date for that on a card.
=== oskar +3h 1/0/0
Do we know the date?
==== teun +4h 5/2/0
We have asked both sides. Calvera: "in the spring". Ostrany: "in the spring of the year before". The card itself is with the inquiry. I have asked for it, and I will write here when I get an answer, whatever it is.
===== farid +4h20m 1/0/0
The card cannot be argued with. That is why nobody shows it.
====== teun +17h 4/2/0
I have not seen the card, but somebody who has says that there are two. One for the buoy and one for its light, and they were inspected on different days by different boats. I cannot confirm this yet, so it is not in the article.
======= farid +17h30m 2/0/0
That would explain everything, and it would please nobody. Well asked.
= greta +2h10m
Is Marta Ilves the one who brought in the tanker without an engine, some years ago?
== teun +3h30m 2/1/0
The same. She told me that she had *not* brought it in, she had "kept it company while it drifted in the right direction".
= lena +5h 2/0/0
Eleven who have passed an examination against thirty-eight who have done it for years. But everybody who has done it for years once did it for the first time. How do you ever get new people if the old ones decide who is good enough?
== hugo +5h40m 3/2/1
By going along. My first hundred passages as a trainee I stood behind the pilot and held the coffee. Somebody must let you stand there, that is right, and the guild lets in two a year. In this one point Calvera has a case, and I say so although I know where my friends sit.
=== lena +6h 1/0/0
Thank you. I did not expect a "yes" from a captain.
=== kofi +6h20m 1/0/0
Same with bus drivers. Two a year, and then wondering why nobody is left.
= nkem +8h 2/1/0
Lawyer here, maritime, neither of the two countries. The Lantern Agreement is six pages long, and its central word is "customary": pilots shall be provided *as is customary*. Sixty-three years of practice have filled this word with Ostranian pilots. Calvera does not break the text. It breaks the custom which the text points to. Courts love this kind of thing and take nine years over it.
== tova +8h30m 2/0/0
Nine years is longer than sheep have.
== zofia +9h
Could the two just agree on who goes first for the nine years?
=== nkem +9h30m 2/1/0
They could, with the magic words "without prejudice": we do it like this for now, and nobody may say later that it proves anything. Half of all peace in the world consists of these two words.
==== teun +20h30m 3/0/0
You may be pleased to hear that the sentence on paper begins with them.
===== nkem +20h50m 2/0/0
I am. I will sleep well, and so will my bill.
= mateo +20h20m 1/0/0
Two pilots and no word on who speaks to the helmsman. So they have agreed on everything except the one thing it is about.
== hugo +20h40m 3/3/1
There is an old answer, from rivers with two banks: the one *whose side you are on* speaks, and at the middle line he says aloud "your ship". I have done it. It is four seconds in which nobody has the ship, and you can hear everybody breathe.
=== mateo +20h55m 1/0/0
Four seconds seems a price one could pay.
==== anselm +21h10m
In vier Sekunden fährt so ein Schiff ungefähr dreißig Meter. (In four seconds such a ship makes about thirty metres.)
===== hugo +21h20m 2/0/0
Twenty-five, we go slowly there. And yes, one thinks of each of them.
= rosa +21h40m 3/0/0
A coin. They tossed a *coin*. I do not know whether I am relieved or furious.
== chiyo +21h44m 1/0/0
Both, I think. And I want to know who kept it.
`;
