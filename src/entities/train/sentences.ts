/**
 * What news says and an encyclopedia does not, one sentence a line. {person}, {surname}, {place} and {organisation}
 * are names; {firm} is a short name of an organisation, or a word that could be one; {central}, {platform},
 * {team}, {house} and {paper} are organisations too, {code} a place. {craft}, {weapon}, {ship}, {product} and {storm}
 * have names, and are none of the three; so with {district}.
 */
export const SENTENCES: readonly string[] = `
The {trade} maker {firm} said it would open a plant in {place}.
{Trade} maker {firm} cut its forecast on Monday.
{surname} won the race in {place}, ahead of {surname}.
{surname} won in {place} for {firm}; {surname} came third in the {firm}.
{surname} won the stage, and {surname} came second.
{surname} said on Tuesday he would leave {firm}.
{surname} beat {surname} in the final.
{surname} scored twice against {firm} on Sunday.
{person} won in {place} for the third time.
Shares in the {trade} maker {firm} rose 4% in early trade.
{firm}, a maker of {trade}s, hired 200 people last year.
{firm}, which makes {trade}s, is to close its factory in {place}.
{Maker} {firm} reported a loss for the third quarter.
{Maker} {firm} lowered its outlook on Thursday.
{Maker} {firm} is to hire 300 people in {place}.
{Trade} maker {firm} opened a plant in {place}.
The {maker} {firm} named {person} as its chief executive.
The {maker} {firm} said on Tuesday it had agreed to buy {firm}.
{person}, who runs the {maker} {firm}, declined to comment.
{firm} said on Tuesday it would build an electric {trade}.
{firm} and {firm} are in talks over a merger, {surname} said.
{firm} and {firm} fought for the lead until the last lap.
{firm} won in {place} for the third time this season.
{firm} shares fell after the {maker} lost a contract.
Analysts at {firm} expect {firm} to raise its prices.
The {central} held rates, and {surname} warned of inflation.
{central} chair {surname} said the {central} would wait.
The {central}'s {person} is to speak in {place}.
{surname} wrote on {platform} that the talks were going well.
In a post on {platform}, {surname} attacked {organisation}.
"They lost," {person} posted on {platform}.
{platform} blocked the account of {person}.
{organisation} chief {person} said inflation would fall.
{organisation} spokeswoman {person} would not comment.
Union leader {person} said the strike would go on.
Union boss {surname} called for talks with {organisation}.
"We will not give in," said union president {person}.
"It is not enough," said Union president {person}.
Museum director {person} said the painting was safe.
The museum reopens in May, said its director, {person}.
Museum staff in {place} found the letters in a cellar.
Airport chief {person} blamed the snow.
Harbour workers in {place} went on strike on Friday.
Council leader {person} promised to repair the bridge.
School head {person} thanked the parents.
Police chief {person} said two men had been arrested in {place}.
Hospital staff treated 14 people after the fire in {place}.
Party leader {person} stood down on Sunday.
Opposition leader {person} was freed in {place}.
On Monday {surname} flew to {place} for a summit.
On Tuesday {surname} met {person} in {place}.
On Friday {surname} is to address {organisation}.
On Sunday {person} told {organisation} that the deal was off.
Last week {surname} went to {place} and {place}.
In May {surname} became the first woman to lead {organisation}.
In {place} {surname} met members of {organisation}.
By Thursday {surname} had changed his mind.
Yesterday {surname} signed the law.
This month {surname} sent {person} to {place}.
Allies of {surname} called the charges absurd.
Friends of {surname} say he never wanted the job.
Critics of {surname} point to the losses in {place}.
Supporters of {surname} marched through {place}.
Opponents of {surname} want a new vote.
Members of {organisation} voted against {surname}.
Relatives of {person} waited outside the court in {place}.
Lawyers for {surname} asked for more time.
Aides to {surname} would not say when he returns.
A spokesman for {surname} denied it.
A spokeswoman for {organisation} confirmed it.
Voters in {place} trust {surname} more than {surname}.
Talks between {surname} and {surname} broke down on Saturday.
Talks with {surname} go on, said {person}.
The row over {surname} has hurt {organisation}.
The plan that {surname} put to {organisation} in {place} failed.
Under {surname}, {place} left {organisation}.
Neither {surname} nor {surname} would comment.
{surname}, {surname} and {surname} are to meet in {place}.
{surname}'s allies in {organisation} are losing patience.
{surname}'s visit to {place} was put off.
{surname} told reporters in {place} that he would run again.
{surname} hopes to win over {organisation}.
{surname} went home to {place} empty-handed.
{surname}, who is 61, has led {organisation} since 2014.
{surname} has since left {place}.
{surname} did not take part.
{surname} spent the night in {place}.
"He is finished," one minister said of {surname}.
"That is a lie," {surname} said.
When {surname} took office, {place} was at war.
Asked about {surname}, {surname} only smiled.
But {surname} has other ideas.
And {surname} knows it.
Even {surname} was surprised.
For {surname}, it was the second defeat in {place}.
With {surname} in {place}, the talks could begin.
President {surname} thanked {place} and {place}.
Prime Minister {person} flew to {place}.
Officials in {place} blamed {place}.
Critics of {place} marched through {place}.
Allies of {place} sent help within hours.
Friends of {place} in {organisation} were dismayed.
Supporters of {place} waved flags.
Opponents of {organisation} want {place} to leave it.
Supporters of {firm} sang in the streets of {place}.
Fans of {firm} fought with fans of {firm}.
Critics of {firm} say it pays too little.
Workers at {firm} walked out on Monday.
Members of {organisation} were held in {place}.
Shares of {firm} rose.
Talks between {place} and {place} broke down on Saturday.
Talks with {place} go on, said {surname}.
Talks with {firm} go on, said {surname}.
On Tuesday {place} said it would close the border.
On Wednesday {firm} named {person} as its chief.
On Thursday {organisation} voted on the plan of {surname}.
Last week {place} sent {person} to {place}.
Last month {firm} left {place}.
Yesterday {organisation} signed the deal.
But {place} has other ideas.
Even {place} was surprised.
Friends of {surname} sent flowers.
Backers of {surname} filled the square in {place}.
Backers of {place} at {organisation} were few.
The visit of {surname} to {place} was put off.
Visit of {surname} to {place} put off.
The arrest of {surname} led to protests in {place}.
{team} won.
{team} won the title in {place}.
{team} won the race in {place}, and {surname} came second for {team}.
{team} beat {team}, and {surname} was sent off.
{team} signed {person} from {team}.
{person} drives for {team}.
The {house} would reopen in May, {person} said.
The {house} would not say who had paid.
The {house} was founded in {place}.
The {house} said on Friday that {surname} had left.
{person} joined the {house} in {place} as its director.
{person}, {district}, said the bill would fail.
Senators {person}, {district}, and {person}, {district}, voted for it.
Representative {person} ({district}) asked {surname} to resign.
{person} ({code}) won ahead of {person} ({code}).
Results: 1. {person} ({code}), 2. {person} ({code}).
{person} told {paper} that he would run again.
{person} founded {paper} in {place}.
In {paper}, {person} called the plan a mistake.
And {firm} knows it.
Under {organisation}, {place} grew poorer.
Neither {place} nor {place} would comment.
{place}, {place} and {place} are to sign the treaty.
{firm}, {firm} and {firm} did not reply.
When {place} joined {organisation}, {surname} was a student.
For {place}, it was the second defeat in {place}.
For {firm}, it is the third loss.
{place} told {place} to stop.
{place} hopes to win over {organisation}.
Asked about {place}, {surname} only smiled.
Speaker of Parliament {person} called for calm.
Prime Minister {person} and Speaker of Parliament {person} were led to safety.
Then-president {person} and then-prime minister {person} fell out over {place}.
Secretary of State {person} flew to {place} and {place}.
Defence Minister {person} and Foreign Minister {person} met {surname}.
Minister of Finance {person} resigned over the deal with {firm}.
Leader of the Opposition {person} was not told.
Chief of Staff {person} left {place} with {surname}.
Attorney General {person} dropped the case against {firm}.
{firm}'s {craft} failed its first test.
{firm}'s {craft} came back without its astronauts.
{firm}'s {craft} is to return in {place}'s desert, {organisation} said.
{firm}'s {craft} leaks helium.
{organisation} chose {firm}'s {craft} over {firm}'s.
The flaws of {firm}'s {craft} are known.
{firm}'s {product} and {firm}'s {product} are much alike.
{firm}'s {craft} was to fly in June.
{organisation}'s {craft} returned to Earth without its crew.
{firm}'s {craft} lifted off from {place} on Sunday.
The {craft} capsule landed in the desert of {place}.
{craft} docked with the station a day late.
The {craft} rocket carried a satellite into orbit.
The crew of the {craft} are to come home in February.
{place} launched 90 {weapon} drones overnight, {surname} said.
The {weapon} hit a block of flats in {place}.
Another {weapon} was found in a field.
{place} will send {weapon} missiles to {place}.
{weapon} missiles and {weapon} drones struck {place}.
The {weapon} was shot down near {place}, officials said.
{surname} asked {place} for {weapon} launchers.
The army has lost 40 {weapon} tanks since March.
{ship} ran aground off {place} on Saturday.
The {ship} left {place} with 300 people on board.
The {ship} fired at two boats, {organisation} said.
{firm}'s {product} sold better than expected.
{firm} said sales of the {product} had slowed in {place}.
The {product} costs 900 dollars in {place}.
{product} sales rose by a fifth.
{person} drove a {product} through {place}.
{storm} hit {place} on Wednesday.
{storm} killed nine people in {place}, {organisation} said.
{surname} toured the towns that {storm} had destroyed.
`
  .trim()
  .split('\n');

