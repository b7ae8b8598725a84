using Parley.Reading.Knowledge;
using Parley.Record;

namespace Parley.Reading.Actors;

/// <summary>Says which government, body, force or group a mention means.</summary>
internal sealed class BodyResolver(Roster roster, Func<int, Actor?> at)
{
    private const int NearSentences = 3;

    /// <summary>The government of a country's name, nationality, capital or seat, of "his government", of "the government".</summary>
    public Actor? Government(Mention mention)
    {
        var country = mention.Country ?? OwnersCountry(mention) ?? Administration(mention) ?? (mention.Owner < 0 && !mention.International ? roster.Home : null);
        return country is not null ? roster.Government(country) : mention.Form == MentionForm.Nominal ? Before(mention) ?? New(mention) : null;
    }

    /// <summary>"The administration" with nothing else is what Americans call their government, where a story speaks of it at all.</summary>
    private string? Administration(Mention mention) =>
        mention is { Owner: < 0, Bare: true, Definite: true } && roster.Tree.Tokens[mention.Head].Lemma == "administration"
            && roster.Actors.Exists(a => a is { Kind: EntityKind.Government, Country: "USA" }) ? "USA" : null;

    /// <summary>A body met before under this name, its acronym or a part of it, else a new one.</summary>
    public Actor Named(Mention mention)
    {
        var canonical = mention.Known?.Canonical;
        var words = Words(mention.Name);
        var folded = string.Join(' ', words);
        var actor = roster.Actors.Find(a => a.Kind is not (EntityKind.Person or EntityKind.Government) && a.Named
            && (a.Name == canonical || (a.HeadLemma == canonical && canonical is not null && (a.Domain != "media" || SharesWord(a.Name, mention.Name))) || a.Names.Exists(n => string.Join(' ', Words(n)) == folded)
                || Initials(a.Name) == mention.Name) && Roster.Agree(a.Country, mention.Country));
        actor ??= canonical is null ? roster.Actors.FindLast(a => a.Kind == mention.Kind && a.Named && a.Kind != EntityKind.Group && IsPart(words, Words(a.Name))) : null;
        var forces = mention is { Kind: EntityKind.Military, Country: not null } && IsForcesOfState(mention);
        actor ??= forces ? Forces(mention.Country) : null;
        if (actor is not null)
        {
            if (mention.Name.Length > actor.Name.Length)
            {
                actor.Name = mention.Name;
            }

            return actor;
        }

        return roster.Add(new Actor(mention.Kind, mention.Name)
        {
            Named = true,
            HeadLemma = canonical,
            Country = mention.Country ?? Default(mention),
            International = mention.International || mention.Known?.International == true,
            IsForcesOfState = forces,
            Domain = mention.Known?.Domain ?? (words.Length > 1 && roster.Knowledge.MediaWords.Contains(words[^1]) ? "media" : ""),
            Plural = mention.Plural,
        });
    }

    /// <summary>The actor already met that a common noun means; null where none.</summary>
    public Actor? Before(Mention mention)
    {
        if (mention.Joined)
        {
            return roster.Actors.FindLast(a => a.Kind == mention.Kind && string.Equals(a.Name, mention.Name, StringComparison.OrdinalIgnoreCase));
        }

        var lemma = Lemma(mention);
        if (lemma is "country" or "nation" && !mention.Plural)
        {
            return Country(mention);
        }

        if (OwnersBody(mention, lemma) is { } owned)
        {
            return owned;
        }

        var country = CountryOf(mention);
        return (mention is { Definite: true, Bare: true } ? Body(mention, lemma) : null) ?? (IsForces(mention) ? Forces(country) : null)
            ?? roster.Actors.FindLast(a => a.Kind == mention.Kind && a.HeadLemma == lemma && !a.Named && Roster.Agree(country, a.Country) && SameWords(a, mention));
    }

    /// <summary>The actor of a common noun that was not met before; null for countries, which have names.</summary>
    public Actor? New(Mention mention) => Lemma(mention) is "country" or "nation" && !mention.Plural ? null : roster.Add(new Actor(mention.Kind, mention.Name)
    {
        HeadLemma = mention.Joined ? null : Lemma(mention),
        Country = CountryOf(mention),
        International = mention.International,
        Plural = mention.Plural,
        IsForcesOfState = IsForces(mention),
    });

    private string Lemma(Mention mention) => roster.Tree.Tokens[mention.Head].Lemma.ToLowerInvariant();

    private string? CountryOf(Mention mention) => mention.Country ?? OwnersCountry(mention) ?? Default(mention);

    private bool IsForces(Mention mention) => mention.Kind == EntityKind.Military && CountryOf(mention) is not null && IsForcesOfState(mention);

    private Actor? Forces(string? country) => roster.Actors.FindLast(a => a.Kind == EntityKind.Military && a.Country == country && a.IsForcesOfState);

