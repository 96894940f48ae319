/**
 * Places between city and country, and beyond countries: name | country code, if in one | other names.
 * Written by hand. Georgia stands with the countries, New York and Washington with the cities.
 */
const REGIONS = `
Africa||
Asia||
Europe||
North America||
South America||
Latin America||
Central America||
Oceania||
Arctic||
Middle East||Mideast
Near East||
North Africa||
West Africa||
East Africa||
Southern Africa||
Sub-Saharan Africa||
Sahel||Sahel region
Horn of Africa||
Maghreb||
Levant||
Persian Gulf||Arabian Gulf
Gulf States||
Central Asia||
South Asia||
Southeast Asia||South-East Asia,South East Asia
East Asia||
Indo-Pacific||
Asia-Pacific||Asia Pacific
Caucasus||
South Caucasus||
Balkans||
Western Balkans||
Baltics||Baltic States
Scandinavia||
Western Europe||West Europe
Eastern Europe||East Europe
Central Europe||
Soviet Union||USSR,Union of Soviet Socialist Republics,Soviet Russia
Yugoslavia||Socialist Federal Republic of Yugoslavia,SFR Yugoslavia,Kingdom of Yugoslavia
Czechoslovakia||Czechoslovak Republic
East Germany||GDR,German Democratic Republic,DDR
Prussia||Kingdom of Prussia,Free State of Prussia
Austria-Hungary||Austro-Hungarian Empire,Austro-Hungary,Austro-Hungarian Monarchy
Ottoman Empire||Ottoman Turkey
Byzantine Empire||Eastern Roman Empire,Byzantium
Roman Empire||
Russian Empire||Imperial Russia,Tsarist Russia
British Empire||
Holy Roman Empire||
South Vietnam||Republic of Vietnam
North Vietnam||Democratic Republic of Vietnam
Iberia||Iberian Peninsula
Caribbean||
Korean Peninsula||
Kashmir||
Kurdistan||
Black Sea||
Red Sea||
Baltic Sea||
Mediterranean||Mediterranean Sea
South China Sea||
Strait of Hormuz||
Taiwan Strait||
Suez Canal|EG|
Panama Canal|PA|
England|GB|
Scotland|GB|
Wales|GB|
Northern Ireland|GB|
Greater London|GB|
West Midlands|GB|
Yorkshire|GB|
Cornwall|GB|
Bavaria|DE|Bayern,Free State of Bavaria
Saxony|DE|Sachsen,Free State of Saxony
Lower Saxony|DE|Niedersachsen
North Rhine-Westphalia|DE|
Baden-Württemberg|DE|
Brandenburg|DE|
Thuringia|DE|
Brittany|FR|
Normandy|FR|
Provence|FR|
Corsica|FR|
Alsace|FR|
Catalonia|ES|
Andalusia|ES|
Basque Country||
Galicia|ES|
Canary Islands|ES|
Balearic Islands|ES|
Sicily|IT|
Sardinia|IT|
Lombardy|IT|
Tuscany|IT|
Flanders|BE|
Wallonia|BE|
Transylvania|RO|
Transnistria|MD|
Crimea|UA|Crimean Peninsula
Donbas||Donbass
Donetsk region|UA|Donetsk Oblast
Luhansk region|UA|Luhansk Oblast
Kherson region|UA|Kherson Oblast
Zaporizhzhia region|UA|Zaporizhzhia Oblast
Kharkiv region|UA|Kharkiv Oblast
Kursk region|RU|Kursk Oblast
Belgorod region|RU|Belgorod Oblast
Chechnya|RU|
Dagestan|RU|
Siberia|RU|
Kaliningrad|RU|Kaliningrad Oblast
Tatarstan|RU|
Abkhazia||
South Ossetia||
Nagorno-Karabakh||Karabakh
Gaza Strip|PS|Gaza
West Bank|PS|Occupied West Bank
East Jerusalem||
Golan Heights||Golan
Galilee|IL|
Sinai|EG|Sinai Peninsula
Idlib province|SY|
Anatolia|TR|
Xinjiang|CN|
Tibet|CN|
Inner Mongolia|CN|
Guangdong|CN|Guangdong Province
Sichuan|CN|Sichuan Province
Hunan|CN|Hunan Province
Hubei|CN|Hubei Province
Henan|CN|Henan Province
Hebei|CN|Hebei Province
Zhejiang|CN|Zhejiang Province
Jiangsu|CN|Jiangsu Province
Yunnan|CN|Yunnan Province
Fujian|CN|Fujian Province
Hainan|CN|Hainan Province
Punjab||
Kerala|IN|
Gujarat|IN|
Maharashtra|IN|
Uttar Pradesh|IN|
Tamil Nadu|IN|
West Bengal|IN|
Assam|IN|
Bihar|IN|
Karnataka|IN|
Rajasthan|IN|
Sindh|PK|
Balochistan|PK|
Khyber Pakhtunkhwa|PK|
Hokkaido|JP|
Okinawa|JP|
Honshu|JP|
Java|ID|
Sumatra|ID|
Bali|ID|
Papua|ID|
Borneo||
Mindanao|PH|
Luzon|PH|
Sabah|MY|
Sarawak|MY|
Rakhine|MM|Rakhine State
Darfur|SD|
Kordofan|SD|
Tigray|ET|
Oromia|ET|
Amhara|ET|
Somaliland|SO|
Puntland|SO|
North Kivu|CD|
South Kivu|CD|
Cabo Delgado|MZ|
KwaZulu-Natal|ZA|
Gauteng|ZA|
Western Cape|ZA|
Zanzibar|TZ|
Biafra|NG|
New South Wales|AU|NSW
Queensland|AU|
Tasmania|AU|
South Australia|AU|
Western Australia|AU|
Northern Territory|AU|
Ontario|CA|
Quebec|CA|Québec
British Columbia|CA|
Alberta|CA|
Manitoba|CA|
Saskatchewan|CA|
Nova Scotia|CA|
New Brunswick|CA|
Newfoundland and Labrador|CA|Newfoundland
Prince Edward Island|CA|
Yukon|CA|
Nunavut|CA|
Northwest Territories|CA|
Patagonia||
Amazonia||Amazon rainforest
Chiapas|MX|
Sinaloa|MX|
Baja California|MX|
Sonora|MX|
Jalisco|MX|
Oaxaca|MX|
Yucatan|MX|
Siachen||
Kamchatka|RU|Kamchatka Peninsula
Lapland||
Svalbard|NO|
Manhattan|US|
Brooklyn|US|
Queens|US|
Silicon Valley|US|
Long Island|US|
Capitol Hill|US|
Hollywood|US|
New England|US|
Midwest|US|`;

