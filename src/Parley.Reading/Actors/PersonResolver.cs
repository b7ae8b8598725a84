using Parley.Reading.Knowledge;
using Parley.Record;

namespace Parley.Reading.Actors;

/// <summary>Says which person a name or a description means.</summary>
internal sealed class PersonResolver(Roster roster, Func<int, Actor?> at)
{
    private const int FarthestForetelling = 4;
    private const int NearSentences = 2;
    private readonly Offices _offices = new(roster.Knowledge);

    /// <summary>The person of a name: by surname, fuller name, or somebody described before whom the name now identifies.</summary>
    public Actor? Named(Mention mention)
    {
        var words = Folding.Words(mention.Name).ToArray();
        if (words.Length == 0)
        {
            return null;
        }

        var actor = Known(words);
        if (actor is null)
        {
            actor = Foretold(mention) ?? roster.Add(new Actor(EntityKind.Person, mention.Name));
            (actor.Named, actor.Name) = (true, mention.Name);
            actor.Names.Clear();
        }
        else if (words.Length > Folding.Words(actor.Name).Count())
        {
            actor.Name = mention.Name;
        }

        Learn(actor, mention, words);
        return actor;
    }

    /// <summary>The person already met whom a description means: one whose office it names where it is definite, one described in the same words; null where none.</summary>
    public Actor? Before(Mention mention)
    {
        var holder = mention.Definite || (mention.Owner >= 0 && mention.RoleClass != "person") ? Holder(mention, OfficeOf(mention), CountryOf(mention)) : null;
        return holder ?? (mention.Owner >= 0 ? null
            : roster.Actors.FindLast(a => a is { Kind: EntityKind.Person, Named: false } && string.Equals(a.Name, mention.Name, StringComparison.OrdinalIgnoreCase)));
    }

    /// <summary>Whether a person already met bears the office of a description.</summary>
    public bool Bears(Actor actor, Office described) => actor.Offices.Exists(o => _offices.Names(described, o));

    /// <summary>The person of a description who was not met before.</summary>
    public Actor New(Mention mention)
    {
        var actor = roster.Add(new Actor(EntityKind.Person, mention.Name)
        {
            Country = CountryOf(mention) ?? (mention.Domestic && !mention.International ? HomeOf(mention) : null),
            Role = mention.Role,
            HeadLemma = roster.Tree.Tokens[mention.Head].Lemma,
            International = mention.International,
            Gender = mention.Gender,
            Affiliation = mention.Body >= 0 ? at(mention.Body) : mention.Country is { } of ? roster.Government(of) : null,
        });
        actor.Offices.Add(OfficeOf(mention));
        return actor;
    }

    /// <summary>Takes in what a description beside a name says.</summary>
    public void Learn(Actor actor, Mention mention)
    {
        var overRank = mention.Role is not null && !IsRank(mention.RoleClass) && actor.Offices.Count > 0 && actor.Offices.TrueForAll(o => IsRank(o.Class));
        actor.Role = overRank ? mention.Role : actor.Role ?? mention.Role;
        actor.Country ??= mention.International ? null : mention.Country;
        actor.International |= mention.International;
        actor.Country ??= !actor.International && (mention.Domestic || IsDomestic(mention)) ? HomeOf(mention) : null;
        actor.Gender = actor.Gender.Length > 0 ? actor.Gender : mention.Gender;
        if (mention.RoleClass.Length > 0)
        {
            actor.Offices.Add(OfficeOf(mention));
        }
    }

    private void Learn(Actor actor, Mention mention, string[] words)
    {
        var first = actor.Offices.Count == 0;
        if (actor.Gender.Length == 0 && words.Length > 1)
        {
            actor.Gender = roster.Knowledge.GenderOf(words[0]);
        }

        var holding = words.Length > 1 ? roster.Knowledge.ByName(mention.Name, roster.Day) : first ? roster.Knowledge.BySurname(mention.Name, roster.Day) : null;
        if (holding is not null && (first || words.Length > 1))
        {
            actor.International |= holding.Near(roster.Day) && holding.Body is { } body && roster.Knowledge.Names.Exactly(body).Any(k => k.International);
            actor.Offices.Add(new Office(ClassOf(holding), [.. Folding.Words(holding.Role)]));
            if (actor.Gender.Length == 0)
            {
                actor.Gender = roster.Knowledge.GenderOf(holding.Person.Split(' ')[0]);
            }
        }

        actor.Country = actor.International ? null : actor.Country ?? (mention.International ? null : mention.Country) ?? holding?.Country;
        Learn(actor, mention);
        if (actor.Affiliation is null && mention.Role is not null)
        {
            actor.Affiliation = mention.Body >= 0 ? at(mention.Body) : mention.Country is { } country && !actor.International ? roster.Government(country) : null;
        }
    }

