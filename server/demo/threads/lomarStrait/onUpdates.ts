/** What was said about single updates, and about single paragraphs. */
export const onUpdates = `
= oskar +3h25m 3/0/0
~ on +3h
The small boats can take 300 people each. Whoever has to cross today should be at the pier an hour early, and bring something to read.
== amara +3h50m 1/0/0
I was there two hours early and am glad of it.
= zofia +9h15m 2/0/0
~ on +9h
A table for six, and on each side there are four who want to sit at it. I would have begun the talks with the chairs.
== bengt +9h40m 1/0/0
They did. It took until eleven.
= priya +12h20m 2/0/0
~ on +12h
If page 12 says that he was late and page 31 says that the buoy was wrong, then one of the two pages was written by somebody who had not read the other.
= chiyo +16h30m 4/1/0
~ on +12h
Thank you for putting it right, and for leaving the old sentence where everybody can see it. I have read the draft now. It says "appears" eleven times.
= kofi +15h20m 3/0/0
~ on +15h
18,400 sheep have achieved in one night what two ministries could not.
== rosa +15h35m 2/0/0
They had the better argument. It was audible.
= farid +17h38m 1/0/0
~ on +17h30m
I am listening to the same channel, and what I heard was "shortening up", not "drifting". Perhaps wait with this one.
== teun +17h45m 4/1/0
You were right, and we should have asked first. It is withdrawn.
= nkem +20h20m 2/1/0
~ on +20h
Two pilots who must agree are one pilot who waits. On our flight decks the question has been settled for fifty years: one flies, one watches, and each says aloud which he is.
== callum +20h40m 1/0/0
And the one who watches may say "I have control" at any time, and then he has it. That would be the missing line.
= lena +21h4m 1/0/0
~ on +21h
In Port Orsa, of all places? My cousin works in the only hotel there and has heard nothing of it.
= hana +21h20m 2/0/0
~ on +21h
One table and two notebooks. In my office we call that "minutes of the minutes".
= quentin +21h44m 1/0/0
~ on +21h35m
A coin is at least impartial. I would like to know whose coin it was.
== gwen +21h50m 2/0/0
A third country's, one hopes.
= ulla +21h52m 2/0/0
~ on paragraph 1
Nine metres of rope: I asked number 14 to measure. It is eight metres sixty, and the ash needs oil.
= imre +21h55m
~ on paragraph 7
Short chains and a north-west wind: that is the sentence of this article which I would print in red.
`;