/** US states with the older abbreviations that newspapers use. */
const STATES = `
Alabama|Ala.
Alaska|
Arizona|Ariz.
Arkansas|Ark.
California|Calif.
Colorado|Colo.
Connecticut|Conn.
Delaware|
Florida|Fla.
Hawaii|
Idaho|
Illinois|
Indiana|Ind.
Iowa|
Kansas|
Kentucky|
Louisiana|
Maine|
Maryland|
Massachusetts|Mass.
Michigan|Mich.
Minnesota|Minn.
Mississippi|
Missouri|
Montana|
Nebraska|Neb.
Nevada|Nev.
New Hampshire|N.H.
New Jersey|N.J.
New Mexico|N.M.
New York State|State of New York
North Carolina|N.C.
North Dakota|N.D.
Ohio|
Oklahoma|Okla.
Oregon|
Pennsylvania|
Rhode Island|R.I.
South Carolina|S.C.
South Dakota|S.D.
Tennessee|Tenn.
Texas|
Utah|
Vermont|
Virginia|
Washington State|State of Washington
West Virginia|W.Va.
Wisconsin|
Wyoming|`;

/** Cities that go by several names: the one of English-language news | others, that of GeoNames among them. */
const CITY_NAMES = `
New York|New York City,NYC,New York, N.Y.
Washington|Washington, D.C.,Washington DC,D.C.,Washington D.C
Los Angeles|L.A.
Kyiv|Kiev
Odesa|Odessa
Kharkiv|Kharkov
Lviv|Lvov
Dnipro|Dnepropetrovsk
Chisinau|Kishinev
Mumbai|Bombay
Kolkata|Calcutta
Chennai|Madras
Bengaluru|Bangalore
Beijing|Peking
Guangzhou|Canton
Ho Chi Minh City|Saigon
Yangon|Rangoon
Naypyidaw|Nay Pyi Taw
Astana|Nur-Sultan
Saint Petersburg|St Petersburg,Leningrad
Frankfurt|Frankfurt am Main
Cologne|Köln
Munich|München
Nuremberg|Nürnberg
Hanover|Hannover
Vienna|Wien
Geneva|Genève
Basra|Basrah
Hebron|Al Khalil
Istanbul|Constantinople
Tel Aviv|Tel Aviv-Yafo
Ghent|Gent
Antwerp|Antwerpen
Brussels|Bruxelles
Gothenburg|Göteborg
Krakow|Cracow
Seville|Sevilla
Turin|Torino
Naples|Napoli
Genoa|Genova
Jeddah|Jiddah
Mecca|Makkah
Fallujah|Al Fallūjah
Sanaa|Sana'a
Oslo|Kristiania,Christiania
Gdańsk|Danzig
Wrocław|Breslau
Szczecin|Stettin
Poznań|Posen
Vilnius|Wilno,Vilna
Kaunas|Kovno
Klaipėda|Memel
Tallinn|Reval
Tartu|Dorpat
Daugavpils|Dvinsk
Helsinki|Helsingfors
Turku|Åbo
Tbilisi|Tiflis
Almaty|Alma-Ata
Bishkek|Frunze
Volgograd|Stalingrad,Tsaritsyn
Nizhny Novgorod|Gorky,Nizhniy Novgorod
Yekaterinburg|Sverdlovsk,Ekaterinburg
Samara|Kuybyshev
Bratislava|Pressburg
Ljubljana|Laibach
Rijeka|Fiume
Thessaloniki|Salonica,Salonika,Thessaloníki
Izmir|Smyrna
Edirne|Adrianople
Trabzon|Trebizond
Pune|Poona
Varanasi|Benares
Thiruvananthapuram|Trivandrum
Kochi|Cochin
Vadodara|Baroda
Prayagraj|Allahabad
Mysore|Mysuru
Mangalore|Mangaluru
Gurgaon|Gurugram
Puducherry|Pondicherry
Shimla|Simla
Dhaka|Dacca
Chittagong|Chattogram
Jakarta|Batavia
Bandung|Bandoeng
Nanjing|Nanking
Chongqing|Chungking
Tianjin|Tientsin
Qingdao|Tsingtao
Shenyang|Mukden
Xiamen|Amoy
Busan|Pusan
Incheon|Inchon
Daegu|Taegu
Maputo|Lourenço Marques
Kinshasa|Leopoldville,Léopoldville
Lubumbashi|Elisabethville
Kisangani|Stanleyville
N'Djamena|Fort-Lamy
Antananarivo|Tananarive
Gqeberha|Port Elizabeth
Iqaluit|Frobisher Bay
Zaporizhzhia|Zaporozhye,Zaporizhzhya
Mykolaiv|Nikolaev,Mykolayiv
Kropyvnytskyi|Kirovograd,Kirovohrad
Luhansk|Lugansk
Chernihiv|Chernigov
Chernivtsi|Czernowitz
Ternopil|Tarnopol
Vinnytsia|Vinnitsa
Homyel|Gomel
Mahilyow|Mogilev
Hrodna|Grodno
Vitebsk|Vitsebsk
Podgorica|Titograd
Cluj-Napoca|Cluj
Timişoara|Temesvar,Timisoara
Prague|Praha
Warsaw|Warszawa
Moscow|Moskva
Bucharest|București
Belgrade|Beograd
Lisbon|Lisboa
Rome|Roma
Milan|Milano
Florence|Firenze
Venice|Venezia
Padua|Padova
Mantua|Mantova
Copenhagen|København
Athens|Athína
Zaragoza|Saragossa
The Hague|Den Haag
Bruges|Brugge
Leuven|Louvain
Liège|Luik
Mechelen|Malines
Lyon|Lyons
Marseille|Marseilles
Basel|Basle
Bern|Berne
Lucerne|Luzern
Aachen|Aix-la-Chapelle
Tangier|Tangiers
Marrakesh|Marrakech
Philadelphia|Philly
Las Vegas|Vegas
Rio de Janeiro|Rio
Mexico City|Ciudad de México
Hong Kong|Hongkong
Homs|Hims
Latakia|Lattakia
Deir ez-Zor|Deir al-Zour,Deir Ezzor,Dayr az Zawr
Raqqa|Ar Raqqah,Raqqah
Kandahar|Qandahar
Sevastopol|Sebastopol`;

export interface Region {
  readonly name: string;
  readonly code: string | undefined;
  readonly aliases: readonly string[];
}

export const regions: readonly Region[] = rows(REGIONS).map(([name, code, aliases]) => ({
  name,
  code: code === '' ? undefined : code,
  aliases: list(aliases),
}));

export const states: readonly Region[] = rows(STATES).map(([name, aliases]) => ({
  name,
  code: 'US',
  aliases: list(aliases),
}));

/** All names of a city, the first being that of English-language news. */
export const cityNames: readonly (readonly [string, ...string[]])[] = rows(CITY_NAMES).map(
  ([name, aliases]) => [name, ...list(aliases)],
);

function rows(table: string): readonly (readonly [string, string, string])[] {
  return table
    .trim()
    .split('\n')
    .map((line) => {
      const [first = '', second = '', third = ''] = line.split('|');
      return [first, second, third] as const;
    });
}

// A comma followed by a space belongs to the name.
function list(text: string): readonly string[] {
  return text === '' ? [] : text.split(/,(?! )/);
}
