using Parley.Reading.Clauses;
using Parley.Reading.Knowledge;
using Parley.Record;

namespace Parley.Reading.Actors;

/// <summary>
/// The country a story is about when it says only "the government": that of its dateline's city if the text speaks of it, else the one
/// that names of actors and places speak of most, those of the title and the first sentences counted more.
/// </summary>
internal static class Homeland
{
    private const int LeadSentences = 3;
    private const double LeadWeight = 2.5;
    private const double PlaceWeight = 0.8;

    /// <summary>The ISO code; null where the story names no country.</summary>
    public static string? Of(Tree tree, KnowledgeBase knowledge, IReadOnlyList<Mention> mentions, Story story)
    {
        var weights = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var mention in mentions.Where(m => m.Country is not null))
        {
            Add(weights, mention.Country!, Weight(tree, mention.Head));
        }

        foreach (var name in tree.Document.Names)
        {
            var known = knowledge.Names.Exactly(tree.Document.Text[tree.Tokens[name.First].Span.Start..tree.Tokens[name.End - 1].Span.End]);
            if (known is [{ Kind: KnownKind.City or KnownKind.Region, Country: { } country, Ambiguous: false }])
            {
                Add(weights, country, PlaceWeight * Weight(tree, name.First));
            }
        }

        var filed = story.Dateline?.Place is { } place
            ? knowledge.Names.Exactly(place.Split(',')[0]).OrderBy(k => k.Kind).FirstOrDefault()?.Country : null;
        return filed is not null && weights.ContainsKey(filed) ? filed
            : weights.OrderByDescending(w => w.Value).ThenBy(w => w.Key, StringComparer.Ordinal).Select(w => w.Key).FirstOrDefault();
    }

    private static double Weight(Tree tree, int token) => tree.Tokens[token].Sentence < LeadSentences ? LeadWeight : 1;

    private static void Add(Dictionary<string, double> weights, string country, double weight) =>
        weights[country] = weights.GetValueOrDefault(country) + weight;
}
