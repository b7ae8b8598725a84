using Parley.Language;
using Parley.Reading.Clauses;
using Parley.Reading.Knowledge;
using Parley.Record;

namespace Parley.Reading.Actors;

/// <summary>
/// Lets actors be known by longer and shorter words too, once all mentions have found their actors: those who are only described by their whole
/// phrase ("officials | on the sidelines of the talks", "two influential | Republicans"), bodies without owner and calling ("Norland's | Foreign Ministry", "Zonda | news agency").
/// </summary>
internal sealed class FullNames(Tree tree, Cast cast, KnowledgeBase knowledge)
{
    /// <summary>Adds them.</summary>
    public void Add()
    {
        for (var t = 0; t < tree.Tokens.Length; t++)
        {
            if (cast.MentionAt(t) is not { } mention || mention.Head != t || cast.Of(t) is not { } actor)
            {
                continue;
            }

            if (mention is { Long: { } whole, Same: null } && (!actor.Named || mention.Form == MentionForm.Named))
            {
                actor.AddName(whole);
            }

            if (actor.Kind == EntityKind.Organization && mention.Form is MentionForm.Named or MentionForm.Nominal)
            {
                AddCore(mention, actor);
            }
        }
    }

    private void AddCore(Mention body, Actor actor)
    {
        var (first, end) = (body.First, body.End);
        for (var t = body.First; t < body.End - 1; t++)
        {
            first = tree.Tokens[t].XPos == "POS" && tree.IsCapital(t + 1) ? t + 1 : first;
        }

        while (first < end && tree.Tokens[first].UPos == UPos.DET)
        {
            first++;
        }

        if (first > body.First && end - first > 1 && tree.IsCapital(end - 1))
        {
            actor.AddName(tree.Text(first, end));
        }

        while (end > first && !tree.IsCapital(end - 1))
        {
            end--;
        }

        var medium = end < body.End && (knowledge.MediaWords.Contains(tree.Lower(body.End - 1)) || tree.Lower(body.End - 1) is "agency" or "network" or "tank");
        if (medium && end > first && Enumerable.Range(first, end - first).All(tree.IsCapital) && tree.Text(first, end) is var core && !knowledge.Names.Exactly(core).Any(k => k.Kind != KnownKind.Organization))
        {
            actor.AddName(core);
        }
    }
}
