/** Words that say what a name is the name of, by hand for English news; all folded. */

const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/** What an organisation is, left out at will: "Treasury Department", "Taito Corporation". */
export const DESCRIPTORS = words(`
  department ministry agency authority administration bureau commission committee council board office
  service services group groups holdings holding industries international enterprises technologies
  technology systems motors motor airlines airline airways bank banking party movement organisation
  organization association union federation league foundation institute university college school
  hospital company corporation corp inc co ltd records recordings entertainment pictures studios studio
  productions media news newspaper network television tv radio press publishing books magazine
  energy oil gas petroleum electric power steel pharmaceuticals pharma insurance capital partners
  ventures investments securities software computer computers electronics automotive foods stores
  club fc afc cf sc football soccer team city united rovers wanderers athletic town county
  army forces force brigade division regiment battalion corps squadron police militia front
  government cabinet court parliament assembly senate congress house chamber states nations
  institution laboratory laboratories
  baseball basketball cricket rugby hockey orchestra oy
  street and the of`);

/** English words that tell an institution whose other name may stand in another language. */
export const INSTITUTIONS = words(`
  party movement union alliance front league federation association society organisation organization
  institute academy ministry bureau agency council commission committee foundation church orchestra
  theatre opera library army police railways`);

/** The same in German and the languages of the south: "Partido Popular (People's Party)". */
export const FOREIGN_INSTITUTIONS = words(`
  partido partito parti partei partia strana stranka rassemblement frente fronte liga lega bewegung movimiento movimento
  mouvement bund bundnis verband verein gesellschaft institut instituto istituto akademie academia academie
  accademia ministerio ministere ministerium bundesamt agence agencia agenzia consejo conseil conselho consiglio
  comite comision comissao asociacion associacao associazione sociedad sociedade societe societa fundacion
  fondation fundacao fondazione stiftung iglesia eglise chiesa kirche orquesta orchestre orchester teatro biblioteca
  bibliotheque ejercito armee policia grupo groupe gruppo banco banque banca universidad universidade universite
  universita universitat escuela ecole scuola escola museo musee`);

/** What an organisation is called alone, behind "the", once it was named: "the Society". */
export const HEADS = words(`
  society academy guild trust fund choir ensemble diocese archdiocese church abbey cathedral seminary
  observatory legislature tribunal exchange lodge order secretariat directorate fleet alliance front
  laboratory institution hospital archive archives clinic museum consortium coalition conference collective cooperative fraternity sorority faculty chapter`);

export const PLACE_OPENERS = words(
  'city state republic kingdom commonwealth free federal islamic peoples democratic socialist arab island town village',
);

export const FACILITIES = words(
  'bridge tower building stadium arena theatre theater hotel palace hall mall museum gallery plantation mansion tunnel viaduct lighthouse',
);

export const PREPOSITIONS = words(
  'de del do da di du upon on am an sur sous le la les der den aan bei in ob nad na',
);

export const DIRECTIONS = words(
  'north south east west northern southern eastern western upper lower central new old great greater little inner outer',
);

export const PARTS =
  words(`school college faculty department institute centre center press hospital library orchestra
  choir theatre theater museum band foundation library laboratory branch`);

export const CLUB = words(
  'club fc afc cf sc fk sk nk bk il if ff hk ac as cd rc football fotball futbol soccer team city united rovers wanderers athletic',
);

/** Parts of countries, named before or behind their own name: "Province of Cordoba", "Cordoba Province". */
export const DIVISIONS = words(`
  province district region county municipality prefecture governorate oblast voivodeship canton parish township
  borough department emirate sultanate khanate duchy principality kingdom empire republic territory state city`);

/** Waters and shores that are named so as well. */
export const SHORES = words('strait straits gulf bay valley sea cape isle island lake');

/** What stands before a name, or behind it, without "of". */
export const BEFORE_NAMES = words('county river lake');

/** What a place is called alone, behind "the", once it was named: "the Empire". */
export const PLACE_HEADS = words(`
  empire kingdom republic principality duchy county province shire territory colony emirate caliphate confederation
  federation union canton peninsula island islands archipelago valley lake river bay gulf strait park forest desert
  canal dam reservoir airport port harbour harbor station prison castle monastery fortress fort cave mine square
  cemetery zoo garden gardens creek hill hills ridge range mountain mountains plateau basin delta channel sound
  glacier reef beach coast falls line road street avenue highway trail pass campus isle isles village township borough parish district reservation ranch estate lodge temple`);

/** What stands before the name of a river, a mountain or a lake. */
export const WATERS = words('river mount mt lake loch');

/** What makes another team, session or house of the same name. */
export const OTHERS = words(
  'young junior youth women womens ladies new old former childrens reserve u19 u20 u21 u23 under union',
);

/** What a firm that was named before calls its parts. */
export const SUBSIDIARIES = words(
  'pictures ventures capital foundation partners insurance productions interactive express games studios',
);

/** What stands before the name of a club in the languages of the south, and is left out at will. */
export const CLUB_OPENERS = words(`
  club clube klub atletico deportivo associacao asociacion associazione calcio futebol
  futbol esporte sociedade sociedad unione sportiva societa de do da`);

/** What clubs write before or behind their name, or leave out. */
export const CLUB_MARKS = words(
  'fc afc cf sc fk sk nk bk il if ff hk ac cd fotball fussball futbol',
);
