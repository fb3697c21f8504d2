/** What was said while the cans were counted, and a little after. */
export const theEvening = `
= ines +4m 3/0/0
I lived there for two winters as a teacher. The 23:40 is the only boat on which you meet the whole island, one at a time.
= oskar +7m 1/0/0
Eleven people a night is not a ferry, it is a taxi with a bar.
== ines +11m 4/1/0
The bar closes at nine. What stays open is the engine room, because it is warm.
= gwen +16m 2/0/0
81 in a hundred have voted. Where I live we are proud of 43.
= kofi +21m 2/1/0
I grew up on a smaller island that lost its night boat in 1996. Nobody left because of it. But nobody came back either, and it took us ten years to notice the difference.
== lena +26m 3/0/0
This is the sentence that I would print on the ballot.
= dario +30m
140 a year for each household. What does the roof of the school cost, does anybody know?
== nkem +35m 4/3/0
It stands in the accounts of the county: about three years of the ferry. They are on the board outside the post office, and, less romantically, on the website.
= rosa +39m 1/0/0
Milk cans! With a lid that was sawn in 1938! Please tell me that somebody guards them between the votes.
== bengt +43m 6/0/0
My aunt does. She keeps potatoes in one of them.
= priya +50m 2/0/0
402 to 371 after the first can. I do not even know where Sundholm is and I cannot stop reading.
= mateo +53m 1/0/0
Is there a reason why the second one is heavier, other than more paper?
== bengt +56m 5/0/0
Possibly a potato.
= amara +1h 3/2/0
I was a midwife on an island for nine years, not this one. Two of my children, as I call them, were born on a night boat, because a helicopter does not fly in fog and fog does not ask.
== chiyo +1h6m 2/0/0
How did you do it in a cabin of that size?
=== amara +1h12m 5/1/0
With the door open and the mate looking the other way.
= quentin +1h9m
A county that pays for a boat that eleven people use should be asked what else it pays for.
== nkem +1h17m 3/2/0
A road of the same length for a village of the same size costs it about twice as much. Nobody counts who drives on it at night.
= hugo +1h24m 2/0/0
From the sea it is simple: where a light goes out at night, ships stop thinking that somebody is there.
= elif +1h33m 1/0/0
A SEVEN. All of this because of a seven.
= farid +1h36m 4/1/0
I count votes in my town. You learn to love the ones and the sevens, and you learn to say "again, from the beginning" without a sigh. They do it right.
== gwen +1h41m 1/0/0
How long does a recount of seven hundred papers take by hand?
=== farid +1h46m 3/1/0
Forty minutes with coffee, fifty without.
= jialin +1h52m 2/0/0
Whatever comes out, an insurer would give a premium to any place that settles an argument on a vaulting horse.
= lena +2h2m
Is anybody else reloading this page, although it says that it does so by itself?
== oskar +2h5m 2/0/0
Yes. I began against the boat and now I am worried about it.
= rosa +2h15m 3/0/0
ELEVEN. As many as are on board.
== priya +2h16m 7/0/0
That is the best number that this could have ended with.
= bengt +2h18m 4/0/0
Greetings from my aunt: the potatoes are out, the can is washed and stands where it stood.
= kofi +2h22m 2/1/0
Eleven people each night, eleven votes, eleven papers that said neither. Somebody should write a song.
= quentin +2h27m 2/1/0
I still think that it is too much money. But it was asked, it was counted twice, and I would go home from that hall content.
= amara +2h33m 5/0/0
For those who ask about the drawing: my cousin was in the hall. It had a lit window.
`;
