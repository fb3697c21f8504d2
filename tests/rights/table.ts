/**
 * Who may do what: every door of the API, every frame of a socket and every page, by role. `ok` is said to whoever may; the other
 * words are problems: `in` sign-in-needed, `no` not-allowed, `-` not-found, `s` sanctioned; a number is a status.
 * `tests/rights/rights.test.ts` tries every cell, and fails on a door without a line here.
 *
 * The comment that is written to, read or decided on is by the author, under World. `section` is a moderator for Sport alone; `elsewhere`,
 * `modElsew` and `adminEls` are a member, a moderator and an admin of another site.
 */
export const table = `
                                nobody member newcomer muted suspended banned author elsewhere moderator section modElsew admin adminEls
getArticle                      ok     ok     ok       ok    ok        ok     ok     ok        ok        ok      ok       ok    ok
getThread                       ok     ok     ok       ok    ok        ok     ok     ok        ok        ok      ok       ok    ok
remapArticles                   in     no     no       no    s         s      no     no        no        no      no       ok    no
makeCrossing                    in     ok     ok       ok    ok        ok     ok     no        ok        ok      no       ok    no
takeCrossing                    ok     ok     ok       ok    ok        ok     ok     ok        ok        ok      ok       ok    ok
makeArticle                     ok     ok     ok       ok    ok        ok     ok     ok        ok        ok      ok       ok    ok
putArticle                      in     no     no       no    s         s      no     no        no        no      no       no    no
getUpdates                      ok     ok     ok       ok    ok        ok     ok     ok        ok        ok      ok       ok    ok
postUpdate                      in     no     no       no    s         s      no     -         ok        no      -        ok    -
correctUpdate                   in     no     no       no    s         s      no     -         ok        no      -        ok    -
withdrawUpdate                  in     no     no       no    s         s      no     -         ok        no      -        ok    -
getUpdateRevisions              in     no     no       no    no        no     no     -         ok        no      -        ok    -
getChanges                      ok     ok     ok       ok    ok        ok     ok     ok        ok        ok      ok       ok    ok
getMine                         in     ok     ok       ok    ok        ok     ok     ok        ok        ok      ok       ok    ok
postComment                     in     ok     ok       s     s         s      ok     -         ok        ok      -        ok    -
getComment                      ok     ok     ok       ok    ok        ok     ok     ok        ok        ok      ok       ok    ok
getReplies                      ok     ok     ok       ok    ok        ok     ok     ok        ok        ok      ok       ok    ok
editComment                     in     no     no       s     s         s      ok     -         no        no      -        no    -
withdrawComment                 in     no     no       no    no        no     ok     -         no        no      -        no    -
addReaction                     in     ok     ok       ok    s         s      no     -         ok        ok      -        ok    -
removeReaction                  in     ok     ok       ok    ok        ok     no     -         ok        ok      -        ok    -
reportComment                   in     ok     ok       ok    s         s      no     -         ok        ok      -        ok    -
signUp                          ok     ok     ok       ok    ok        ok     ok     ok        ok        ok      ok       ok    ok
signIn                          ok     ok     ok       ok    ok        ok     ok     ok        ok        ok      ok       ok    ok
signOut                         ok     ok     ok       ok    ok        ok     ok     ok        ok        ok      ok       ok    ok
askForLink                      no-mail no-mail no-mail no-mail no-mail no-mail no-mail no-mail no-mail no-mail no-mail no-mail no-mail
enterCode                       wrong-code wrong-code wrong-code wrong-code wrong-code wrong-code wrong-code wrong-code wrong-code wrong-code wrong-code wrong-code wrong-code
enterSecondFactor               link-over link-over link-over link-over link-over link-over link-over link-over link-over link-over link-over link-over link-over
startPasskeySignIn              ok     ok     ok       ok    ok        ok     ok     ok        ok        ok      ok       ok    ok
signInByPasskey                 wrong-passkey wrong-passkey wrong-passkey wrong-passkey wrong-passkey wrong-passkey wrong-passkey wrong-passkey wrong-passkey wrong-passkey wrong-passkey wrong-passkey wrong-passkey
askForReset                     no-mail no-mail no-mail no-mail no-mail no-mail no-mail no-mail no-mail no-mail no-mail no-mail no-mail
getAccount                      in     ok     ok       ok    ok        ok     ok     ok        ok        ok      ok       ok    ok
changePassword                  in     ok     ok       ok    ok        ok     ok     no        ok        ok      no       ok    no
changeEmail                     in no-mail no-mail no-mail no-mail no-mail no-mail no no-mail no-mail no no-mail no
startPasskey                    in     ok     ok       ok    ok        ok     ok     no        ok        ok      no       ok    no
addPasskey                      in wrong-passkey wrong-passkey wrong-passkey wrong-passkey wrong-passkey wrong-passkey no wrong-passkey wrong-passkey no wrong-passkey no
removePasskey                   in     -      -        -     -         -      -      no        -         -       no       -     no
startAuthenticator              in     ok     ok       ok    ok        ok     ok     no        ok        ok      no       ok    no
confirmAuthenticator            in wrong-code wrong-code wrong-code wrong-code wrong-code wrong-code no wrong-code wrong-code no wrong-code no
removeAuthenticator             in     -      -        -     -         -      -      no        -         -       no       -     no
renewRecoveryCodes              in     -      -        -     -         -      -      no        -         -       no       -     no
endSession                      in     -      -        -     -         -      -      -         -         -       -        -     -
endOtherSessions                in     ok     ok       ok    ok        ok     ok     ok        ok        ok      ok       ok    ok
getMe                           ok     ok     ok       ok    ok        ok     ok     ok        ok        ok      ok       ok    ok
signInByToken                   ok     ok     ok       ok    ok        ok     ok     ok        ok        ok      ok       ok    ok
getIdentities                   in     ok     ok       ok    ok        ok     ok     ok        ok        ok      ok       ok    ok
joinByToken                     in     ok     ok       ok    ok        ok     ok     no        ok        ok      no       ok    no
removeIdentity                  in     ok     ok       ok    ok        ok     ok     no        ok        ok      no       ok    no
getProviders                    ok     ok     ok       ok    ok        ok     ok     ok        ok        ok      ok       ok    ok
joinByProvider                  in     -      -        -     -         -      -      no        -         -       no       -     no
getSignIns                      in     no     no       no    no        no     no     no        no        no      no       ok    no
makeTokenSecret                 in     no     no       no    s         s      no     no        no        no      no       ok    no
endTokenSecret                  in     no     no       no    s         s      no     no        no        no      no       ok    no
tryToken                        in     no     no       no    s         s      no     no        no        no      no       ok    no
readNotices                     in     ok     ok       ok    ok        ok     ok     ok        ok        ok      ok       ok    ok
getGuestChallenge               guests-off guests-off guests-off guests-off guests-off guests-off guests-off guests-off guests-off guests-off guests-off guests-off guests-off
enterAsGuest                    guests-off guests-off guests-off guests-off guests-off guests-off guests-off guests-off guests-off guests-off guests-off guests-off guests-off
returnAsGuest                   guests-off guests-off guests-off guests-off guests-off guests-off guests-off guests-off guests-off guests-off guests-off guests-off guests-off
claimComments                   in     wrong-credentials wrong-credentials wrong-credentials wrong-credentials wrong-credentials wrong-credentials wrong-credentials wrong-credentials wrong-credentials wrong-credentials wrong-credentials wrong-credentials
getExport                       in     ok     ok       ok    ok        ok     ok     ok        ok        ok      ok       ok    ok
getDeletion                     in     ok     ok       ok    ok        ok     ok     ok        ok        ok      ok       ok    ok
askDeletion                     in     ok     ok       ok    ok        ok     ok     ok        no        no      no       no    no
cancelDeletion                  in     ok     ok       ok    ok        ok     ok     ok        ok        ok      ok       ok    ok
getPerson                       ok     ok     ok       ok    ok        ok     ok     ok        ok        ok      ok       ok    ok
getPersonComments               ok     ok     ok       ok    ok        ok     ok     ok        ok        ok      ok       ok    ok
getMyComments                   in     ok     ok       ok    ok        ok     ok     ok        ok        ok      ok       ok    ok
changeProfile                   in     ok     ok       s     s         s      ok     ok        ok        ok      ok       ok    ok
putAvatar                       in     ok     ok       s     s         s      ok     ok        ok        ok      ok       ok    ok
postPicture                     in     pictures-off pictures-off s s s pictures-off pictures-off pictures-off pictures-off pictures-off pictures-off pictures-off
removeAvatar                    in     ok     ok       ok    ok        ok     ok     ok        ok        ok      ok       ok    ok
getNoticeWays                   in     ok     ok       ok    ok        ok     ok     ok        ok        ok      ok       ok    ok
setNoticeWays                   in     ok     ok       ok    ok        ok     ok     ok        ok        ok      ok       ok    ok
invitePush                      in     ok     ok       ok    ok        ok     ok     ok        ok        ok      ok       ok    ok
addDevice                       in     ok     ok       ok    ok        ok     ok     ok        ok        ok      ok       ok    ok
removeDevice                    in     ok     ok       ok    ok        ok     ok     ok        ok        ok      ok       ok    ok
getFollows                      in     ok     ok       ok    ok        ok     ok     ok        ok        ok      ok       ok    ok
follow                          in     ok     ok       ok    ok        ok     ok     -         ok        ok      -        ok    -
unfollow                        in     ok     ok       ok    ok        ok     ok     ok        ok        ok      ok       ok    ok
getMutes                        in     ok     ok       ok    ok        ok     ok     ok        ok        ok      ok       ok    ok
mutePerson                      in     ok     ok       ok    ok        ok     ok     -         ok        ok      -        ok    -
unmutePerson                    in     ok     ok       ok    ok        ok     ok     ok        ok        ok      ok       ok    ok
muteWord                        in     ok     ok       ok    ok        ok     ok     ok        ok        ok      ok       ok    ok
unmuteWord                      in     ok     ok       ok    ok        ok     ok     ok        ok        ok      ok       ok    ok
searchThread                    ok     ok     ok       ok    ok        ok     ok     ok        ok        ok      ok       ok    ok
findMentionable                 in     ok     ok       ok    ok        ok     ok     ok        ok        ok      ok       ok    ok
putDraft                        in     ok     ok       ok    ok        ok     ok     -         ok        ok      -        ok    -
previewComment                  in     ok     ok       ok    ok        ok     ok     -         ok        ok      -        ok    -
addBookmark                     in     ok     ok       ok    ok        ok     ok     -         ok        ok      -        ok    -
removeBookmark                  in     ok     ok       ok    ok        ok     ok     ok        ok        ok      ok       ok    ok
getBookmarks                    in     ok     ok       ok    ok        ok     ok     ok        ok        ok      ok       ok    ok
getAnswers                      in     ok     ok       ok    ok        ok     ok     ok        ok        ok      ok       ok    ok
getLinkCards                    -      -      -        -     -         -      -      -         -         -       -        -     -
getTranslation                  -      -      -        -     -         -      -      -         -         -       -        -     -
changeState                     in     no     no       no    s         s      no     -         ok        no      -        ok    -
pauseDiscussion                 in     no     no       no    s         s      no     -         ok        no      -        ok    -
endPause                        in     no     no       no    s         s      no     -         ok        no      -        ok    -
setSlowMode                     in     no     no       no    s         s      no     -         ok        no      -        ok    -
endSlowMode                     in     no     no       no    s         s      no     -         ok        no      -        ok    -
setReviewFirst                  in     no     no       no    s         s      no     -         ok        no      -        ok    -
endReviewFirst                  in     no     no       no    s         s      no     -         ok        no      -        ok    -
getSurges                       in     no     no       no    no        no     no     no        ok        ok      no       ok    no
setTimes                        in     no     no       no    s         s      no     -         ok        no      -        ok    -
useTemplate                     in     no     no       no    s         s      no     -         ok        no      -        ok    -
setSwitches                     in     no     no       no    s         s      no     -         ok        no      -        ok    -
pinComment                      in     no     no       no    s         s      no     -         ok        no      -        ok    -
getArticlePeople                in     no     no       no    no        no     no     -         ok        no      -        ok    -
findArticlePeople               in     no     no       no    no        no     no     -         ok        no      -        ok    -
setArticlePerson                in     no     no       no    s         s      no     -         ok        no      -        ok    -
removeArticlePerson             in     no     no       no    s         s      no     -         ok        no      -        ok    -
getReplay                       -      -      -        -     -         -      -      -         -         -       -        -     -
getReplayComments               -      -      -        -     -         -      -      -         -         -       -        -     -
getChangesMade                  in     no     no       no    no        no     no     -         ok        no      -        ok    -
getQuestions                    ok     ok     ok       ok    ok        ok     ok     ok        ok        ok      ok       ok    ok
getHiddenQuestions              in     no     no       no    no        no     no     no        ok        no      no       ok    no
getMyQuestions                  in     ok     ok       ok    ok        ok     ok     ok        ok        ok      ok       ok    ok
findCloseQuestions              ok     ok     ok       ok    ok        ok     ok     ok        ok        ok      ok       ok    ok
raiseHand                       in     ok     ok       ok    s         s      no     -         ok        ok      -        ok    -
lowerHand                       in     ok     ok       ok    ok        ok     no     -         ok        ok      -        ok    -
moveQuestion                    in     no     no       no    s         s      no     -         ok        no      -        ok    -
answerQuestion                  in     no     no       s     s         s      no     -         ok        no      -        ok    -
getCases                        in     no     no       no    no        no     no     no        ok        ok      ok       ok    ok
getCaseChoices                  in     no     no       no    no        no     no     no        ok        ok      ok       ok    ok
nextCase                        in     no     no       no    s         s      no     no        ok        ok      ok       ok    ok
getCase                         in     no     no       no    no        no     no     no        ok        -       -        ok    -
claimCase                       in     no     no       no    s         s      no     no        ok        -       -        ok    -
releaseCase                     in     no     no       no    s         s      no     no        ok        -       -        ok    -
skipCase                        in     no     no       no    s         s      no     no        ok        -       -        ok    -
answerCase                      in     no     no       no    s         s      no     no        ok        -       -        ok    -
decideCase                      in     no     no       no    s         s      no     no        ok        -       -        ok    -
decideCases                     in     no     no       no    s         s      no     no        ok        ok      ok       ok    ok
undoBatch                       in     no     no       no    s         s      no     no        ok        no      -        ok    -
addWatchList                    in     no     no       no    s         s      no     no        ok        ok      unprocessable-request      ok    unprocessable-request
changeWatchList                 in     no     no       no    s         s      no     no        ok        ok      -        ok    -
removeWatchList                 in     no     no       no    s         s      no     no        ok        ok      -        ok    -
getAuthor                       in     no     no       no    no        no     no     no        ok        -       -        ok    -
addNote                         in     no     no       no    s         s      no     no        ok        -       -        ok    -
giveSanction                    in     no     no       no    s         s      no     no        ok        -       -        ok    -
liftSanction                    in     no     no       no    s         s      no     no        ok        -       -        ok    -
getAudit                        in     no     no       no    no        no     no     no        ok        no      no       ok    no
checkAudit                      in     no     no       no    s         s      no     no        ok        no      no       ok    no
exportAudit                     in     no     no       no    s         s      no     no        no        no      no       ok    no
getPast                         in     no     no       no    no        no     no     no        ok        no      -        ok    -
acknowledgeWarning              in     -      -        -     -         -      -      -         -         -       -        -     -
getStatement                    ok     ok     ok       ok    ok        ok     ok     ok        ok        ok      ok       ok    ok
makeAppeal                      in     no     no       no    no        no     ok     -         no        no      -        no    -
decideAppeal                    in     no     no       no    s         s      no     no        ok        -       -        ok    -
giveNotice                      ok     ok     ok       ok    ok        ok     ok     ok        ok        ok      ok       ok    ok
getNotice                       ok     ok     ok       ok    ok        ok     ok     ok        ok        ok      ok       ok    ok
getTransparency                 ok     ok     ok       ok    ok        ok     ok     ok        ok        ok      ok       ok    ok
exportStatements                in     no     no       no    no        no     no     no        no        no      no       ok    no
getCounts                       ok     ok     ok       ok    ok        ok     ok     ok        ok        ok      ok       ok    ok
getLatest                       ok     ok     ok       ok    ok        ok     ok     ok        ok        ok      ok       ok    ok
getMostDiscussed                ok     ok     ok       ok    ok        ok     ok     ok        ok        ok      ok       ok    ok
getInsights                     in     no     no       no    no        no     no     no        ok        ok      no       ok    no
getFigure                       in     no     no       no    no        no     no     no        ok        ok      no       ok    no
nextSecondLook                  in     no     no       no    no        no     no     no        ok        ok      ok       ok    ok
giveSecondLook                  in     no     no       no    s         s      no     no        -         -       -        -     -
getDifferingLooks               in     no     no       no    no        no     no     no        no        no      no       ok    ok
settleSecondLook                in     no     no       no    s         s      no     no        no        no      no       -     -
getHandOvers                    in     no     no       no    no        no     no     no        ok        no      no       ok    no
giveHandOver                    in     no     no       no    s         s      no     no        ok        no      no       ok    no
takeHandOver                    in     no     no       no    s         s      no     no        ok        no      no       ok    no
getPolicyVersions               in     no     no       no    no        no     no     no        ok        ok      no       ok    no
getPolicyVersion                in     no     no       no    no        no     no     no        ok        ok      no       ok    no
getPolicy                       in     no     no       no    no        no     no     no        ok        ok      no       ok    no
putPolicy                       in     no     no       no    s         s      no     no        no        no      no       ok    no
getSettings                     in     no     no       no    no        no     no     no        no        no      no       ok    no
changeSettings                  in     no     no       no    s         s      no     no        no        no      no       ok    no
setSecret                       in     no     no       no    s         s      no     no        no        no      no       ok    no
removeSecret                    in     no     no       no    s         s      no     no        no        no      no       ok    no
getMailTemplates                in     no     no       no    no        no     no     no        no        no      no       ok    no
getMailTemplate                 in     no     no       no    no        no     no     no        no        no      no       ok    no
changeMailTemplate              in     no     no       no    s         s      no     no        no        no      no       ok    no
removeMailTemplate              in     no     no       no    s         s      no     no        no        no      no       ok    no
previewMailTemplate             in     no     no       no    s         s      no     no        no        no      no       ok    no
tryPolicy                       in     no     no       no    s         s      no     no        ok        ok      no       ok    no
getRules                        in     no     no       no    no        no     no     no        ok        ok      no       ok    no
getRuleHits                     in     no     no       no    no        no     no     no        no        no      no       ok    no
startBacktest                   in     no     no       no    s         s      no     no        no        no      no       ok    no
getBacktests                    in     no     no       no    no        no     no     no        no        no      no       ok    no
getBacktest                     in     no     no       no    no        no     no     no        no        no      no       ok    no
getBacktestComments             in     no     no       no    no        no     no     no        no        no      no       ok    no
cancelBacktest                  in     no     no       no    s         s      no     no        no        no      no       ok    no
getModel                        in     no     no       no    no        no     no     no        ok        ok      no       ok    no
getLearned                      in     no     no       no    no        no     no     no        ok        ok      no       ok    no
learn                           in     no     no       no    s         s      no     no        no        no      no       ok    no
decideCorrection                in     no     no       no    s         s      no     no        no        no      no       -     no
getMembers                      in     no     no       no    no        no     no     no        no        no      no       ok    no
getSections                     in     no     no       no    no        no     no     no        ok        ok      no       ok    no
changeRole                      in     no     no       no    s         s      no     no        no        no      no       ok    no

watchArticle                    ok     ok     ok       ok    ok        ok     ok     ok        ok        ok      ok       ok    ok
watchAuthor                     no     no     no       no    no        no     ok     no        no        no      no       no    no
watchDesk                       no     no     no       no    no        no     no     no        ok        ok      no       ok    no
typing                          in     ok     ok       s     s         s      ok     no        ok        ok      no       ok    no

/                               ok     ok     ok       ok    ok        ok     ok     ok        ok        ok      ok       ok    ok
/articles/:article              ok     ok     ok       ok    ok        ok     ok     ok        ok        ok      ok       ok    ok
/articles/:article/questions    ok     ok     ok       ok    ok        ok     ok     ok        ok        ok      ok       ok    ok
/articles/:article/questions/:id ok     ok     ok       ok    ok        ok     ok     ok        ok        ok      ok       ok    ok
/images/:id                     ok     ok     ok       ok    ok        ok     ok     ok        ok        ok      ok       ok    ok
/desk{/*rest}                   ok     ok     ok       ok    ok        ok     ok     ok        ok        ok      ok       ok    ok
/crossing                       ok     ok     ok       ok    ok        ok     ok     ok        ok        ok      ok       ok    ok
/transparency                   ok     ok     ok       ok    ok        ok     ok     ok        ok        ok      ok       ok    ok
/statements/:token              ok     ok     ok       ok    ok        ok     ok     ok        ok        ok      ok       ok    ok
post:/statements/:token/appeal  401    403    403      403   403       403    ok     404       403       403     404      403   404
/mail/confirm/:token            404    404    404      404   404       404    404    404       404       404     404      404   404
post:/mail/confirm/:token       404    404    404      404   404       404    404    404       404       404     404      404   404
/mail/stop/:token               ok     ok     ok       ok    ok        ok     ok     ok        ok        ok      ok       ok    ok
post:/mail/stop/:token          ok     ok     ok       ok    ok        ok     ok     ok        ok        ok      ok       ok    ok
/push                           ok     ok     ok       ok    ok        ok     ok     ok        ok        ok      ok       ok    ok
/notices/new                    ok     ok     ok       ok    ok        ok     ok     ok        ok        ok      ok       ok    ok
post:/notices/new               ok     ok     ok       ok    ok        ok     ok     ok        ok        ok      ok       ok    ok
/notices/:reference/:secret     ok     ok     ok       ok    ok        ok     ok     ok        ok        ok      ok       ok    ok
/articles/:article/write        ok     ok     ok       ok    ok        ok     ok     ok        ok        ok      ok       ok    ok
post:/articles/:article/write   422    303    303      403   403       403    303    404       303       303     404      303   404
/sign-in                        ok     ok     ok       ok    ok        ok     ok     ok        ok        ok      ok       ok    ok
post:/sign-in                   303    303    303      303   303       303    303    303       303       303     303      303   303
/sign-in/with/:provider         404    404    404      404   404       404    404    404       404       404     404      404   404
/sign-in/back/:provider         404    404    404      404   404       404    404    404       404       404     404      404   404
post:/sign-in/second-factor     410    410    410      410   410       410    410    410       410       410     410      410   410
/sign-in/mail/:token            410    410    410      410   410       410    410    410       410       410     410      410   410
post:/sign-in/mail/:token       410    410    410      410   410       410    410    410       410       410     410      410   410
/account                        ok     ok     ok       ok    ok        ok     ok     ok        ok        ok      ok       ok    ok
/signed-in                      303    ok     ok       ok    ok        ok     ok     ok        ok        ok      ok       ok    ok
/sign-up                        ok     ok     ok       ok    ok        ok     ok     ok        ok        ok      ok       ok    ok
post:/sign-up                   303    303    303      303   303       303    303    303       303       303     303      303   303
post:/sign-out                  303    303    303      303   303       303    303    303       303       303     303      303   303
/embed/articles/:article        ok     ok     ok       ok    ok        ok     ok     ok        ok        ok      ok       ok    ok
/embed/comments/:id             ok     ok     ok       ok    ok        ok     ok     ok        ok        ok      ok       ok    ok
/feeds/comments.:format         ok     ok     ok       ok    ok        ok     ok     ok        ok        ok      ok       ok    ok
/feeds/articles/:article/comments.:format ok     ok     ok       ok    ok        ok     ok     ok        ok        ok      ok       ok    ok
/oembed                         ok     ok     ok       ok    ok        ok     ok     ok        ok        ok      ok       ok    ok
/healthz                        ok     ok     ok       ok    ok        ok     ok     ok        ok        ok      ok       ok    ok
/readyz                         ok     ok     ok       ok    ok        ok     ok     ok        ok        ok      ok       ok    ok
/api/v1/openapi.json            ok     ok     ok       ok    ok        ok     ok     ok        ok        ok      ok       ok    ok
post:/comments\\\\:analyze      403    403    403      403   403       403    403    403       403       403     403      403   403
post:/comments\\\\:suggestscore 403    403    403      403   403       403    403    403       403       403     403      403   403
`;

