using Parley.Language;
using Parley.Reading.Clauses;
using Parley.Reading.Knowledge;
using Parley.Record;

namespace Parley.Reading.Actors;

/// <summary>
/// Joins somebody described by office with the one person whom the story names for it, once all mentions have found their actors: "Norland's foreign
/// minister … Jan Novak", and "the agency's envoy to Sudland said … Ann Doe, speaking to reporters, said", where the name comes late and without the office.
/// </summary>
internal sealed class LateNames(Tree tree, Cast cast, KnowledgeBase knowledge)
{
    private const int LeadSentences = 4;
    private const int FarthestName = 4;
    private readonly Offices _offices = new(knowledge);
    private readonly Dictionary<Actor, Mention> _first = [];
    private readonly Dictionary<Actor, Mention> _takenUp = [];

    /// <summary>Joins them.</summary>
    public void Join()
    {
        for (var t = 0; t < tree.Tokens.Length; t++)
        {
            if (cast.MentionAt(t) is { Form: not MentionForm.Pronoun } mention && mention.Head == t && cast.Of(t) is { Kind: EntityKind.Person } person)
            {
                _first.TryAdd(person, mention);
                if (mention is { Form: MentionForm.Nominal, Same: not null, Definite: true, Bare: true })
                {
                    _takenUp.TryAdd(person, mention);
                }
            }
        }

        foreach (var (described, mention) in _first.Where(p => !p.Key.Named && IsParticular(p.Key, p.Value)).ToList())
        {
            if ((Bearer(described, mention) ?? NamedLate(described, mention)) is { } person)
            {
                cast.Join(described, person);
            }
        }
    }

    /// <summary>Whether a description tells of one in office: with a country or body of its own, and no counterpart, official or man in the street.</summary>
    private bool IsParticular(Actor described, Mention mention) =>
        mention is { Form: MentionForm.Nominal, Plural: false, Same: null } && !IsAnyOf(mention) && described.Offices is [var office, ..]
        && office.Class is "head_of_state" or "head_of_government" or "minister" or "envoy" or "spokesperson" or "head_of_body" or "military_post" or "legislator" or "media" or "official" or "religious";

    /// <summary>"A president", "every prime minister": whoever holds the office; a body or envoy may have one spokesman like another.</summary>
    private bool IsAnyOf(Mention mention) => tree.Lower(mention.First) is "each" or "every" or "another" or "any" or "no" or "some" or "one"
        || (tree.Lower(mention.First) is "a" or "an" && mention.RoleClass is not ("spokesperson" or "envoy" or "media"));

    /// <summary>The only person of the story who bears the office for the same country or body.</summary>
    private Actor? Bearer(Actor described, Mention mention)
    {
        var office = described.Offices[0];
        var bearers = cast.Actors.Where(a => a is { Kind: EntityKind.Person, Named: true } && _first.ContainsKey(a) && PersonResolver.Compatible(described.Gender, a.Gender)
            && a.Offices.Exists(o => IsSame(office, o)) && (Serve(described, a) || TakenUp(described, a))).ToList();
        return bearers is [var only] && (IsHeldByOne(office, mention) || mention.Definite || Math.Abs(Sentence(only) - Sentence(described)) <= FarthestName) ? only : null;
    }

    /// <summary>Whether both serve one state or body, as far as the story says for whom.</summary>
    private static bool Serve(Actor described, Actor named)
    {
        var (one, other) = (Body(described), Body(named));
        return one is not null && other is not null ? one == other
            : described.Country is not null ? described.Country == named.Country
            : one is null && described.International && named.International;
    }

    /// <summary>Whether the name stands beside the bare description soon after: "a spokesman for the group said … the spokesman, Jan Novak,".</summary>
    private bool TakenUp(Actor described, Actor named) =>
        _takenUp.GetValueOrDefault(named) is { } again && again.Head > _first[described].Head && Roster.Agree(described.Country, named.Country)
        && tree.Tokens[again.Head].Sentence - Sentence(described) <= FarthestName && again.RoleClass == described.Offices[0].Class;

    private static Actor? Body(Actor person) => person.Affiliation is { Kind: not EntityKind.Government } body ? body : null;

    private static bool IsHeldByOne(Office office, Mention mention) => office.Class is "head_of_state" or "head_of_government" || (office.Class == "minister" && office.Words.Length > 1 && !mention.Bare);

    private bool IsSame(Office description, Office office)
    {
        var (fewer, more) = (Core(description), Core(office));
        return _offices.Names(description, office) && description.Class == office.Class && fewer.Length > 0
            && (description.Class is not ("official" or "minister") || (fewer.Length > 1 && fewer.All(w => more.Contains(w, StringComparer.Ordinal))))
            && !fewer.Concat(more).Except(fewer.Intersect(more, StringComparer.Ordinal), StringComparer.Ordinal).Any(w => w is "vice" or "deputy" or "former" or "ex" or "acting" or "interim" or "assistant" or "republican" or "democrat" or "shadow");
    }

    private string[] Core(Office office) => [.. office.Words.Where(w => !knowledge.LooseWords.Contains(w))];

    /// <summary>
    /// The name that a lead keeps for later: the first person named after the description and not before, by given name and surname without any office, who goes on to speak
    /// or act.
    /// </summary>
    private Actor? NamedLate(Actor described, Mention mention)
    {
        var subject = described.Seen.Select(s => s.Token).FirstOrDefault(t => tree.Tokens[t].Relation == Relation.Nsubj && cast.MentionAt(t) is { Form: MentionForm.Nominal }, -1);
        var lead = subject < 0 ? int.MaxValue : tree.Tokens[subject].Sentence;
        if (lead > LeadSentences || !(mention.Country is not null || mention.Body >= 0 || mention.Owner >= 0))
        {
            return null;
        }

        var next = _first.Where(p => p.Key.Named && tree.Tokens[p.Value.Head].Sentence > lead).OrderBy(p => p.Value.Head).Select(p => (Mention?)p.Value).FirstOrDefault();
        return next is { RoleClass: "" } && cast.Of(next.Head) is { Offices.Count: 0 } person && (Body(person) is not { } body || Body(described) is not { } own || body == own) && tree.Tokens[next.Head].Sentence - lead <= FarthestName
            && next.Name.Contains(' ', StringComparison.Ordinal) && tree.Tokens[next.Head].Relation == Relation.Nsubj
            && Roster.Agree(described.Country, person.Country) && PersonResolver.Compatible(described.Gender, person.Gender) ? person : null;
    }

    private int Sentence(Actor actor) => tree.Tokens[_first[actor].Head].Sentence;
}
