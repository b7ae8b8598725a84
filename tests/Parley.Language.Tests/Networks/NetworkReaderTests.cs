namespace Parley.Language.Tests.Networks;

public class NetworkReaderTests
{
    private const string Sentence = "Russia has made it conditional on a halt in Ukraine's mobilization.";

    [Fact]
    public void What_stands_around_a_sentence_does_not_change_its_tree()
    {
        var alone = new Analyzer(Repository.Model).Analyze(Sentence).Tokens;
        var text = string.Concat(Enumerable.Repeat("The envoys met in Geneva on Tuesday for two hours.\n\n", 40)) + Sentence;
        var among = new Analyzer(Repository.Model).Analyze(text).Tokens[^alone.Length..];
        var shift = new Analyzer(Repository.Model).Analyze(text).Tokens.Length - alone.Length;
        among.Select(t => (t.UPos, Head: t.Head < 0 ? -1 : t.Head - shift, t.Relation)).ShouldBe(alone.Select(t => (t.UPos, t.Head, t.Relation)));
    }

    [Fact]
    public void The_careful_setting_reads_too()
    {
        var model = LanguageModel.Load(Path.Combine(Repository.Root, "data", "models", "english.parley"), Setting.Careful);
        var document = new Analyzer(model).Analyze(Sentence);
        document.Tokens.Single(t => t.Head < 0).Lemma.ShouldBe("make");
    }
}
