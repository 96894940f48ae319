/**
 * Lines of site chrome by their shape: what they ask of the reader, not where they were seen. The
 * word lists hold verbs and objects of such requests in English, German, French and Spanish.
 */
const ASK =
  '(?:please )?(?:sign[- ]?up|subscribe|join|follow|get|download|register|install|enjoying|want|like|log in|create|never miss|stay up to date|stay informed|become|support|unlock|start your|try|add us|receive|abonnieren|folgen|jetzt|melden|bestellen|laden|abonnez|inscrivez|recevez|suivez|rejoignez|téléchargez|suscr[ií]b\\w*|reg[ií]str\\w*|s[ií]gu?[ea]\\w*|descarg\\w*|recib[ea])';
const OFFER =
  '(?:newsletters?|inbox|mailing list|e-?mails?(?: alerts?)?|alerts|notifications|telegram|whatsapp(?: channel)?|facebook|twitter|instagram|tiktok|youtube|linkedin|our app|the app|mobile app|app store|google play|podcast feed|free account|an account|subscription|subscriber|membership|channel|breaking news|abo|konto|kanal|rundbrief|infolettre|boîte mail|boîte de réception|lettre d.information|compte|canal|bolet[ií]n|correo)';
const ASKING = new RegExp(`^${ASK}\\b`, 'iu');
const OFFERED = new RegExp(`\\b${OFFER}\\b`, 'iu');
/** A call for money, in words that no report uses of others. */
const GIVING =
  /\b(?:support (?:us|our (?:work|journalism|reporting)) (?:from|with|by|today|now)|(?:make|consider) a (?:donation|contribution) to (?:us|our)|is (?:funded|made possible) by (?:its|our) readers|donate (?:now|today))\b/iu;
/** Verbs of a report: a sentence with one tells of a sign-up, it does not ask for one. */
const REPORTING =
  /\b(?:said|says|told|was|were|had|has|reported|announced|sagte|war|hatte|a déclaré|était|dijo|fue)\b/i;

const WIDGET_HEADINGS =
  "top stories|top news|most read|most popular|most viewed|most shared|related(?: articles?| stories| news| topics| content| links| coverage| posts?)?|read (?:more|next|also|this next)|also read|see also|more (?:on this(?: story| topic)?|stories|news|from .{2,40}|in .{2,30}|like this)|recommended(?: for you| stories| reading)?|trending(?: now| stories)?|popular(?: now)?|editor'?s'? (?:picks?|choice)|(?:you )?(?:may|might) (?:also )?(?:like|be interested in)|latest(?: news| stories| headlines)?|in case you missed it|don'?t miss|what to read next|up next|explore more on these topics|sponsored(?: content| stories)?|promoted(?: content)?|from around the web|paid partner content|advertisement|mehr zum thema|lesen sie (?:auch|mehr).{0,60}|meistgelesen(?:e artikel)?|das könnte sie (?:auch )?interessieren|weitere (?:artikel|themen|nachrichten)|anzeige|à lire aussi|lire aussi|les plus lus|sur le même sujet|à la une|publicité|lea también|lo más (?:leído|visto)|te puede interesar|noticias relacionadas|publicidad";
const COMMENTS =
  '(?:\\d+ )?comments?(?: ?\\(\\d+\\))?|(?:no|view|show|load|see|read|add|post|write|join the) (?:all |more |a |your )?comments?(?: yet)?|leave a (?:comment|reply)|be the first to comment|comments are closed|join the conversation|(?:\\d+ |alle |keine |noch keine )?kommentare?(?: ?\\(\\d+\\)| anzeigen| schreiben)?|(?:\\d+ |aucun |voir les |tous les )?commentaires?(?: ?\\(\\d+\\))?|(?:\\d+ )?comentarios(?: ?\\(\\d+\\))?';
const SHARING =
  '(?:share(?: full)?|reply|link|tweet|e-?mail|print|save|copy link|bookmark|whatsapp|facebook|twitter|x|linkedin|reddit|telegram|teilen|drucken|merken|partager|imprimer|enregistrer|compartir|gift(?: this)?|listen|play|like)';
const NAVIGATION =
  '(?:skip|jump) to (?:the )?(?:main )?(?:content|navigation)|home ?page|menu|main menu|search|log ?in|log out|sign in|sign up|register|subscribe(?: now)?|my account|back to top|next(?: article| page)?|previous(?: article| page)?|older|newer|load more|show more|see all|view all|terms (?:of|and) (?:use|service|conditions)|privacy(?: policy| notice)?|cookie (?:policy|settings|preferences)|manage cookies|contact(?: us)?|about us|advertise(?: with us)?|careers|site ?map|rss(?: feed)?|hashtags?|tags?|topics|loading|close|listen to this (?:article|story)|this (?:article|story) (?:is|was) (?:first )?(?:published|available) (?:in|on|at|for) .{2,60}|startseite|anmelden|suche|impressum|datenschutz|nach oben|accueil|rechercher|se connecter|mentions légales|haut de page|inicio|buscar|iniciar sesión|aviso legal';