export const roles = [
  "nobody",
  "member",
  "newcomer",
  "muted",
  "suspended",
  "banned",
  "author",
  "elsewhere",
  "moderator",
  "section",
  "modElsew",
  "admin",
  "adminEls",
] as const;
export type Role = (typeof roles)[number];

const words: Record<string, string> = { in: "sign-in-needed", no: "not-allowed", "-": "not-found", s: "sanctioned" };

/** Door -> role -> what is answered. */
export function rights(): Map<string, Map<Role, string>> {
  const [heads = "", ...lines] = table.split("\n").filter(line => line.trim() !== "");
  if (heads.trim().split(/\s+/).join() !== roles.join()) throw new Error("the table's columns are not the roles");
  return new Map(
    lines.map(line => {
      const [door = "", ...cells] = line.trim().split(/\s+/);
      if (cells.length !== roles.length) throw new Error(`${door} has ${cells.length} cells, not ${roles.length}`);
      return [door, new Map(roles.map((role, column) => [role, words[cells[column] ?? ""] ?? cells[column] ?? ""]))];
    }),
  );
}

/** A comment that readers do not see, by how that came; `asked` is a question that no host has looked at, `declined` one that was not taken. */
export const hiddenStates = ["held", "rejected", "withdrawn", "erased", "asked", "declined"] as const;
export type HiddenState = (typeof hiddenStates)[number];

