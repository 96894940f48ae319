/** A section of the guide on `/docs`: its anchor, its title, and HTML of our own making. */
export interface Section {
  readonly id: string;
  readonly title: string;
  readonly html: string;
}

const code = (text: string): string =>
  `<pre tabindex="0">${text.trim().replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')}</pre>`;

/** What a programmer needs before the list of addresses, in the order in which she needs it. */
export const GUIDE: readonly Section[] = [
  {
    id: 'start',
    title: 'Start',
    html: `<p>JSON over HTTP. <code>U</code> is the address that <code>dateline serve</code> prints.</p>
${code(`
U=http://127.0.0.1:3300
curl "$U/v1/search?q=drones&places=lithuania&facets=people,date&limit=5"
`)}
<p>Node, and Python with nothing but its standard library:</p>
${code(`
const ask = new URLSearchParams({ q: 'drones', places: 'lithuania', facets: 'people' });
const response = await fetch(\`\${U}/v1/search?\${ask}\`);
const answer = await response.json();
if (!response.ok) throw new Error(\`\${answer.code}: \${answer.message} (\${answer.requestId})\`);
for (const hit of answer.hits) console.log(hit.date, hit.title);
`)}
${code(`
import json, urllib.error, urllib.parse, urllib.request
ask = urllib.parse.urlencode({"q": "drones", "places": "lithuania", "facets": "people"})
try:
    with urllib.request.urlopen(f"{U}/v1/search?{ask}") as response:
        for hit in json.load(response)["hits"]:
            print(hit.get("date"), hit["title"])
except urllib.error.HTTPError as error:
    print(json.load(error)["message"])
`)}`,
  },
  {
    id: 'filters',
    title: 'Filters, facets, pages',
    html: `<p>People, places, organisations and sources are named by id (<code>person:donald-trump</code>), by its
slug (<code>donald-trump</code>) or by any of their names. Where several go by a name the likeliest is taken and <code>notices</code>
names the others; a decision about it is refused with 409. In an address, commas ask for any of the values, the
parameter repeated for all of them, a leading <code>-</code> for none; the body of POST says the same with
<code>any</code>, <code>all</code> and <code>none</code>. Times are days, weeks, months or years, both ends included.</p>
${code(`
curl "$U/v1/search?people=donald-trump,joe-biden&organisations=-nasa&from=2025-05&to=2025-08"
curl "$U/v1/search" -H 'Content-Type: application/json' -d '{"q": "ceasefire",
  "filter": {"people": {"all": ["person:donald-trump"]}, "date": {"gte": "2025-05-01", "lt": "2025-09-01"}},
  "facets": {"places": {"limit": 5}, "date": {"interval": "month"}}, "sort": "newest"}'
`)}
<p>The count beside a value of a facet is the number of hits that choosing it gives. <code>limit</code> is at most 100 and
0 for counts alone, <code>offset</code> at most 100,000; all hits at once come as <code>/v1/search.csv</code> and
<code>/v1/search.jsonl</code>. Snippets are HTML in which only <code>&lt;mark&gt;</code> is a tag; offsets are UTF-16 units.</p>`,
  },
  {
    id: 'writing',
    title: 'Keys, adding, deciding',
    html: `<p>Reads are open on the server’s own machine, and elsewhere where it was started with <code>--public</code>.
All else needs a key with the scope that its address names: search, write, curate or admin.</p>
${code(`
KEY=$(dateline key create --scope write --scope curate --name desk)
curl "$U/v1/documents" -H "Authorization: Bearer $KEY" -H 'Content-Type: application/json' \\
     -d '{"title": "Harbour vote", "body": "Mark Rutte spoke in Vilnius.", "date": "2025-07-01"}'
curl "$U/v1/documents" -H "Authorization: Bearer $KEY" -H 'Content-Type: application/x-ndjson' --data-binary @articles.jsonl
curl "$U/v1/entities/person:volodymyr-zelenskyy/merge" -H "Authorization: Bearer $KEY" \\
     -H 'Content-Type: application/json' -d '{"into": "person:volodymyr-zelensky"}'
`)}
<p>What an upload holds is added as one, or not at all when the connection breaks. Lines that cannot be read are
passed over and listed under <code>skipped</code>, each with its place and reason. An article with an <code>id</code>
that exists replaces it; without one, equal texts are one article. What is added is found at once, also by other
processes; so are decisions, which <code>POST /v1/decisions/{sequence}/undo</code> takes back.</p>`,
  },
  {
    id: 'errors',
    title: 'Errors',
    html: `<p>All have one shape: <a href="#Error">Error</a>. Go by <code>code</code>, which stays; <code>message</code> is for
people, <code>position</code> is where in <code>q</code>, <code>hint</code> what was probably meant, and the log knows
more under <code>requestId</code>, which is also the header X-Request-Id. Send your own there and it is kept. 429 and 503
say in Retry-After how many seconds to wait.</p>
${code(`
{"message": "There is no parameter \\"limt\\". Leave it out, or see /docs for those there are.",
 "code": "unknown-parameter", "type": "request", "hint": "Did you mean \\"limit\\"?", "requestId": "…"}
`)}`,
  },
  {
    id: 'rules',
    title: 'Other sites, caches, limits',
    html: `<p>Scripts of other sites are refused, and there is no CORS: ask from your own server, where a key is safe.
The header Host must be an IP address, <code>localhost</code> or a name given with <code>--allow-host</code>. Answers are
not to be cached (<code>no-store</code>), for the next commit may change them. HEAD works wherever GET does. Dates are ISO
8601; a query may have 4,000 characters and takes at most 1.5 seconds, after which the answer is marked
<code>partial</code>; a JSON body may have 1 MB, an upload of articles 64 MB, also gzipped.</p>`,
  },
];
