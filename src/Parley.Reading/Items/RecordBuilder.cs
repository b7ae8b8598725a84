using System.Collections.Immutable;
using Parley.Language;
using Parley.Reading.Actors;
using Parley.Reading.Frames;
using Parley.Record;

namespace Parley.Reading.Items;

/// <summary>Turns drafts and utterances into the record: ids, entities that take part in something, evidence as spans.</summary>
public sealed class RecordBuilder(Story story, Document document, Cast cast)
{
    private readonly Dictionary<Actor, string> _ids = [];

    /// <summary>The record of the story.</summary>
    /// <param name="drafts">The items but for statements.</param>
    /// <param name="spoken">The statements.</param>
    /// <param name="said">All that is said, in which the parent of an utterance is found.</param>
    public StoryRecord Build(IReadOnlyList<Draft> drafts, IReadOnlyList<Said> spoken, IReadOnlyList<Said> said)
    {
        NumberActors(drafts, spoken, said);
        return new StoryRecord(
            story,
            [.. _ids.OrderBy(p => p.Value.Length).ThenBy(p => p.Value, StringComparer.Ordinal).Select(p => ToEntity(p.Key))],
            [.. Of(drafts, ItemKind.Meeting).Select((d, i) => new Meeting($"m{i + 1}", Id(d.Attribution), Evidence(d), Why(d),
                Ids(d, "participants"), Id(d.One("host")), Texts(d, "topics"), d.Status, d.Time, d.Place))],
            [.. spoken.SelectMany(s => s.Speakers.Select(by => (s, by))).Select((p, i) => ToStatement($"s{i + 1}", p.s, p.by, said))],
            [.. Of(drafts, ItemKind.Position).Select((d, i) => new Position($"p{i + 1}", Id(d.Attribution), Evidence(d), Why(d),
                Id(d.One("holder"))!, d.Makes.Stance!.Value, d.Words("object"), Id(d.One("toward")), d.Words("condition")))],
            [.. Of(drafts, ItemKind.Incident).Select((d, i) => new Incident($"i{i + 1}", Id(d.Attribution), Evidence(d), Why(d),
                d.Makes.Incident!.Value, Id(d.One("attacker")), Id(d.One("target")), d.Words("weapon"), d.Killed, d.Injured,
                d.Words("victims"), d.Status, d.Time, d.Place))],
            [.. Of(drafts, ItemKind.Action).Select((d, i) => new Deed($"a{i + 1}", Id(d.Attribution), Evidence(d), Why(d),
                d.Makes.Action!.Value, Ids(d, "actors"), Id(d.One("target")), d.Words("object"), d.Status, d.Time, d.Place))]);
    }

    private static IEnumerable<Draft> Of(IEnumerable<Draft> drafts, ItemKind kind) => drafts.Where(d => d.Makes.Kind == kind);

    private void NumberActors(IReadOnlyList<Draft> drafts, IReadOnlyList<Said> spoken, IReadOnlyList<Said> said)
    {
        var used = drafts.SelectMany(d => d.Actors.Values.SelectMany(a => a).Append(d.Attribution))
            .Concat(spoken.SelectMany(s => s.Speakers.Append(s.Addressee).Append(Reporter(s, said)))).OfType<Actor>().ToHashSet();
        used.UnionWith(used.Select(a => a.Affiliation).OfType<Actor>().Where(a => a.Kind != EntityKind.Government).ToList());
        foreach (var actor in cast.Actors.Where(used.Contains))
        {
            _ids.Add(actor, $"e{_ids.Count + 1}");
        }
    }

    /// <summary>Who tells that somebody said it: the outlet named for it, else who speaks around it.</summary>
    private static Actor? Reporter(Said said, IReadOnlyList<Said> all) => said.Reporter ?? (said.Utterance.Parent >= 0 ? all[said.Utterance.Parent].Speaker : null);

    private Entity ToEntity(Actor actor) => new(
        _ids[actor], actor.Kind, actor.Name, actor.Country, actor.Role, Id(actor.Affiliation),
        actor.Names.Count > 0 ? [.. actor.Names] : [actor.Name]);

    private Statement ToStatement(string id, Said said, Actor speaker, IReadOnlyList<Said> all)
    {
        var utterance = said.Utterance;
        var cue = utterance.CueToken >= 0 ? document.Form(utterance.CueToken).ToString() : "“ ”";
        var reporter = Reporter(said, all);
        return new Statement(
            id, reporter == speaker ? null : Id(reporter), [Quote(utterance.Evidence)],
            new Explanation($"statement.{utterance.Kind.ToString().ToLowerInvariant()}", cue),
            Id(speaker)!, [.. utterance.Content.Select(document.Quote)], utterance.Quoted, Id(said.Addressee));
    }

    private ImmutableArray<Evidence> Evidence(Draft draft) =>
        [.. draft.Sentences.Select(s => Quote(document.Sentences[s].Span))];

    private Evidence Quote(TextSpan span) => new(span.Start, span.End, document.Quote(span));

    private static Explanation Why(Draft draft) => new(draft.Rule, draft.Trigger);

    private string? Id(Actor? actor) => actor is not null && _ids.TryGetValue(actor, out var id) ? id : null;

    private ImmutableArray<string> Ids(Draft draft, string slot) => [.. draft.All(slot).Select(a => _ids[a])];

    private static ImmutableArray<string> Texts(Draft draft, string slot) => draft.Texts.TryGetValue(slot, out var texts) ? [.. texts] : [];
}