/** Headlines: as they stand, with capitals at every word, or all in capitals. */
export const HEADLINES: readonly string[] = `
{surname} warns of recession
{organisation} holds rates as {surname} warns of inflation
{central} cuts rates, {surname} says
{central} to wait and see
{surname} back on {platform}
{surname} sues {firm} over name
{firm} sues {surname}
{organisation} members turn on {surname}
{surname} threatens {surname} with new sanctions
{surname} and {surname} meet in {place}
{surname} urges {organisation} to back {place}
{surname} wins second term in {place}
{surname} resigns as {organisation} chief
{surname} beats {surname} to reach final
{surname} scores twice as {firm} beat {firm}
{surname} heads to {place} as talks stall
{surname} to face trial over bribes
{surname} calls {surname} a liar
{surname} and {surname} clash over budget
{surname} denies claims of {organisation}
{place} votes as {surname} seeks third term
{place} strikes kill 12 as {surname} flies to {place}
{place} backs {place} bid to join {organisation}
{place} court jails {person} for fraud
Police arrest {person} after attack in {place}
Judge orders {surname} to testify
{person} dies at 84
Who is {person}?
Why {surname} lost {place}
What {surname} told {surname}
{organisation} sues {organisation} over patents
{organisation} names {person} as chief
{firm} to cut 2,000 jobs in {place}
{firm} buys {firm} for 3 billion
{firm} recalls {product} over faulty brakes
{weapon} drones strike {place} overnight
{storm} nears {place}
{craft} launch put off again
Strike at {firm} enters third week
Harbour strike enters second week
Airport strike strands thousands in {place}
Museum to return bronzes to {place}
Court clears {person} of murder
Union and {firm} agree on pay
Bank holds rates, {surname} sees growth
Council votes to close school
Lawmakers pass bill as {surname} wavers
`
  .trim()
  .split('\n');