/** What stands between a title and its text and says nothing of either: share bars, reading time, picture credits. */
const FURNITURE: readonly RegExp[] = [
  new RegExp(
    `^${SHARING}(?:(?: ?[,|/·•] ?| )${SHARING})*(?: (?:this|the|diesen|cet))?(?: (?:article|story|page|artikel))?(?: (?:on|via|by|with|auf|sur) .{1,25})?$`,
    'iu',
  ),
  /^(?:\d+|a|one|two|three|four|five)[ -]min(?:ute)?s?[ -]read$|^(?:est\w*\.? )?(?:reading time|lesezeit|temps de lecture)\b.{0,20}$/iu,
  /^(?:last )?(?:updated|published|posted|modified)(?: on| at)?$|^sort by \w+$/iu,
  /^upgrade to paid\b.{0,40}$/iu,
  /^listen to (?:this )?(?:article|story|audio)\b.{0,30}$|^(?:like|enjoyed?) (?:this|the) (?:article|story|post)\?.{0,60}$/iu,
  /^save (?:this |these )?(?:articles?|stor(?:y|ies))\b.{0,80}$|^(?:add|set) .{2,30} (?:as|to) .{0,20}\b(?:preferred|google|favou?rites?)\b.{0,40}$/iu,
  /^(?:(?:image|photo|picture) (?:source|credit|caption)\s?[,:].{0,80}|[\p{L} .'’-]{3,40}\/(?:[\p{L} .-]{2,30}\/){0,2}(?:ap|afp|epa|reuters|getty images|shutterstock|bloomberg|anadolu|xinhua)|getty images|shutterstock|(?:afp|ap|epa|reuters)(?: via getty images| photo))$/iu,
];

const WHOLE_LINES: readonly RegExp[] = [
  new RegExp(`^(?:${WIDGET_HEADINGS})$`, 'iu'),
  new RegExp(`^(?:${COMMENTS})$`, 'iu'),
  new RegExp(`^(?:${NAVIGATION})$`, 'iu'),
  ...FURNITURE,
  /^(?:©|\(c\)|copyright\b).{0,160}$/iu,
  /^.{0,80}\ball rights reserved\b.{0,80}$/iu,
  /^(?:we|this (?:web)?site|our partners|wir|nous) (?:and .{2,60} )?(?:uses?|verwenden|utilisons)\b.{0,40}\bcookies?\b/iu,
  /^we (?:and our (?:\d+ )?(?:partners|vendors)\b.{0,220}|value your privacy)$|^(?:accept|reject|allow|decline) (?:all|cookies)(?: cookies)?$|^manage (?:my )?(?:preferences|choices|options|settings)$/iu,
  /^skip advertisement$|^a version of this (?:article|story) (?:appears?|appeared) in .{4,160}$/iu,
  /^(?:list of \d+ items|list \d+ of \d+|end of list)$|^reuse this content$|^(?:story|article) continues below\b.{0,40}$/iu,
  /^(?:[\p{L}'’& ]{2,24} ?[|›>»] ?){2,}[\p{L}'’& ]{2,24}$/u,
  /^(?:tags?|hashtags?|topics?|filed under|categor(?:y|ies)|schlagw[oö]rte?r?|mots-clés|etiquetas)\s?:.{0,160}$/iu,
  /^(?:#[\p{L}\p{N}_]+\s*)+$/u,
  /^(?:read (?:more|also|next)|see also|also read|related|more|watch|listen|mehr|lesen sie auch|lire aussi|lea también)\s?[:»›>|]\s?\S.{0,160}[^.]$/iu,
  /^(?:loading|please wait|javascript (?:is|must be)).{0,80}$/iu,
];

/** True for a line that is site chrome whatever stands around it: a request to sign up, share, comment. */
export function isChrome(line: string): boolean {
  const text = line.replace(/^[\s•·*>»›|-]+|[\s:.…»›>|!-]+$/gu, '');
  if (text.length > 240) return false;
  return isRequest(text) || WHOLE_LINES.some((pattern) => pattern.test(text));
}

/** True for chrome that may stand within the head of an article, between its title and its text. */
export function isFurniture(line: string): boolean {
  return FURNITURE.some((pattern) => pattern.test(line.replace(/[\s:.…|!-]+$/gu, '')));
}

/** True for the caption of a picture, by the credit that it ends with. */
export function isCaption(line: string): boolean {
  return /\b(?:photo |picture |image )?credit ?(?:\.{3}|…|:)|\((?:photo|picture|image|file)\b[^)]{0,60}\)\.?$/iu.test(
    line,
  );
}

/** True for a word that stands for an advertisement and for nothing else. */
export function isNotice(line: string): boolean {
  return /^(?:advertisement|advertising|sponsored|anzeige|werbung|publicité|publicidad)$/iu.test(
    line,
  );
}

/** True for "Sign up …", "Join …" and the like with what they offer: a newsletter, a channel, an app. */
export function isRequest(text: string): boolean {
  const words = text.split(' ').length;
  if (words < 3 || words > 35 || REPORTING.test(text)) return false;
  return (ASKING.test(text) && OFFERED.test(text)) || GIVING.test(text);
}

/** True for the heading of a block of links to other stories: "Top stories", "Read more". */
export function isWidgetHeading(line: string): boolean {
  return WHOLE_LINES[0]!.test(line.replace(/[\s:.…»›>]+$/u, ''));
}

/** True for the heading or the emptiness of a comment section. */
export function isCommentsHeading(line: string): boolean {
  return WHOLE_LINES[1]!.test(line.replace(/[\s:.…»›>]+$/u, ''));
}
