using System.Text.Encodings.Web;
using System.Text.Json;
using Parley.Archive.Knowledge;
using Parley.Record;

namespace Parley.Archive.Events;

/// <summary>Puts the items of a record in the archive's terms.</summary>
/// <param name="record">The record.</param>
/// <param name="profileOf">The profile of an entity's id.</param>
/// <param name="placeOf">The number and country of a place name.</param>
/// <param name="story">The story's number.</param>
/// <param name="report">Its report's number.</param>
internal sealed class ItemReader(
    StoryRecord record, ArchiveKnowledge knowledge, Func<string, long> profileOf, Func<string, KnownPlace> placeOf, long story, long report)
{
    /// <summary>The status of what is said: that it was said is all that is claimed.</summary>
    public const string Said = "said";

    /// <summary>The status of where somebody stands: as stated by or for the holder.</summary>
    public const string Stated = "stated";

    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private long Told => record.Story.Published?.DayNumber ?? 0;

    /// <summary>All items.</summary>
    public IEnumerable<ItemFacts> All() => record.Items.Select(Of);

    private ItemFacts Of(Item item) => item switch
    {
        Meeting m => Make(m, EventKind.Meeting, "", Terms.Write(m.Status), m.Time, m.Place, [.. Parts("participant", m.Participants), .. Parts("host", m.Host)], Join(m.Topics, "; ")),
        Statement s => Make(s, EventKind.Statement, "", Said, null, null, [.. Parts("speaker", s.Speaker), .. Parts("addressee", s.Addressee)], Join(s.Content, " … "),
            ("quoted", s.Quoted ? "yes" : null)),
        Position p => Make(p, EventKind.Position, Terms.Write(p.Stance), Stated, null, null, [.. Parts("holder", p.Holder), .. Parts("toward", p.Toward)], p.Object, ("condition", p.Condition)),
        Incident i => Make(i, EventKind.Incident, Terms.Write(i.Type), Terms.Write(i.Status), i.Time, i.Place, [.. Parts("attacker", i.Attacker), .. Parts("target", i.Target)], i.Victims,
            ("weapon", i.Weapon)) with
        { Killed = i.Killed, Injured = i.Injured },
        Deed a => Make(a, EventKind.Action, Terms.Write(a.Type), Terms.Write(a.Status), a.Time, a.Place, [.. Parts("actor", a.Actors), .. Parts("target", a.Target)], a.Object),
        _ => throw new ArgumentOutOfRangeException(nameof(item)),
    };

    private ItemFacts Make(
        Item item, EventKind kind, string type, string status, string? time, string? place, List<Part> parts, string? text, params ReadOnlySpan<(string Name, string? Value)> details)
    {
        parts.AddRange(Parts(Part.Source, item.Attribution));
        var where = place is null ? null : placeOf(place);
        var clean = text is null ? null : OneLine(text);
        return new ItemFacts
        {
            Kind = kind,
            Local = item.Id,
            Type = type,
            Status = status,
            Time = time,
            Days = TimeSpanOfDays.Read(time),
            Told = Told,
            Place = where?.Id,
            PlaceCountry = where?.Country,
            PlaceIsCountry = where?.IsCountry ?? false,
            Parts = [.. parts.Distinct()],
            Text = clean,
            Detail = Detail(details),
            Evidence = string.Join(' ', item.Evidence.Select(e => $"{e.Start}-{e.End}")),
            Rule = item.Why.Rule,
            Topic = Topic(kind, clean),
            Words = WordCodes.Of(WordsOf(knowledge, kind, clean, item.Evidence.Select(e => e.Quote))),
            Story = story,
            Report = report,
        };
    }

    /// <summary>The topic of an item's words.</summary>
    private string? Topic(EventKind kind, string? text) => kind switch
    {
        EventKind.Position => knowledge.Topics.Of(text),
        EventKind.Statement or EventKind.Meeting or EventKind.Action => knowledge.Topics.Known(text),
        _ => null,
    };

    /// <summary>The words of meaning by which tellings are compared.</summary>
    public static IEnumerable<string> WordsOf(ArchiveKnowledge knowledge, EventKind kind, string? text, IEnumerable<string> evidence) => kind is EventKind.Statement
        ? knowledge.Topics.Content(text ?? "") : knowledge.Topics.Content(text ?? "").Concat(evidence.SelectMany(knowledge.Topics.Content));

    private IEnumerable<Part> Parts(string slot, string? entity) => entity is null ? [] : [new Part(slot, profileOf(entity))];

    private IEnumerable<Part> Parts(string slot, IEnumerable<string> entities) => entities.Select(e => new Part(slot, profileOf(e)));

    private static string? Join(IReadOnlyCollection<string> words, string between) => words.Count == 0 ? null : string.Join(between, words);

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string? Detail(ReadOnlySpan<(string Name, string? Value)> details)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Plain))
        {
            json.WriteStartObject();
            foreach (var (name, value) in details)
            {
                if (value is not null)
                {
                    json.WriteString(name, OneLine(value));
                }
            }

            json.WriteEndObject();
        }

        return stream.Length > 2 ? System.Text.Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length) : null;
    }
}
