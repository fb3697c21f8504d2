/** What became known in the Lomar strait, hour by hour. */
export const lomarStraitUpdates = `
@ +3h The large ferries stop
The ferry company has stopped its large boats between Port Orsa and Venn Quay. About 4,000 people cross on a working day. The small boats, which are 88 metres long and need no pilot, go on as long as the weather lets them.
@ +9h Talks tonight, on a lightship
The two governments will talk tonight. The place they could agree on is the lightship *Constance*, which is anchored on the middle line, belongs to a foundation and has a table for six.
@ +12h What stands in the draft of the inquiry
Both capitals quote from the draft of the inquiry into the *Pelican Dawn*. Page 12 says that the pilot gave his warning ninety seconds late. Page 31 says that the buoy he steered by had drifted 240 metres. It is a draft, and it finds nobody at fault.
~ first: The inquiry into the *Pelican Dawn* has found the pilot at fault: page 12 of its draft says that he gave his warning ninety seconds late. Page 31 says that the buoy he steered by had drifted 240 metres.
~ corrected +4h: We first wrote that the inquiry had found the pilot at fault. It has found nothing yet: the sentence stands in a draft that may still change. We are sorry.
@ +15h The sheep have passed
The two ships with sheep have passed. They went behind an Ostranian pilot boat, with a Calveran pilot on the first bridge and an Ostranian on the second. Both governments call this an exception. The harbour office now counts 64 ships at anchor.
@ +17h30m A ship is said to be adrift
~ withdrawn +12m: The harbour office says that the ship was not adrift: it had shortened its chain to leave room for its neighbour. Our report came from one radio message that we had not checked.
A bulk carrier in the second row is adrift without a pilot, according to a message on the working channel.
@ +20h A sentence on paper
After nine hours on the lightship there is a sentence on paper: two pilots on every ship, one from each country. What it does not say yet is which of the two speaks to the helmsman. The talks go on.
@ +21h Each side keeps its own minutes
The statement runs to nine lines. It names the group that will settle who speaks to the helmsman, says that it meets on the lightship, and that each side will keep its own minutes. “One table, two notebooks,” said the steward who had to find the second table.
~ first: The statement runs to nine lines. It names the group that will settle who speaks to the helmsman, says that it meets in Port Orsa, and that each side will keep its own minutes. “One table, two notebooks,” said the steward who had to find the second table.
~ corrected +8m: We first wrote that the group meets in Port Orsa. It meets on the lightship, because neither side would go to the other's harbour.
@ +21h35m The fines wait until noon, and three ships go
Calvera suspends its fines until noon tomorrow. Ostrany says that it “takes note”. The first three ships have lifted anchor, and each has two pilots on board. On the first of them, says a man who stood on its bridge, they tossed a coin.
`;
