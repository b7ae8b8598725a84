using Parley.Language.Names;
using Parley.Language.Networks;
using Parley.Language.Tagging;

namespace Parley.Language.Tests.Names;

public class NameLayerFileTests
{
    [Fact]
    public void A_model_without_the_name_layer_beside_it_is_refused()
    {
        var folder = Directory.CreateTempSubdirectory("parley").FullName;
        var model = Path.Combine(folder, "english.parley");
        File.Copy(Path.Combine(Repository.Root, "data", "models", "english.parley"), model);
        var refused = Should.Throw<InvalidDataException>(() => LanguageModel.Load(model));
        refused.Message.ShouldBe($"{Path.Combine(folder, "english.names")}: the name layer of the language model is missing; 'parley train names' rebuilds it");
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void Only_the_careful_setting_needs_the_further_networks()
    {
        var folder = Directory.CreateTempSubdirectory("parley").FullName;
        var model = Path.Combine(folder, "english.parley");
        foreach (var file in (string[])["english.parley", "english.names"])
        {
            File.Copy(Path.Combine(Repository.Root, "data", "models", file), Path.Combine(folder, file));
        }

        LanguageModel.Load(model).Names.Networks.Count.ShouldBe(1);
        var refused = Should.Throw<InvalidDataException>(() => LanguageModel.Load(model, Setting.Careful));
        refused.Message.ShouldBe($"{Path.Combine(folder, "english.careful.names")}: the name layer of the language model is missing; 'parley train names' rebuilds it");
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void Several_networks_score_as_their_mean()
    {
        var model = LanguageModel.Load(Path.Combine(Repository.Root, "data", "models", "english.parley"), Setting.Careful);
        var words = "Anna Lee flew to Milltown .".Split(' ').Select(w => WordFeatures.Of(w)).ToArray();
        var (readings, whole) = (new NetworkReadings(), new RawSentence[] { new(0, words.Length, 0) });
        new NetworkReader(model.Network).Read(words, whole, readings);
        float[] Scores(params IEnumerable<ReadingNetwork> networks)
        {
            var reader = new NameReader(model.Names with { Networks = [.. networks] });
            reader.Read(words, readings, whole);
            return reader.Scores[..(words.Length * reader.Columns)];
        }

        var each = model.Names.Networks.Select(n => Scores(n)).ToList();
        var mean = Scores(model.Names.Networks);
        for (var i = 0; i < mean.Length; i++)
        {
            mean[i].ShouldBe(each.Average(s => s[i]), 1e-4);
        }
    }
}
