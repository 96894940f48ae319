/**
 * Organisations that news abbreviates or names in several ways: name | other names. Written by hand.
 * An acronym stands here only where English-language news means one organisation by it almost always
 * ("AP", "NSC"); what it means within one text is for that text to say, and `chain` listens first.
 */
const TABLE = `
NATO|North Atlantic Treaty Organization,North Atlantic Treaty Organisation,North Atlantic Alliance
United Nations|UN,UNO,United Nations Organization
UN Security Council|United Nations Security Council,UNSC,U.N. Security Council
UN General Assembly|United Nations General Assembly,UNGA,U.N. General Assembly
European Union|EU
European Commission|EU Commission
European Parliament|EU Parliament
European Council
European Central Bank|ECB
European Court of Human Rights|ECHR
European Court of Justice|ECJ,Court of Justice of the European Union,CJEU
European Space Agency|ESA
European Medicines Agency|EMA
European Investment Bank|EIB
European Bank for Reconstruction and Development|EBRD
Council of Europe
Frontex|European Border and Coast Guard Agency
Europol|European Union Agency for Law Enforcement Cooperation
Interpol|International Criminal Police Organization
World Health Organization|WHO,World Health Organisation
International Monetary Fund|IMF
World Bank
World Trade Organization|WTO,World Trade Organisation
World Food Programme|WFP,UN World Food Programme,World Food Program
International Atomic Energy Agency|IAEA
International Energy Agency|IEA
International Labour Organization|ILO,International Labor Organization
International Organization for Migration|IOM
International Maritime Organization|IMO
International Civil Aviation Organization|ICAO
International Air Transport Association|IATA
International Telecommunication Union|ITU
International Criminal Court|ICC
International Court of Justice|ICJ,World Court
International Committee of the Red Cross|ICRC
International Federation of Red Cross and Red Crescent Societies|IFRC
International Olympic Committee|IOC
International Paralympic Committee|IPC
International Rescue Committee|IRC
UNICEF|United Nations Children's Fund,UN Children's Fund
UNESCO|United Nations Educational, Scientific and Cultural Organization
UNHCR|UN Refugee Agency,United Nations High Commissioner for Refugees,UN High Commissioner for Refugees
UNRWA|United Nations Relief and Works Agency
UNDP|United Nations Development Programme,UN Development Programme
UNEP|United Nations Environment Programme,UN Environment Programme
UNFPA|United Nations Population Fund
UNAIDS
UNIFIL|United Nations Interim Force in Lebanon
UNODC|United Nations Office on Drugs and Crime
OCHA|UN Office for the Coordination of Humanitarian Affairs,United Nations Office for the Coordination of Humanitarian Affairs
OHCHR|UN Human Rights Office,Office of the United Nations High Commissioner for Human Rights
Food and Agriculture Organization|FAO,UN Food and Agriculture Organization
Intergovernmental Panel on Climate Change|IPCC
World Meteorological Organization|WMO
World Intellectual Property Organization|WIPO
World Economic Forum|WEF
World Anti-Doping Agency|WADA
Organisation for Economic Co-operation and Development|OECD,Organization for Economic Cooperation and Development
Organization for Security and Co-operation in Europe|OSCE,Organisation for Security and Cooperation in Europe
Organisation for the Prohibition of Chemical Weapons|OPCW
OPEC|Organization of the Petroleum Exporting Countries,Organisation of the Petroleum Exporting Countries
OPEC+|OPEC Plus
Organization of American States|OAS
Organisation of Islamic Cooperation|OIC,Organization of Islamic Cooperation
ASEAN|Association of Southeast Asian Nations,Association of South East Asian Nations
APEC|Asia-Pacific Economic Cooperation
African Union
African Development Bank|AfDB
Asian Development Bank|ADB
Asian Infrastructure Investment Bank|AIIB
Inter-American Development Bank|IDB
Arab League|League of Arab States
Gulf Cooperation Council|GCC
ECOWAS|Economic Community of West African States
SADC|Southern African Development Community
East African Community|EAC
Shanghai Cooperation Organisation|SCO,Shanghai Cooperation Organization
Collective Security Treaty Organization|CSTO,Collective Security Treaty Organisation
Eurasian Economic Union|EAEU
Commonwealth of Independent States
Mercosur|Southern Common Market
CARICOM|Caribbean Community
BRICS
Group of Seven|G7,G-7
Group of Eight|G8,G-8
Group of 20|G20,G-20,Group of Twenty
Financial Action Task Force|FATF
Bank for International Settlements|BIS
Non-Aligned Movement|NAM
Five Eyes
AUKUS
Amnesty International
Human Rights Watch|HRW
Doctors Without Borders|MSF,Médecins Sans Frontières
Reporters Without Borders|Reporters Sans Frontières
Committee to Protect Journalists|CPJ
Transparency International
Greenpeace
World Wildlife Fund|WWF,World Wide Fund for Nature
Oxfam
Save the Children
Red Cross
Norwegian Refugee Council
International Crisis Group
White House
Kremlin
Pentagon|US Department of Defense,Department of Defense,Defense Department,US Defense Department,DoD,United States Department of Defense
US State Department|State Department,Department of State,US Department of State,U.S. State Department,United States Department of State
US Treasury Department|Treasury Department,US Treasury,Department of the Treasury,US Department of the Treasury,United States Department of the Treasury,U.S. Treasury Department
US Justice Department|DOJ,US Department of Justice,United States Department of Justice
US Department of Homeland Security|DHS,Department of Homeland Security,Homeland Security Department,United States Department of Homeland Security
US Department of Health and Human Services|HHS,Department of Health and Human Services
US Department of Energy|DOE,United States Department of Energy
US Department of Agriculture|USDA,United States Department of Agriculture
US Department of Commerce|US Commerce Department,United States Department of Commerce
US Department of Education|US Education Department,United States Department of Education
US Department of Housing and Urban Development|HUD,Department of Housing and Urban Development
US Department of the Interior|US Interior Department,United States Department of the Interior
US Department of Labor|US Labor Department,United States Department of Labor
US Department of Transportation|US Transportation Department,United States Department of Transportation
US Department of Veterans Affairs|Department of Veterans Affairs,Veterans Affairs Department
National Security Council|NSC,White House National Security Council,US National Security Council,U.S. National Security Council
National Security Agency|NSA,US National Security Agency
Office of Personnel Management|OPM,US Office of Personnel Management
Office of Management and Budget|OMB
Department of Government Efficiency|DOGE
Office of the Director of National Intelligence|ODNI
Federal Bureau of Investigation|FBI
Central Intelligence Agency|CIA
Drug Enforcement Administration|DEA
Bureau of Alcohol, Tobacco, Firearms and Explosives|ATF
Immigration and Customs Enforcement|ICE,US Immigration and Customs Enforcement
US Customs and Border Protection|CBP,Customs and Border Protection
US Secret Service|United States Secret Service
US Coast Guard|United States Coast Guard
Transportation Security Administration|TSA
Federal Emergency Management Agency|FEMA
Federal Aviation Administration|FAA
Federal Communications Commission|FCC
Federal Trade Commission|FTC
Federal Deposit Insurance Corporation|FDIC
Federal Election Commission|FEC
Federal Reserve|Fed,US Federal Reserve,U.S. Federal Reserve,Federal Reserve Board
Federal Energy Regulatory Commission|FERC
Food and Drug Administration|FDA,US Food and Drug Administration
Centers for Disease Control and Prevention|CDC,Centers for Disease Control,US Centers for Disease Control and Prevention
National Institutes of Health|NIH
Environmental Protection Agency|EPA,US Environmental Protection Agency
Internal Revenue Service|IRS
Social Security Administration|SSA
Securities and Exchange Commission|SEC,US Securities and Exchange Commission
Commodity Futures Trading Commission|CFTC
Consumer Financial Protection Bureau|CFPB
Consumer Product Safety Commission|CPSC
Equal Employment Opportunity Commission|EEOC
National Labor Relations Board|NLRB
National Transportation Safety Board|NTSB
National Highway Traffic Safety Administration|NHTSA
National Oceanic and Atmospheric Administration|NOAA
National Weather Service|NWS
National Hurricane Center|NHC
National Park Service|NPS
National Science Foundation|NSF
National Institute of Standards and Technology|NIST
Cybersecurity and Infrastructure Security Agency|CISA
US Geological Survey|USGS,United States Geological Survey,U.S. Geological Survey
US Postal Service|USPS,United States Postal Service
US Agency for International Development|USAID,United States Agency for International Development
US Citizenship and Immigration Services|USCIS
US Food Safety and Inspection Service
NASA|National Aeronautics and Space Administration
Jet Propulsion Laboratory|JPL
DARPA|Defense Advanced Research Projects Agency
Defense Intelligence Agency|DIA
US Central Command|CENTCOM,United States Central Command,U.S. Central Command
US Africa Command|AFRICOM,United States Africa Command
US European Command|EUCOM
US Indo-Pacific Command|INDOPACOM
US Army|United States Army,U.S. Army
US Navy|United States Navy,U.S. Navy
US Air Force|USAF,United States Air Force,U.S. Air Force
US Marine Corps|USMC,United States Marine Corps,U.S. Marine Corps,US Marines
US Space Force|United States Space Force
US Congress|United States Congress,U.S. Congress
US Senate|United States Senate,U.S. Senate
US House of Representatives|United States House of Representatives,U.S. House of Representatives
US Supreme Court|SCOTUS,Supreme Court of the United States,United States Supreme Court,U.S. Supreme Court
Government Accountability Office|GAO
Congressional Budget Office|CBO
General Services Administration|GSA
Voice of America|VOA
Radio Free Europe/Radio Liberty|RFE/RL,Radio Free Europe
Republican Party|GOP,Grand Old Party
Democratic Party|Democratic Party (United States)
Republican National Committee|RNC
Democratic National Committee|DNC
American Civil Liberties Union|ACLU
National Rifle Association|NRA
NAACP|National Association for the Advancement of Colored People
AFL-CIO|American Federation of Labor and Congress of Industrial Organizations
United Auto Workers|UAW
New York Police Department|NYPD,New York City Police Department
Los Angeles Police Department|LAPD
Metropolitan Transportation Authority
AIPAC|American Israel Public Affairs Committee
Planned Parenthood
US Chamber of Commerce|U.S. Chamber of Commerce
BBC|British Broadcasting Corporation
CNN|Cable News Network
NBC|National Broadcasting Company
CBS|Columbia Broadcasting System
PBS|Public Broadcasting Service
NPR|National Public Radio
ESPN
MSNBC
CNBC
C-SPAN
HBO|Home Box Office
MTV
Associated Press|AP,The Associated Press
Agence France-Presse|AFP
Reuters|Thomson Reuters
Bloomberg News
United Press International|UPI
Press Association
TASS|Itar-Tass,Russian News Agency TASS
RIA Novosti|RIA
Xinhua|Xinhua News Agency,New China News Agency
Kyodo News|Kyodo
Yonhap|Yonhap News Agency
KCNA|Korean Central News Agency
IRNA|Islamic Republic News Agency
SANA|Syrian Arab News Agency
Anadolu Agency|Anadolu
Deutsche Presse-Agentur|dpa
Deutsche Welle|DW
ANSA
Press Trust of India|PTI
NHK|Japan Broadcasting Corporation
CCTV|China Central Television
CGTN|China Global Television Network
ABC News
CBC|Canadian Broadcasting Corporation
ITV
SABC|South African Broadcasting Corporation
RT|Russia Today
Al Jazeera|Al-Jazeera
Al Arabiya
New York Times|NYT
Washington Post
Wall Street Journal|WSJ
Financial Times|FT
Los Angeles Times|LA Times
USA Today
Straits Times
South China Morning Post|SCMP
Daily Telegraph
Guardian
Der Spiegel|Spiegel
Le Monde
El País
Frankfurter Allgemeine Zeitung|FAZ
National Health Service|NHS
Bank of England|BoE
Bank of Japan|BOJ
Bank of Canada
Reserve Bank of India|RBI
Reserve Bank of Australia|RBA
Reserve Bank of New Zealand|RBNZ
Swiss National Bank|SNB
Deutsche Bundesbank|Bundesbank
People's Bank of China|PBOC
Monetary Authority of Singapore|MAS
Office for National Statistics|ONS
Financial Conduct Authority|FCA
Crown Prosecution Service|CPS
National Crime Agency|NCA
Scotland Yard|Metropolitan Police,Met Police,Metropolitan Police Service
Serious Fraud Office|SFO
Competition and Markets Authority|CMA
Driver and Vehicle Licensing Agency|DVLA
HM Revenue and Customs|HMRC
Her Majesty's Treasury|HM Treasury,His Majesty's Treasury
MI5
MI6|Secret Intelligence Service
GCHQ|Government Communications Headquarters
Ofcom
Ofsted
Ofgem
Downing Street|10 Downing Street,No 10
House of Commons
House of Lords
Scottish National Party|SNP
Democratic Unionist Party|DUP
Sinn Féin|Sinn Fein
UK Independence Party|UKIP
Irish Republican Army|IRA
Trades Union Congress|TUC
Confederation of British Industry|CBI
Royal Air Force|RAF
Royal Navy
RSPCA|Royal Society for the Prevention of Cruelty to Animals
RSPB|Royal Society for the Protection of Birds
Royal National Lifeboat Institution|RNLI
Royal Canadian Mounted Police|RCMP
Canadian Security Intelligence Service|CSIS
Australian Federal Police|AFP Australia
Australian Security Intelligence Organisation|ASIO
Bundestag
Bundeswehr
Christian Democratic Union|CDU
Christian Social Union|CSU
Social Democratic Party of Germany|SPD
Alternative for Germany|AfD,Alternative für Deutschland
Free Democratic Party|FDP
Federal Intelligence Service|BND,Bundesnachrichtendienst
National Rally|Rassemblement National
La France Insoumise|LFI,France Unbowed
Five Star Movement|M5S
Brothers of Italy|Fratelli d'Italia
People's Party|PP
Spanish Socialist Workers' Party|PSOE
Law and Justice|PiS
Civic Platform
Fidesz
Freedom Party of Austria|FPÖ
Austrian People's Party|ÖVP
Party for Freedom|PVV
European People's Party|EPP
Federal Security Service|FSB
Foreign Intelligence Service|SVR
GRU|Main Intelligence Directorate
KGB|Committee for State Security
Roscosmos
Rosatom
Gazprom
Rosneft
Lukoil
Sberbank
Wagner Group|Wagner,PMC Wagner
State Duma|Duma,Russian State Duma
Verkhovna Rada|Ukrainian Parliament
Security Service of Ukraine|SBU
Naftogaz
Energoatom
Azov Brigade|Azov Regiment
Chinese Communist Party|CCP,Communist Party of China,CPC
Kuomintang|KMT
Democratic Progressive Party|DPP
People's Liberation Army|PLA,Chinese People's Liberation Army
National People's Congress|NPC
Liberal Democratic Party|LDP
Japan Aerospace Exploration Agency|JAXA
Indian Space Research Organisation|ISRO,Indian Space Research Organization
Bharatiya Janata Party|BJP
Indian National Congress|INC,Congress Party
Aam Aadmi Party|AAP
Central Bureau of Investigation
National Investigation Agency|NIA
Pakistan Tehreek-e-Insaf|PTI Pakistan
Inter-Services Intelligence|ISI
Tehrik-i-Taliban Pakistan|TTP,Pakistani Taliban
Liberation Tigers of Tamil Eelam|LTTE,Tamil Tigers
People's Action Party|PAP
Awami League
Bangladesh Nationalist Party|BNP
Taliban|Afghan Taliban
Al Qaeda|Al-Qaeda,Al Qaida,al-Qa'ida
Islamic State|ISIS,ISIL,Daesh,Islamic State of Iraq and Syria,Islamic State of Iraq and the Levant,Islamic State group
Hezbollah|Hizbollah,Hizbullah,Hezbullah
Hamas|Islamic Resistance Movement
Palestinian Islamic Jihad|Islamic Jihad,PIJ
Fatah
Palestinian Authority|Palestinian National Authority
Palestine Liberation Organization|PLO,Palestine Liberation Organisation
Israel Defense Forces|IDF,Israel Defence Forces,Israeli Defense Forces
Mossad
Shin Bet|Shabak
Knesset
Likud
Houthis|Houthi,Ansar Allah,Houthi movement
Islamic Revolutionary Guard Corps|IRGC,Revolutionary Guards,Revolutionary Guard,Iran's Revolutionary Guards
Quds Force
Muslim Brotherhood
Syrian Democratic Forces|SDF
Syrian Observatory for Human Rights|SOHR
Hayat Tahrir al-Sham|HTS,Tahrir al-Sham
Kurdistan Workers' Party|PKK
People's Protection Units|YPG
Justice and Development Party|AKP,AK Party
Republican People's Party|CHP
Boko Haram
Al Shabaab|al-Shabab,Al-Shabaab
Rapid Support Forces|RSF Sudan
African National Congress|ANC
Economic Freedom Fighters|EFF
Democratic Alliance
ZANU-PF|Zimbabwe African National Union - Patriotic Front
All Progressives Congress|APC
Revolutionary Armed Forces of Colombia|FARC
National Liberation Army|ELN
Institutional Revolutionary Party|PRI
Morena
Workers' Party
Sinaloa Cartel
Petrobras|Petróleo Brasileiro
Mercedes-Benz|Mercedes,Mercedes-Benz Group
Fitch Ratings|Fitch
Moody's|Moody's Ratings,Moody's Investors Service
S&P Global|Standard & Poor's,S&P Global Ratings
Pemex|Petróleos Mexicanos
PDVSA|Petróleos de Venezuela
Saudi Aramco|Aramco
Public Investment Fund|PIF
Tesla|Tesla Motors,Tesla Inc
SpaceX|Space Exploration Technologies
Boeing|Boeing Company
Airbus
Lockheed Martin
Raytheon|RTX
General Motors|GM
General Electric
Ford Motor|Ford
Volkswagen|VW,Volkswagen Group
BMW|Bayerische Motoren Werke
Toyota|Toyota Motor
Apple
Google
Alphabet
Microsoft
Amazon|Amazon.com
Meta|Meta Platforms,Facebook Inc
Nvidia
IBM|International Business Machines
Intel
TSMC|Taiwan Semiconductor Manufacturing Company,Taiwan Semiconductor Manufacturing
Samsung|Samsung Electronics,Samsung Group
Huawei|Huawei Technologies
Alibaba|Alibaba Group
Tencent|Tencent Holdings
ByteDance
TikTok
OpenAI
AT&T|American Telephone and Telegraph
Verizon|Verizon Communications
Walmart|Wal-Mart,Wal-Mart Stores
Andreessen Horowitz|a16z
Sequoia Capital
KKR|Kohlberg Kravis Roberts
Ernst & Young|EY
McKinsey|McKinsey & Company
Philip Morris International|Philip Morris
Kleiner Perkins
Bain Capital
Baker McKenzie
Merrill Lynch
Lehman Brothers
Bear Stearns
Goldman Sachs|Goldman Sachs Group
JPMorgan Chase|JPMorgan,JP Morgan,J.P. Morgan,JP Morgan Chase
Morgan Stanley
Bank of America|BofA
Citigroup|Citi
Wells Fargo
HSBC|Hongkong and Shanghai Banking Corporation
UBS
Deutsche Bank
BNP Paribas
Berkshire Hathaway
BlackRock
ExxonMobil|Exxon Mobil,Exxon
Chevron
BP|British Petroleum
Shell|Royal Dutch Shell
TotalEnergies|Total Energies
Pfizer
Johnson & Johnson|J&J
AstraZeneca
GSK|GlaxoSmithKline
Procter & Gamble|P&G,Procter and Gamble
McDonald's|McDonalds
Coca-Cola|Coca-Cola Company
PepsiCo
Nestlé
Unilever
UPS|United Parcel Service
FedEx|Federal Express
DHL
Uber|Uber Technologies
Twitter
New York Stock Exchange|NYSE
Nasdaq
London Stock Exchange|LSE
Dow Jones
FIFA|Fédération Internationale de Football Association
UEFA|Union of European Football Associations
CONMEBOL|South American Football Confederation
CONCACAF
Football Association
Premier League|English Premier League,EPL
National Football League|NFL
National Basketball Association|NBA
National Hockey League|NHL
Major League Baseball|MLB
Major League Soccer|MLS
NCAA|National Collegiate Athletic Association
Women's Tennis Association|WTA
Association of Tennis Professionals|ATP
PGA Tour
World Athletics|IAAF
World Aquatics|FINA
FIA|Fédération Internationale de l'Automobile
Ultimate Fighting Championship|UFC
International Cricket Council
Board of Control for Cricket in India|BCCI
Manchester United|Man United,Man Utd,Manchester United FC
Manchester City|Man City,Manchester City FC
Tottenham Hotspur|Tottenham,Spurs
Arsenal|Arsenal FC
Chelsea|Chelsea FC
Liverpool|Liverpool FC
Real Madrid|Real Madrid CF
Barcelona|FC Barcelona,Barça
Bayern Munich|FC Bayern,Bayern München,FC Bayern Munich
Paris Saint-Germain|PSG,Paris St-Germain
Juventus|Juventus FC
Harvard University|Harvard
Yale University|Yale
Stanford University|Stanford
Princeton University
Columbia University
Massachusetts Institute of Technology|MIT
Oxford University|University of Oxford
Cambridge University|University of Cambridge
University of California, Los Angeles|UCLA
London School of Economics|LSE London
CERN|European Organization for Nuclear Research
Centre for Strategic and International Studies|Center for Strategic and International Studies
Institute for the Study of War|ISW
International Institute for Strategic Studies|IISS
Stockholm International Peace Research Institute|SIPRI
Council on Foreign Relations
Brookings Institution|Brookings
RAND|RAND Corporation
Chatham House|Royal Institute of International Affairs
Heritage Foundation
Carnegie Endowment for International Peace|Carnegie Endowment
Pew Research Center
Wikimedia Foundation
Catholic Church|Roman Catholic Church
Politburo|Political Bureau
Communist Party of the Soviet Union|CPSU
Red Army|Soviet Army
Wehrmacht
Waffen-SS
Gestapo
Stasi
Confederate States Army|Confederate Army
Union Army
Royal Australian Air Force|RAAF
Royal Australian Navy|RAN
Royal Canadian Air Force|RCAF
Royal Canadian Navy|RCN
Royal New Zealand Air Force|RNZAF
US National Guard|United States National Guard
US Army Corps of Engineers|United States Army Corps of Engineers,Army Corps of Engineers,USACE
US Bureau of Land Management|Bureau of Land Management,BLM
US Forest Service|United States Forest Service,USFS
US Fish and Wildlife Service|United States Fish and Wildlife Service,Fish and Wildlife Service
US Census Bureau|United States Census Bureau,Census Bureau
Library of Congress
Smithsonian Institution|Smithsonian
League of Nations
Commonwealth of Nations|British Commonwealth
European Free Trade Association|EFTA
European Economic Community|EEC
North American Free Trade Agreement|NAFTA
Warsaw Pact|Warsaw Treaty Organization
Organisation of African Unity|OAU,Organization of African Unity
African National Congress Youth League|ANCYL
Congress of South African Trade Unions|COSATU
Sudan People's Liberation Movement|SPLM
Lord's Resistance Army|LRA
Provisional Irish Republican Army|Provisional IRA,PIRA
Ulster Volunteer Force|UVF
Social Democratic and Labour Party|SDLP
Ulster Unionist Party|UUP
Plaid Cymru
Liberal Democrats|Lib Dems
New Democratic Party|NDP
Bloc Québécois
Parti Québécois
Australian Labor Party|ALP
Australian Broadcasting Corporation|ABC Australia
Communist Party of India (Marxist)|CPI(M),CPIM,CPM
Dravida Munnetra Kazhagam|DMK
All India Anna Dravida Munnetra Kazhagam|AIADMK
Rashtriya Swayamsevak Sangh|RSS
Pakistan Peoples Party|PPP,Pakistan People's Party
Pakistan Muslim League (N)|PML-N
Basque Nationalist Party|PNV
Radio Television Hong Kong|RTHK
Raidió Teilifís Éireann|RTÉ
Radiotelevisione italiana|RAI
Australian Football League|AFL
Canadian Football League|CFL
National Rugby League|NRL
Philippine Basketball Association|PBA
World Wrestling Entertainment|WWE,World Wrestling Federation
NASCAR|National Association for Stock Car Auto Racing
Recording Industry Association of America|RIAA
American Broadcasting Company|ABC
20th Century Fox|Twentieth Century Fox
Metro-Goldwyn-Mayer|MGM
Warner Bros|Warner Brothers
Sony Music|Sony Music Entertainment
Universal Music Group|UMG,Universal Music
EMI|Electric and Musical Industries
Electronic Arts|EA,EA Games
Hewlett-Packard|HP,Hewlett Packard
Advanced Micro Devices|AMD
Fiat Chrysler Automobiles|FCA Group
International Brotherhood of Teamsters|Teamsters
Royal Society of London|Royal Society
Academy of Motion Picture Arts and Sciences|AMPAS
University of Southern California|USC
University of California, Berkeley|UC Berkeley,University of California at Berkeley
New York University|NYU
University of Pennsylvania|UPenn
Louisiana State University|LSU
Texas Christian University|TCU
Brigham Young University|BYU
Southern Methodist University|SMU
California Institute of Technology|Caltech
Georgia Institute of Technology|Georgia Tech
University College London|UCL
London School of Hygiene & Tropical Medicine|LSHTM
Church of Jesus Christ of Latter-day Saints|LDS Church,Mormon Church,LDS
Church of England|Anglican Church
Russian Orthodox Church|Moscow Patriarchate
Society of Jesus|Jesuits
Holy See`;

/** Name and other names of each organisation. */
export const ORGANISATIONS: readonly (readonly [string, ...string[]])[] = TABLE.trim()
  .split('\n')
  .map((line) => {
    const [name = '', aliases = ''] = line.split('|');
    // A comma followed by a space belongs to the name.
    return [name, ...(aliases === '' ? [] : aliases.split(/,(?! )/))];
  });