/** The words of such a comment are shown to its author and to the desk, at these doors; no other answer to anybody holds them. */
const shown: Record<string, Partial<Record<Role, readonly HiddenState[]>>> = {
  getMine: { author: ["held", "rejected"] },
  getExport: { author: ["held", "rejected", "withdrawn", "asked", "declined"] },
  getMyComments: { author: ["held", "rejected", "withdrawn", "asked", "declined"] },
  getMyQuestions: { author: ["asked", "declined"] },
  getHiddenQuestions: { moderator: ["asked"], admin: ["asked"] },
  getComment: {
    author: ["held", "rejected", "withdrawn", "asked", "declined"],
    moderator: ["held", "rejected", "withdrawn", "asked", "declined"],
    admin: ["held", "rejected", "withdrawn", "asked", "declined"],
  },
  getCases: { moderator: ["held", "asked"], admin: ["held", "asked"] },
  getCase: {
    moderator: ["held", "rejected", "withdrawn", "asked", "declined"],
    admin: ["held", "rejected", "withdrawn", "asked", "declined"],
  },
  // What was decided before on other comments of the author is quoted.
  getAuthor: { moderator: ["rejected", "withdrawn"], admin: ["rejected", "withdrawn"] },
  // The author's notices quote what was decided on.
  getMe: { author: ["rejected", "withdrawn"] },
};

export const maySeeHidden = (door: string, role: Role, state: HiddenState): boolean =>
  shown[door]?.[role]?.includes(state) ?? false;
