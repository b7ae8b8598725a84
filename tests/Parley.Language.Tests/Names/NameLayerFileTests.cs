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
}
