/**
 * English function words, written down for this project: in a bag of words they say nothing about
 * what a text is about. Not "us", which in the news is a country. As folded terms ("don't" is dont). Used in queries only: the index holds
 * every word, so that a phrase may contain them and a query of nothing else still finds.
 */
const STOP_WORDS: ReadonlySet<string> = new Set(
  `a an the
  and or but nor so yet if then else than as while although though because since unless until whether
  of at by for with about against between into through during before after above below to from up
  down in out on off over under upon within without toward towards among across per via
  i me my myself we our ours ourselves you your yours yourself yourselves he him his himself she
  her hers herself it its itself they them their theirs themselves one
  this that these those here there where when why how what which who whom whose
  am is are was were be been being have has had having do does did doing done will would shall should
  can could may might must ought cannot
  im youre hes shes theyre ive youve theyve ill youll theyll id youd hed theyd isnt arent wasnt werent
  hasnt havent hadnt doesnt dont didnt wont wouldnt shouldnt cant couldnt mustnt lets thats whats
  not no only just also very too even again further once ever both each all any some such same other
  more most few own s t`.split(/\s+/),
);

/** Is the folded term a function word that a bag of words can do without? */
export function isStopWord(term: string): boolean {
  return STOP_WORDS.has(term);
}