    /// <summary>Whether words for soldiers speak of the whole army of a state, not of a number or a kind of them.</summary>
    private bool IsForcesOfState(Mention mention) =>
        mention.Name.Split(' ') is var words && words.Length <= 3 && Array.TrueForAll(words, w => !char.IsDigit(w[0]))
        && roster.Knowledge.ForceWords.Contains(Folding.Word(words[^1]))
        && words[..^1].All(w => roster.Knowledge.ForceWords.Contains(Folding.Word(w)) || roster.Knowledge.Names.Exactly(w.Split('\'', '’')[0]).Any(k => k.Country is not null));

    /// <summary>"His group": the body that the owner speaks for.</summary>
    private Actor? OwnersBody(Mention mention, string lemma) =>
        mention.Owner >= 0 && lemma is "group" or "organization" or "organisation" or "party" or "movement" or "agency" or "ministry" or "company"
        && at(mention.Owner) is { Kind: EntityKind.Person, Affiliation: { Kind: not EntityKind.Government } body } ? body : null;

    private static bool SameWords(Actor actor, Mention mention) =>
        mention.Bare || string.Equals(actor.Name, mention.Name, StringComparison.OrdinalIgnoreCase) || !actor.Name.Contains(' ', StringComparison.Ordinal);

    private string? OwnersCountry(Mention mention) => mention.Owner >= 0 ? at(mention.Owner)?.Country : null;

    private string? Default(Mention mention) => mention is { Domestic: true, International: false, Owner: < 0 } ? roster.Home : null;

    /// <summary>"The country", "his country": the owner's, else the state last spoken of.</summary>
    private Actor? Country(Mention mention)
    {
        if ((mention.Country ?? OwnersCountry(mention)) is { } country)
        {
            return roster.Government(country);
        }

        return mention is { Definite: true, Bare: true } ? roster.Last(mention.First, roster.Back(mention.Head, NearSentences), a => a.Kind == EntityKind.Government) : null;
    }

    /// <summary>The body that "the agency", "the group", "the army", "the rebels" goes back to.</summary>
    private Actor? Body(Mention mention, string lemma)
    {
        var anywhere = roster.Last(mention.First, 0, a => IsBody(a.Kind) && a.Names.Append(a.Name).Any(n => n.Contains(' ', StringComparison.Ordinal) && Words(n).Contains(lemma, StringComparer.Ordinal)));
        var oldest = roster.Back(mention.Head, NearSentences);
        return mention.Kind switch
        {
            EntityKind.ArmedGroup => roster.Last(mention.First, 0, a => a.Kind == EntityKind.ArmedGroup),
            EntityKind.Military => anywhere ?? roster.Last(mention.First, 0, a => a.Kind == EntityKind.Military && a.Country is not null && !a.Name.Contains("security", StringComparison.OrdinalIgnoreCase)),
            _ when anywhere is not null => anywhere,
            _ => lemma switch
            {
                "group" or "movement" or "organization" or "organisation" or "network" or "faction" => Group(mention, oldest),
                "newspaper" or "paper" or "daily" or "magazine" or "broadcaster" or "website" or "channel" or "station" => roster.Last(mention.First, oldest, IsMedium),
                "alliance" or "bloc" => roster.Last(mention.First, 0, a => a.Domain == "international"),
                "watchdog" or "body" or "agency" => roster.Last(mention.First, oldest, a => a is { Named: true, Kind: EntityKind.Organization } && a.Domain is "international" or "agency" or "ngo" or "intelligence"),
                "party" => roster.Last(mention.First, oldest, a => a.Domain == "party"),
                _ => null,
            },
        };
    }

    /// <summary>The group or body that last did or said something, else the one last named.</summary>
    private Actor? Group(Mention mention, int oldest)
    {
        bool Fits(Actor a) => a.Named && a.Kind is EntityKind.ArmedGroup or EntityKind.Organization;
        return roster.Last(mention.First, oldest, a => Fits(a) && a.Seen.Exists(s => s.Token >= oldest && s.Weight >= 1)) ?? roster.Last(mention.First, oldest, Fits);
    }

    /// <summary>Whether two names of media have a word or their initials in common; the tables put several media on one line.</summary>
    private static bool SharesWord(string one, string other) =>
        Words(one).Intersect(Words(other), StringComparer.Ordinal).Any() || Initials(one) == other || Initials(other) == one;

    private bool IsMedium(Actor actor) =>
        actor.Domain == "media" || (actor.Kind == EntityKind.Organization && Words(actor.Name) is [.., var last] && roster.Knowledge.MediaWords.Contains(last));

    private static bool IsBody(EntityKind kind) => kind is EntityKind.Organization or EntityKind.Military or EntityKind.ArmedGroup or EntityKind.Coalition;

    private static bool IsPart(string[] words, string[] name) =>
        words.Length > 0 && words.Length < name.Length && (name.AsSpan().StartsWith(words) || name.AsSpan().EndsWith(words));

    private static string[] Words(string name) => [.. Folding.Words(name).SkipWhile(w => w == "the")];

    private static string Initials(string name) => string.Concat(name.Split([' ', '-']).Where(w => w.Length > 0 && char.IsUpper(w[0])).Select(w => w[0]));
}
