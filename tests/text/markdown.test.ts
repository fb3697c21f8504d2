import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { commentText } from "../../server/protocol/commentText.ts";
import { plainText, renderComment, renderInline } from "../../server/text/markdown.ts";

test.each([
  ["**bold** and *soft*", "<p><strong>bold</strong> and <em>soft</em></p>"],
  ["one\ntwo", "<p>one<br />\ntwo</p>"],
  ["> said", "<blockquote>\n<p>said</p>\n</blockquote>"],
  ["`a < b`", "<p><code>a &lt; b</code></p>"],
  ["[x](https://a.example)", '<p><a href="https://a.example" rel="nofollow ugc noopener">x</a></p>'],
  ["https://a.example/x", '<p><a href="https://a.example/x" rel="nofollow ugc noopener">https://a.example/x</a></p>'],
  ["# no heading", "<p># no heading</p>"],
  ["3. three\n4. four", '<ol start="3">\n<li>three</li>\n<li>four</li>\n</ol>'],
])("[T1] the small Markdown renders %j", (source, html) => {
  expect(renderComment(source)).toBe(html);
});

const covered = (words: string) => `<span class="spoiler" tabindex="0"><span>${words}</span></span>`;
test.each([
  ["He did ||*it*|| himself", `<p>He did ${covered("<em>it</em>")} himself</p>`],
  ["||x||y||z||", `<p>${covered("x")}y${covered("z")}</p>`],
  [
    "||https://a.example||",
    `<p>${covered('<a href="https://a.example" rel="nofollow ugc noopener">https://a.example</a>')}</p>`,
  ],
  ["a | b || c || d", "<p>a | b || c || d</p>"],
  ["`a||b||c`", "<p><code>a||b||c</code></p>"],
  ["[||x||](https://a.example)", '<p><a href="https://a.example" rel="nofollow ugc noopener">||x||</a></p>'],
  ["||||", "<p>||||</p>"],
])("[CO13] a spoiler is covered in %j", (source, html) => {
  expect(renderComment(source)).toBe(html);
});

test("[CO13] what a spoiler covers is in no quote, and many of them take no time", () => {
  expect(plainText("He did ||*it* to||day.", 100)).toBe("He did …day.");
  expect(commentText(renderComment("He did ||*it* to||day, ||too||."))).toBe("He did …day, ….");
  const began = performance.now();
  for (const text of ["||a||".repeat(2_000), "||".repeat(5_000), "|a".repeat(5_000)]) renderComment(text);
  expect(performance.now() - began).toBeLessThan(3_000);
});

const attacks = [
  "<script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  "<svg onload=alert(1)>",
  "<a href='javascript:alert(1)'>x</a>",
  "[x](javascript:alert(1))",
  "[x](JaVaScRiPt:alert(1))",
  "[x](java\tscript:alert(1))",
  "[x](data:text/html;base64,PHNjcmlwdD4=)",
  "[x](vbscript:x)",
  "[x](blob:https://a/1)",
  "[x](feed:javascript:alert(1))",
  "[x](intent://x#Intent;end)",
  "[x](//evil.example)",
  "[x](/relative)",
  "[x](file:///etc/passwd)",
  "[x](&#106;avascript:alert(1))",
  "[x](\u0001javascript:alert(1))",
  "<javascript:alert(1)>",
  '<https://a.example/" onmouseover="alert(1)>',
  "![x](https://a.example/x.png)",
  '![x](x" onerror="alert(1))',
  "<iframe src=//evil>",
  "<style>*{}</style>",
  "<math><mi xlink:href=javascript:alert(1)>",
  '[x](https://a.example "title\\" onclick=alert(1)")',
  "<b onclick=x>b</b>",
  "<!--<img src=x>-->",
  "]]><script>x</script>",
  "`<script>`",
  "```\n<script>x</script>\n```",
  "```html onload=x\ny\n```",
  "> <script>x</script>",
  "- <img src=x>",
  "[a]: javascript:alert(1)\n[a]",
  "[<img src=x onerror=x>](https://a.example)",
  "[x](https://a.example/'onclick='x)",
  'https://a.example/"onclick="x',
  "https://a.example/<script>",
  '<a href="https://ok" style="x">x</a>',
  "<form action=x><input>",
  "<object data=x>",
  "<base href=//evil>",
  "<meta http-equiv=refresh>",
  "<svg><animate xlink:href=#x attributeName=href values=javascript:x />",
  '<noscript><p title="</noscript><img src=x onerror=x>">',
  "&lt;script&gt;x&lt;/script&gt;",
];
const permitted =
  /^<(?:\/?(?:p|em|strong|blockquote|ul|ol|li|code|pre)|br \/|ol start="\d+"|\/a|a href="(?:https?:\/\/|mailto:)[^"<>]*" rel="nofollow ugc noopener"|a rel="nofollow ugc noopener")>$/;
const tagsOf = (html: string) => html.match(/<[^>]*>?/g) ?? [];

test.each(attacks)("[T2] no markup but the allowed comes out of %j", source => {
  for (const tag of tagsOf(renderComment(source))) expect(tag).toMatch(permitted);
  for (const tag of tagsOf(renderInline(source)))
    expect(tag).toMatch(/^<(\/?(em|strong|a)|br \/|a href="(https?:\/\/|mailto:)[^"<>]*")>$/);
});

test("[T3] nor of any text at all", () => {
  const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31);
  console.info(`SEED=${seed}`);
  const piece = fc.constantFrom(
    "<",
    ">",
    '"',
    "'",
    "`",
    "[",
    "]",
    "(",
    ")",
    "javascript:",
    "https://a.example",
    "*",
    "_",
    "> ",
    "- ",
    "\n",
    "```",
    "&lt;",
    "onclick=",
    "a",
    "&#x6a;",
    "\\",
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), parts => {
      for (const tag of tagsOf(renderComment(parts.join("")))) expect(tag).toMatch(permitted);
    }),
    { seed, numRuns: 500 },
  );
});

test.each([
  ["quotes in quotes", "> ".repeat(2_500)],
  ["brackets", "[".repeat(10_000)],
  ["emphasis", "*a ".repeat(3_300)],
  ["lists", Array.from({ length: 100 }, (_, i) => `${" ".repeat(i * 2)}- x`).join("\n")],
  ["references", "[a]: https://a.example\n".repeat(400)],
  ["tables", "|a|b|\n|-|-|\n".repeat(700)],
  ["links", "[x](https://a.example)".repeat(400)],
])("[T4] a bomb of %s renders to a bounded size", (_, source) => {
  const html = renderComment(source);
  expect(html.length).toBeLessThan(12 * source.length + 1_000);
});

test("[T5] plain text has the words without the marks, cut at a word", () => {
  expect(plainText("> *So* he [said](https://a.example).\n\n- one\n- two", 100)).toBe("So he said. one two");
  expect(plainText("The quick brown fox jumps", 14)).toBe("The quick…");
  expect(plainText("😀".repeat(20), 5)).toBe("😀😀😀😀…");
});
