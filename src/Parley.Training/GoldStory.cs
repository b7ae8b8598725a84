using System.Text;
using System.Text.Json;
using Parley.Exchange;
using Parley.Exchange.Scoring;
using Parley.Language;
using Parley.Reading;
using Parley.Reading.Judging;

namespace Parley.Training;

/// <summary>An annotated item as the lessons need it.</summary>
/// <param name="Tells">Its class, such as <c>position.supports</c>.</param>
/// <param name="Sentences">The sentences its evidence touches.</param>
/// <param name="Who">Who acts: holder, actors, participants, attacker.</param>
/// <param name="What">What it is about; null where it has no such words.</param>
public sealed record GoldItem(string Tells, IReadOnlySet<int> Sentences, IReadOnlyList<KnownActor> Who, string? What);

/// <summary>An annotated story, examined.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Examined">The story as rules read it.</param>
/// <param name="Items">What annotators found.</param>
/// <param name="Only">The kinds that were annotated; null where all were.</param>
/// <param name="By">Who annotated it.</param>
public sealed record GoldStory(string Name, Examination Examined, IReadOnlyList<GoldItem> Items, IReadOnlyList<string>? Only = null, Annotators By = Annotators.Careful)
{
    private const double EdgeShare = 0.3;

    /// <summary>Gold is more exact than what was annotated to learn from, and there is less of it.</summary>
    private const int GoldCounts = 3;

    /// <summary>For how many stories it counts where sentences are learned from.</summary>
    public int Counts => By == Annotators.Careful ? GoldCounts : 1;

    /// <summary>Where in the text the annotated part begins, in UTF-16 units.</summary>
    public int From { get; init; }

    /// <summary>Whether a sentence was annotated.</summary>
    public bool IsAnnotated(int sentence) => Examined.Scene.Tree.Document.Sentences[sentence].Span.Start >= From;

    /// <summary>Whether items of a class, such as <c>position.supports</c>, were annotated where there are any.</summary>
    public bool Covers(string tells) => Only?.Contains(tells.Split('.')[0], StringComparer.Ordinal) ?? true;

    /// <summary>Reads every NAME.txt of a folder that has a NAME.json, but those that <paramref name="leaveOut"/> names.</summary>
    public static IEnumerable<GoldStory> Load(string folder, StoryReader reader, Func<string, bool> leaveOut)
    {
        foreach (var path in Directory.GetFiles(folder, "*.json").Order(StringComparer.Ordinal)
            .Where(p => File.Exists(Path.ChangeExtension(p, ".txt")) && !leaveOut(Path.GetFileNameWithoutExtension(p))))
        {
            if (StoryFile.Read(Path.ChangeExtension(path, ".txt"), null, Encoding.UTF8).Story is { } story)
            {
                using var json = JsonDocument.Parse(File.ReadAllBytes(path));
                var examined = reader.Examine(story);
                yield return new GoldStory(Path.GetFileNameWithoutExtension(path), examined, [.. ItemsOf(json.RootElement, examined.Scene.Tree.Document)]);
            }
        }
    }

    private static IEnumerable<GoldItem> ItemsOf(JsonElement record, Document document)
    {
        var actors = record.Field("entities").Items().ToDictionary(e => e.Field("id").Word()!, Likeness.Known, StringComparer.Ordinal);
        KnownActor? Actor(JsonElement id) => id.Word() is { } word ? actors.GetValueOrDefault(word) : null;
        KnownActor[] Actors(JsonElement ids) => [.. (ids.ValueKind == JsonValueKind.Array ? ids.Items() : [ids]).Select(Actor).OfType<KnownActor>()];
        GoldItem Item(JsonElement item, string tells, string who, string? what = null) => new(
            tells, SentencesOf(item, document), Actors(item.Field(who)), what is null ? null : item.Field(what).Word());

        return
        [
            .. record.Field("statements").Items().Select(i => Item(i, "statement", "speaker") with { What = Joined(i.Field("content")) }),
            .. record.Field("meetings").Items().Select(i => Item(i, "meeting", "participants")),
            .. record.Field("positions").Items().Select(i => Item(i, "position." + i.Field("stance").Word(), "holder", "object")),
            .. record.Field("incidents").Items().Select(i => Item(i, "incident." + i.Field("type").Word(), "attacker")),
            .. record.Field("actions").Items().Select(i => Item(i, "action." + i.Field("type").Word(), "actors", "object")),
        ];
    }

    private static string? Joined(JsonElement content) =>
        content.ValueKind == JsonValueKind.Array ? string.Join(' ', content.Items().Select(c => c.Word())) : content.Word();

    private static HashSet<int> SentencesOf(JsonElement item, Document document) =>
    [
        .. item.Field("evidence").Items().Select(e => e.Word() ?? e.Field("quote").Word()).OfType<string>()
            .Select(q => (At: document.Text.IndexOf(q, StringComparison.Ordinal), q.Length)).Where(q => q.At >= 0)
            .SelectMany(q => Touched(document, q.At, q.At + q.Length)),
    ];

    /// <summary>The sentences that a span of the text touches by more than an edge.</summary>
    public static IEnumerable<int> Touched(Document document, int start, int end) => Enumerable.Range(0, document.Sentences.Length).Where(s =>
    {
        var span = document.Sentences[s].Span;
        return Math.Min(span.End, end) - Math.Max(span.Start, start) > EdgeShare * Math.Min(span.Length, end - start);
    });
}
