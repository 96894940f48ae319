/**
 * Countries and territories: ISO 3166-1 alpha-2 code | name in English news | other names | demonyms.
 * Written by hand. Demonyms are no names of the country; they serve to read "Lithuanian President" and
 * to chain a demonym that was tagged as a place within one document.
 */
const TABLE = `
AF|Afghanistan|Islamic Emirate of Afghanistan,Islamic Republic of Afghanistan|Afghan,Afghans
AX|Aland Islands|Åland|
AL|Albania|Republic of Albania|Albanian,Albanians
DZ|Algeria|People's Democratic Republic of Algeria|Algerian,Algerians
AS|American Samoa||
AD|Andorra|Principality of Andorra|Andorran,Andorrans
AO|Angola|Republic of Angola|Angolan,Angolans
AI|Anguilla||Anguillan
AQ|Antarctica||
AG|Antigua and Barbuda|Antigua & Barbuda|Antiguan,Antiguans
AR|Argentina|Argentine Republic|Argentine,Argentines,Argentinian,Argentinians,Argentinean
AM|Armenia|Republic of Armenia|Armenian,Armenians
AW|Aruba||Aruban
AU|Australia|Commonwealth of Australia|Australian,Australians
AT|Austria|Republic of Austria|Austrian,Austrians
AZ|Azerbaijan|Republic of Azerbaijan|Azerbaijani,Azerbaijanis,Azeri,Azeris
BS|Bahamas|The Bahamas,Commonwealth of The Bahamas|Bahamian,Bahamians
BH|Bahrain|Kingdom of Bahrain|Bahraini,Bahrainis
BD|Bangladesh|People's Republic of Bangladesh|Bangladeshi,Bangladeshis
BB|Barbados||Barbadian,Barbadians
BY|Belarus|Republic of Belarus,Byelorussia,Belorussia|Belarusian,Belarusians,Belorussian,Belarussian
BE|Belgium|Kingdom of Belgium|Belgian,Belgians
BZ|Belize|British Honduras|Belizean,Belizeans
BJ|Benin|Republic of Benin,Dahomey|Beninese
BM|Bermuda||Bermudian,Bermudan
BT|Bhutan|Kingdom of Bhutan|Bhutanese
BO|Bolivia|Plurinational State of Bolivia|Bolivian,Bolivians
BQ|Caribbean Netherlands|Bonaire, Sint Eustatius and Saba|
BA|Bosnia and Herzegovina|Bosnia,Bosnia-Herzegovina,Bosnia & Herzegovina,BiH|Bosnian,Bosnians
BW|Botswana|Republic of Botswana|Botswanan,Motswana,Batswana
BR|Brazil|Federative Republic of Brazil,Brasil|Brazilian,Brazilians
IO|British Indian Ocean Territory|Chagos Islands|Chagossian,Chagossians
BN|Brunei|Brunei Darussalam|Bruneian,Bruneians
BG|Bulgaria|Republic of Bulgaria|Bulgarian,Bulgarians
BF|Burkina Faso|Upper Volta|Burkinabe
BI|Burundi|Republic of Burundi|Burundian,Burundians
CV|Cape Verde|Cabo Verde|Cape Verdean,Cape Verdeans
KH|Cambodia|Kingdom of Cambodia,Kampuchea|Cambodian,Cambodians
CM|Cameroon|Republic of Cameroon|Cameroonian,Cameroonians
CA|Canada||Canadian,Canadians
KY|Cayman Islands|The Caymans|Caymanian
CF|Central African Republic|CAR|Central African
TD|Chad|Republic of Chad|Chadian,Chadians
CL|Chile|Republic of Chile|Chilean,Chileans
CN|China|People's Republic of China,PRC,Mainland China|Chinese
CX|Christmas Island||
CC|Cocos Islands|Cocos (Keeling) Islands,Keeling Islands|
CO|Colombia|Republic of Colombia|Colombian,Colombians
KM|Comoros|Union of the Comoros|Comorian,Comorians
CG|Republic of the Congo|Congo-Brazzaville,Congo Republic,Republic of Congo|
CD|Democratic Republic of the Congo|DR Congo,DRC,Democratic Republic of Congo,Congo-Kinshasa,D.R. Congo,Zaire,Congo|Congolese
CK|Cook Islands||
CR|Costa Rica|Republic of Costa Rica|Costa Rican,Costa Ricans
CI|Ivory Coast|Côte d'Ivoire|Ivorian,Ivorians
HR|Croatia|Republic of Croatia|Croatian,Croatians,Croat,Croats
CU|Cuba|Republic of Cuba|Cuban,Cubans
CW|Curacao||
CY|Cyprus|Republic of Cyprus|Cypriot,Cypriots
CZ|Czech Republic|Czechia|Czech,Czechs
DK|Denmark|Kingdom of Denmark|Danish,Dane,Danes
DJ|Djibouti|Republic of Djibouti|Djiboutian
DM|Dominica|Commonwealth of Dominica|
DO|Dominican Republic||Dominican,Dominicans
EC|Ecuador|Republic of Ecuador|Ecuadorian,Ecuadorians,Ecuadorean
EG|Egypt|Arab Republic of Egypt|Egyptian,Egyptians
SV|El Salvador|Republic of El Salvador|Salvadoran,Salvadorans,Salvadorian
GQ|Equatorial Guinea|Republic of Equatorial Guinea|Equatoguinean
ER|Eritrea|State of Eritrea|Eritrean,Eritreans
EE|Estonia|Republic of Estonia|Estonian,Estonians
SZ|Eswatini|Swaziland,Kingdom of Eswatini|Swazi,Swazis
ET|Ethiopia|Federal Democratic Republic of Ethiopia,Abyssinia|Ethiopian,Ethiopians
FK|Falkland Islands|The Falklands,Malvinas|Falklander
FO|Faroe Islands|The Faroes|Faroese
FJ|Fiji|Republic of Fiji|Fijian,Fijians
FI|Finland|Republic of Finland|Finnish,Finn,Finns
FR|France|French Republic|French,Frenchman,Frenchwoman
GF|French Guiana||
PF|French Polynesia||
TF|French Southern Territories||
GA|Gabon|Gabonese Republic|Gabonese
GM|Gambia|The Gambia,Republic of The Gambia|Gambian,Gambians
GE|Georgia|Republic of Georgia|Georgian,Georgians
DE|Germany|Federal Republic of Germany,West Germany,Nazi Germany,Third Reich|German,Germans
GH|Ghana|Republic of Ghana,Gold Coast|Ghanaian,Ghanaians
GI|Gibraltar||Gibraltarian
GR|Greece|Hellenic Republic|Greek,Greeks
GL|Greenland||Greenlandic,Greenlander,Greenlanders
GD|Grenada||Grenadian
GP|Guadeloupe||
GU|Guam||Guamanian
GT|Guatemala|Republic of Guatemala|Guatemalan,Guatemalans
GG|Guernsey||
GN|Guinea|Republic of Guinea,Guinea-Conakry|Guinean,Guineans
GW|Guinea-Bissau|Republic of Guinea-Bissau|
GY|Guyana|Co-operative Republic of Guyana,British Guiana|Guyanese
HT|Haiti|Republic of Haiti|Haitian,Haitians
HN|Honduras|Republic of Honduras|Honduran,Hondurans
HK|Hong Kong|HK,Hong Kong SAR,HKSAR|Hong Konger,Hong Kongers,Hongkonger,Hongkongers
HU|Hungary|Republic of Hungary|Hungarian,Hungarians
IS|Iceland|Republic of Iceland|Icelandic,Icelander,Icelanders
IN|India|Republic of India,Bharat|Indian,Indians
ID|Indonesia|Republic of Indonesia,Dutch East Indies|Indonesian,Indonesians
IR|Iran|Islamic Republic of Iran,Persia|Iranian,Iranians
IQ|Iraq|Republic of Iraq|Iraqi,Iraqis
IE|Ireland|Republic of Ireland,Irish Republic,Eire|Irish,Irishman,Irishwoman
IM|Isle of Man||Manx
IL|Israel|State of Israel|Israeli,Israelis
IT|Italy|Italian Republic|Italian,Italians
JM|Jamaica||Jamaican,Jamaicans
JP|Japan||Japanese
JE|Jersey|Bailiwick of Jersey|
JO|Jordan|Hashemite Kingdom of Jordan|Jordanian,Jordanians
KZ|Kazakhstan|Republic of Kazakhstan,Kazakstan|Kazakh,Kazakhs,Kazakhstani,Kazakhstanis
KE|Kenya|Republic of Kenya|Kenyan,Kenyans
KI|Kiribati||
KP|North Korea|Democratic People's Republic of Korea,DPRK|North Korean,North Koreans
KR|South Korea|Republic of Korea,ROK|South Korean,South Koreans
XK|Kosovo|Republic of Kosovo|Kosovar,Kosovars,Kosovan
KW|Kuwait|State of Kuwait|Kuwaiti,Kuwaitis
KG|Kyrgyzstan|Kyrgyz Republic,Kirghizia|Kyrgyz,Kyrgyzstani
LA|Laos|Lao People's Democratic Republic,Lao PDR|Laotian,Laotians
LV|Latvia|Republic of Latvia|Latvian,Latvians
LB|Lebanon|Lebanese Republic|Lebanese
LS|Lesotho|Kingdom of Lesotho,Basutoland|
LR|Liberia|Republic of Liberia|Liberian,Liberians
LY|Libya|State of Libya|Libyan,Libyans
LI|Liechtenstein|Principality of Liechtenstein|
LT|Lithuania|Republic of Lithuania|Lithuanian,Lithuanians
LU|Luxembourg|Grand Duchy of Luxembourg,Luxemburg|Luxembourger,Luxembourgish
MO|Macau|Macao,Macao SAR|Macanese
MG|Madagascar|Republic of Madagascar|Malagasy
MW|Malawi|Republic of Malawi,Nyasaland|Malawian,Malawians
MY|Malaysia||Malaysian,Malaysians
MV|Maldives|Republic of Maldives|Maldivian,Maldivians
ML|Mali|Republic of Mali|Malian,Malians
MT|Malta|Republic of Malta|Maltese
MH|Marshall Islands||Marshallese
MQ|Martinique||
MR|Mauritania|Islamic Republic of Mauritania|Mauritanian,Mauritanians
MU|Mauritius|Republic of Mauritius|Mauritian,Mauritians
YT|Mayotte||
MX|Mexico|United Mexican States|Mexican,Mexicans
FM|Micronesia|Federated States of Micronesia|Micronesian
MD|Moldova|Republic of Moldova,Moldavia|Moldovan,Moldovans
MC|Monaco|Principality of Monaco|Monegasque
MN|Mongolia||Mongolian,Mongolians
ME|Montenegro||Montenegrin,Montenegrins
MS|Montserrat||
MA|Morocco|Kingdom of Morocco|Moroccan,Moroccans
MZ|Mozambique|Republic of Mozambique|Mozambican,Mozambicans
MM|Myanmar|Burma,Republic of the Union of Myanmar|Burmese
NA|Namibia|Republic of Namibia,South West Africa|Namibian,Namibians
NR|Nauru|Republic of Nauru|Nauruan
NP|Nepal|Federal Democratic Republic of Nepal|Nepali,Nepalese,Nepalis
NL|Netherlands|The Netherlands,Holland,Kingdom of the Netherlands|Dutch,Dutchman,Dutchwoman
NC|New Caledonia||
NZ|New Zealand|Aotearoa,NZ|New Zealander,New Zealanders,Kiwi
NI|Nicaragua|Republic of Nicaragua|Nicaraguan,Nicaraguans
NE|Niger|Republic of the Niger|Nigerien,Nigeriens
NG|Nigeria|Federal Republic of Nigeria|Nigerian,Nigerians
NU|Niue||
NF|Norfolk Island||
MK|North Macedonia|Republic of North Macedonia,FYROM,Macedonia|Macedonian,Macedonians
MP|Northern Mariana Islands||
NO|Norway|Kingdom of Norway|Norwegian,Norwegians
OM|Oman|Sultanate of Oman|Omani,Omanis
PK|Pakistan|Islamic Republic of Pakistan|Pakistani,Pakistanis
PW|Palau|Republic of Palau|Palauan
PS|Palestinian Territories|Palestine,State of Palestine,Palestinian Territory,Occupied Palestinian Territories,Occupied Palestinian Territory|Palestinian,Palestinians
PA|Panama|Republic of Panama|Panamanian,Panamanians
PG|Papua New Guinea|PNG|Papua New Guinean
PY|Paraguay|Republic of Paraguay|Paraguayan,Paraguayans
PE|Peru|Republic of Peru|Peruvian,Peruvians
PH|Philippines|The Philippines,Republic of the Philippines|Filipino,Filipinos,Filipina,Philippine
PN|Pitcairn Islands|Pitcairn|
PL|Poland|Republic of Poland|Polish,Pole,Poles
PT|Portugal|Portuguese Republic|Portuguese
PR|Puerto Rico||Puerto Rican,Puerto Ricans
QA|Qatar|State of Qatar|Qatari,Qataris
RE|Reunion|Réunion|
RO|Romania|Rumania|Romanian,Romanians
RU|Russia|Russian Federation|Russian,Russians
RW|Rwanda|Republic of Rwanda|Rwandan,Rwandans
BL|Saint Barthelemy|St Barts,St Barths|
SH|Saint Helena|St Helena|
KN|Saint Kitts and Nevis|St Kitts and Nevis,St. Kitts & Nevis|
LC|Saint Lucia|St Lucia|Saint Lucian,St Lucian
MF|Saint Martin|St Martin|
PM|Saint Pierre and Miquelon||
VC|Saint Vincent and the Grenadines|St Vincent and the Grenadines,Saint Vincent|Vincentian
WS|Samoa|Western Samoa|Samoan,Samoans
SM|San Marino||Sammarinese
ST|Sao Tome and Principe|São Tomé and Príncipe|
SA|Saudi Arabia|Kingdom of Saudi Arabia,KSA|Saudi,Saudis,Saudi Arabian
SN|Senegal|Republic of Senegal|Senegalese
RS|Serbia|Republic of Serbia|Serbian,Serbians,Serb,Serbs
SC|Seychelles|The Seychelles|Seychellois
SL|Sierra Leone|Republic of Sierra Leone|Sierra Leonean,Sierra Leoneans
SG|Singapore|Republic of Singapore|Singaporean,Singaporeans
SX|Sint Maarten||
SK|Slovakia|Slovak Republic|Slovak,Slovaks,Slovakian
SI|Slovenia|Republic of Slovenia|Slovenian,Slovenians,Slovene,Slovenes
SB|Solomon Islands|The Solomons|Solomon Islander
SO|Somalia|Federal Republic of Somalia|Somali,Somalis,Somalian
ZA|South Africa|Republic of South Africa,RSA|South African,South Africans
GS|South Georgia and the South Sandwich Islands||
SS|South Sudan|Republic of South Sudan,Southern Sudan|South Sudanese
ES|Spain|Kingdom of Spain|Spanish,Spaniard,Spaniards
LK|Sri Lanka|Ceylon|Sri Lankan,Sri Lankans
SD|Sudan|Republic of the Sudan|Sudanese
SR|Suriname|Surinam,Dutch Guiana|Surinamese
SJ|Svalbard and Jan Mayen||
SE|Sweden|Kingdom of Sweden|Swedish,Swede,Swedes
CH|Switzerland|Swiss Confederation|Swiss
SY|Syria|Syrian Arab Republic|Syrian,Syrians
TW|Taiwan|Republic of China,Formosa,Chinese Taipei|Taiwanese
TJ|Tajikistan|Republic of Tajikistan|Tajik,Tajiks
TZ|Tanzania|United Republic of Tanzania,Tanganyika|Tanzanian,Tanzanians
TH|Thailand|Kingdom of Thailand,Siam|Thai,Thais
TL|East Timor|Timor-Leste,Timor Leste|Timorese,East Timorese
TG|Togo|Togolese Republic|Togolese
TK|Tokelau||
TO|Tonga|Kingdom of Tonga|Tongan,Tongans
TT|Trinidad and Tobago|Trinidad & Tobago|Trinidadian,Trinidadians
TN|Tunisia|Republic of Tunisia|Tunisian,Tunisians
TR|Turkey|Türkiye,Republic of Turkey,Republic of Türkiye|Turkish,Turk,Turks
TM|Turkmenistan||Turkmen,Turkmens
TC|Turks and Caicos Islands|Turks and Caicos|
TV|Tuvalu||Tuvaluan
UG|Uganda|Republic of Uganda|Ugandan,Ugandans
UA|Ukraine|The Ukraine|Ukrainian,Ukrainians
AE|United Arab Emirates|UAE,U.A.E.,The Emirates|Emirati,Emiratis
GB|United Kingdom|UK,U.K.,Britain,Great Britain,United Kingdom of Great Britain and Northern Ireland,GB|British,Briton,Britons
US|United States|US,U.S.,USA,U.S.A.,United States of America,U.S. of A.,America,US of America|American,Americans
UM|United States Minor Outlying Islands||
UY|Uruguay|Oriental Republic of Uruguay|Uruguayan,Uruguayans
UZ|Uzbekistan|Republic of Uzbekistan|Uzbek,Uzbeks
VU|Vanuatu|New Hebrides|
VA|Vatican City|Vatican,The Vatican,Vatican City State|
VE|Venezuela|Bolivarian Republic of Venezuela|Venezuelan,Venezuelans
VN|Vietnam|Viet Nam,Socialist Republic of Vietnam|Vietnamese
VG|British Virgin Islands||
VI|US Virgin Islands|U.S. Virgin Islands,United States Virgin Islands|
WF|Wallis and Futuna||
EH|Western Sahara||Sahrawi,Sahrawis
YE|Yemen|Republic of Yemen|Yemeni,Yemenis
ZM|Zambia|Republic of Zambia,Northern Rhodesia|Zambian,Zambians
ZW|Zimbabwe|Republic of Zimbabwe,Rhodesia|Zimbabwean,Zimbabweans`;

export interface Country {
  readonly code: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly demonyms: readonly string[];
}

export const COUNTRIES: readonly Country[] = TABLE.trim()
  .split('\n')
  .map((line) => {
    const [code = '', name = '', aliases = '', demonyms = ''] = line.split('|');
    return { code, name, aliases: list(aliases), demonyms: list(demonyms) };
  });

// A comma followed by a space belongs to the name.
function list(text: string): string[] {
  return text === '' ? [] : text.split(/,(?! )/);
}
