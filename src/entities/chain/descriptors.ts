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
  baseball basketball cricket rugby hockey orchestra oy
  street and the of`);

/** English words that tell an institution whose other name may stand in another language. */
export const INSTITUTIONS = words(`
  party movement union alliance front league federation association society organisation organization
  institute academy ministry bureau agency council commission committee foundation church orchestra
  theatre opera library army police railways`);

/** What an organisation is called alone, behind "the", once it was named: "the Society". */
export const HEADS = words(`
  society academy guild trust fund choir ensemble diocese archdiocese church abbey cathedral seminary
  observatory legislature tribunal exchange lodge order secretariat directorate fleet alliance front
  museum consortium coalition conference collective cooperative fraternity sorority faculty chapter`);

export const PLACE_OPENERS = words(
  'city state republic kingdom commonwealth free federal islamic peoples democratic socialist arab',
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

/** What clubs write before or behind their name, or leave out. */
export const CLUB_MARKS = words(
  'fc afc cf sc fk sk nk bk il if ff hk ac cd fotball fussball futbol',
);