    private string? CountryOf(Mention mention) => mention.Country ?? (mention.Owner >= 0 ? at(mention.Owner)?.Country : null);

    /// <summary>The state of somebody in office where nothing says which: the one that has such an office, if the story speaks of it, else that of the story.</summary>
    private string? HomeOf(Mention mention) =>
        mention.Role is { } role && roster.Knowledge.Roles.Exactly(role[(role.LastIndexOf(' ') + 1)..]) is [{ Country: { } country }, ..] && roster.Actors.Exists(a => a.Country == country)
            ? country : roster.Home;

    private static bool IsRank(string roleClass) => roleClass is "military_rank" or "religious" or "honorific";

    private static bool IsDomestic(Mention mention) =>
        mention.RoleClass is "head_of_state" or "head_of_government" or "minister" or "official" or "legislator" or "police" or "judicial" or "military_rank" or "military_post" or "spokesperson" && mention is { International: false };

    private string ClassOf(Holding holding) =>
        roster.Knowledge.Roles.Exactly(holding.Role) is [var word, ..] ? word.Class : (holding.Office is "foreign_minister" or "defense_minister" ? "minister" : holding.Office);

    /// <summary>The office that a mention names.</summary>
    public Office OfficeOf(Mention mention)
    {
        var lemma = Folding.Word(roster.Tree.Tokens[mention.Head].Lemma);
        string[] words = mention.Form == MentionForm.Named ? [.. Folding.Words(mention.Role ?? "")]
            : [.. Folding.Words(mention.Role ?? "").TakeWhile(w => w is not ("of" or "for" or "to"))];
        return new Office(mention.RoleClass, words.Length > 0 ? words : [lemma]);
    }

    /// <summary>An actor already met who bears this name: the fuller or shorter form of it; the surname goes before the first name.</summary>
    private Actor? Known(string[] words)
    {
        var persons = roster.Actors.Where(a => a.Kind == EntityKind.Person && a.Named).Select(a => (Actor: a, Known: Folding.Words(a.Name).ToArray())).ToList();
        return persons.Where(p => SameSurname(p.Known, words)).Select(p => p.Actor).MaxBy(a => a.LastSeen)
            ?? persons.Where(p => words.Length == 1 && p.Known.Length > 1 && p.Known.Contains(words[0], StringComparer.Ordinal)).Select(p => p.Actor).MaxBy(a => a.LastSeen);
    }

    private static bool SameSurname(string[] known, string[] words)
    {
        if (known[^1] != words[^1])
        {
            return false;
        }

        var (shorter, longer) = known.Length < words.Length ? (known, words) : (words, known);
        return shorter.Length == 1 || longer.AsSpan().EndsWith(shorter) || known[0] == words[0]
            || (known[0][0] == words[0][0] && (known[0].Length == 1 || words[0].Length == 1));
    }

    /// <summary>The person last mentioned whose office a definite description names.</summary>
    private Actor? Holder(Mention mention, Office office, string? country)
    {
        var fitting = roster.Actors.Where(a => a.Kind == EntityKind.Person && a.LastSeen < mention.Head && Roster.Agree(country, a.Country)
            && Compatible(mention.Gender, a.Gender) && a.Offices.Exists(o => _offices.Names(office, o))).ToList();
        var home = country ?? roster.Home;
        var near = roster.Back(mention.Head, NearSentences);
        return fitting.Where(a => Offices.IsHighest(office) && a.Country == home && (a.Named || a.LastSeen >= near)).OrderBy(a => a.Named ? 1 : 0).MaxBy(a => a.LastSeen)
            ?? fitting.Where(a => !a.Named && office.Class == "official" && a.LastSeen >= roster.Back(mention.Head, FarthestForetelling) && a.Offices.Exists(o => o.Words.Contains(office.Words[^1], StringComparer.Ordinal))).MaxBy(a => a.LastSeen)
            ?? fitting.MaxBy(a => a.LastSeen);
    }

    /// <summary>Whether two genders don't contradict each other.</summary>
    public static bool Compatible(string one, string other) => one.Length == 0 || other.Length == 0 || one == other;

    /// <summary>Somebody described a few sentences before, whom the title now names: "a Kremlin spokesman said … Peskov, the spokesman".</summary>
    private Actor? Foretold(Mention mention)
    {
        if (mention.RoleClass.Length == 0)
        {
            return null;
        }

        var office = OfficeOf(mention);
        var oldest = roster.Back(mention.Head, FarthestForetelling);
        var country = mention.Country ?? roster.Knowledge.ByName(mention.Name, roster.Day)?.Country;
        return roster.Last(mention.First, oldest, a => a is { Kind: EntityKind.Person, Named: false, HeadLemma: not null }
            && a.Offices.Exists(o => o.Class is not ("person" or "official") && _offices.Names(o, office)) && Roster.Agree(a.Country, country) && Compatible(a.Gender, mention.Gender));
    }
}
