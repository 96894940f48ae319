import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.facet.FacetsConfig;
import org.apache.lucene.facet.sortedset.DefaultSortedSetDocValuesReaderState;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetCounts;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MultiCollector;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopScoreDocCollector;
import org.apache.lucene.store.FSDirectory;

/**
 * Lucene on the bench's documents and queries: build, size, first answer, and the median time of each
 * class of queries, as "name TAB value" lines. Arguments: folder with documents.tsv and queries.tsv.
 */
public final class Bench {
  static final String[] FACETS = {"people", "places", "organisations"};

  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[0]);
    FacetsConfig config = new FacetsConfig();
    for (String facet : FACETS) config.setMultiValued(facet, true);
    FSDirectory directory = FSDirectory.open(folder.resolve("lucene"));
    long start = System.nanoTime();
    int count = build(folder, config, directory);
    System.out.printf("build\t%.1f%n", count / ((System.nanoTime() - start) / 1e9));
    long size = 0;
    for (String file : directory.listAll()) size += directory.fileLength(file);
    System.out.printf("disk\t%d%n", size);
    List<String[]> queries = new ArrayList<>();
    for (String line : Files.readAllLines(folder.resolve("queries.tsv"), StandardCharsets.UTF_8))
      queries.add(line.split("\t"));
    start = System.nanoTime();
    DirectoryReader reader = DirectoryReader.open(directory);
    IndexSearcher searcher = new IndexSearcher(reader);
    run(searcher, null, config, queries.get(0), false);
    System.out.printf("open\t%.3f%n", (System.nanoTime() - start) / 1e6);
    DefaultSortedSetDocValuesReaderState state = new DefaultSortedSetDocValuesReaderState(reader);
    for (String[] query : queries) {
      boolean facets = query[1].equals("facets");
      for (int n = 0; n < 300; n++) run(searcher, state, config, query, facets);
      double[] times = new double[41];
      int total = 0;
      for (int n = 0; n < times.length; n++) {
        long from = System.nanoTime();
        total = run(searcher, state, config, query, facets);
        times[n] = (System.nanoTime() - from) / 1e6;
      }
      Arrays.sort(times);
      System.out.printf("query\t%s\t%.5f\t%d%n", query[0], times[times.length / 2], total);
    }
  }

  static int build(Path folder, FacetsConfig config, FSDirectory directory) throws Exception {
    StandardAnalyzer analyzer = new StandardAnalyzer(CharArraySet.EMPTY_SET);
    IndexWriterConfig settings = new IndexWriterConfig(analyzer);
    settings.setRAMBufferSizeMB(256);
    settings.setUseCompoundFile(false);
    int count = 0;
    try (IndexWriter writer = new IndexWriter(directory, settings);
        var lines = Files.lines(folder.resolve("documents.tsv"), StandardCharsets.UTF_8)) {
      for (var iterator = lines.iterator(); iterator.hasNext(); count++) {
        String[] parts = iterator.next().split("\t", -1);
        Document document = new Document();
        document.add(new StoredField("id", parts[0]));
        document.add(new TextField("text", parts[1] + " " + parts[2], Field.Store.NO));
        for (int facet = 0; facet < FACETS.length; facet++)
          for (String value : parts[3 + facet].split("\\|")) {
            if (value.isEmpty()) continue;
            document.add(new SortedSetDocValuesFacetField(FACETS[facet], value));
            document.add(new StringField("entity", value, Field.Store.NO));
          }
        writer.addDocument(config.build(document));
      }
      writer.forceMerge(1);
    }
    return count;
  }

  /** Query line: class, "facets" or "plain", kind, filter entity or "", words. */
  static int run(IndexSearcher searcher, DefaultSortedSetDocValuesReaderState state, FacetsConfig config,
      String[] line, boolean facets) throws Exception {
    Query query = parsed(line[2], line[4].split(" "));
    if (!line[3].isEmpty())
      query = new BooleanQuery.Builder().add(query, BooleanClause.Occur.MUST)
          .add(new TermQuery(new Term("entity", line[3])), BooleanClause.Occur.FILTER).build();
    // The total is exact: the collector may not skip what cannot be among the first ten.
    TopScoreDocCollector top = TopScoreDocCollector.create(10, Integer.MAX_VALUE);
    if (!facets) {
      searcher.search(query, top);
      return top.topDocs().totalHits.value > 0 ? (int) top.getTotalHits() : 0;
    }
    FacetsCollector collector = new FacetsCollector();
    searcher.search(query, MultiCollector.wrap(top, collector));
    SortedSetDocValuesFacetCounts counts = new SortedSetDocValuesFacetCounts(state, collector);
    for (String facet : FACETS) counts.getTopChildren(10, facet);
    top.topDocs();
    return top.getTotalHits();
  }

  static Query parsed(String kind, String[] words) {
    switch (kind) {
      case "prefix": return new PrefixQuery(new Term("text", words[0]));
      case "typo": return new FuzzyQuery(new Term("text", words[0]), 1);
      case "phrase": return new PhraseQuery("text", words);
      default:
        if (words.length == 1) return new TermQuery(new Term("text", words[0]));
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        BooleanClause.Occur occur =
            kind.equals("and") ? BooleanClause.Occur.MUST : BooleanClause.Occur.SHOULD;
        for (String word : words) all.add(new TermQuery(new Term("text", word)), occur);
        return all.build();
    }
  }
}
