using Parley.Language.Conllu;
using Parley.Language.Evaluation;

namespace Parley.Language.Tests.Evaluation;

public sealed class LanguageScoreTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".conllu");

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void What_the_model_itself_wrote_scores_100_and_one_changed_tag_less()
    {
        using (var writer = new StreamWriter(_path))
        {
            ConlluFile.Write(new Analyzer(Repository.Model).Analyze("The envoys don't agree.\n\nTalks resumed on Monday."), writer);
        }

        foreach (var gold in (bool[])[true, false])
        {
            LanguageScore.OfTreebank(Repository.Model, _path, gold).ShouldAllBe(f => f.F1 == 100);
        }

        File.WriteAllText(_path, File.ReadAllText(_path).Replace("\tMonday\tPROPN\t", "\tMonday\tADJ\t", StringComparison.Ordinal));
        var figures = LanguageScore.OfTreebank(Repository.Model, _path, goldTokens: true).ToDictionary(f => f.Name, f => f.F1, StringComparer.Ordinal);
        figures["UPOS"].ShouldBe(1000 / 11.0, 1e-9);
        figures["LAS"].ShouldBe(100);
    }

    [Fact]
    public void Names_count_by_span_and_type()
    {
        var path = _path + ".iob2";
        File.WriteAllText(path, "1\tEmmanuel\tB-PER\n2\tMacron\tI-PER\n3\tleft\tO\n4\tParis\tB-LOC\n5\t.\tO\n");
        LanguageScore.OfNames(Repository.Model, path)[0].ShouldBe(new Figure("Names", 100));
        File.Delete(path);
    }
}
