using System.Collections.Frozen;
using System.Globalization;
using Parley.Record;

namespace Parley.Reading.Knowledge;

/// <summary>What the reader knows of the world before it opens a story: names, offices, roles, common nouns. Loaded once, never changed.</summary>
public sealed class KnowledgeBase
{
    private static readonly string[] Formats = ["yyyy", "yyyy-MM", "yyyy-MM-dd"];

    private readonly Dictionary<string, string> _countryNames = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Holding>> _bySurname = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string[]> _generalOffices = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _genders = new(StringComparer.Ordinal);

    private KnowledgeBase()
    {
    }

    /// <summary>Countries, capitals, organizations, places.</summary>
    public Phrases<Known> Names { get; } = new();

    /// <summary>Office holders by full name and alias.</summary>
    public Phrases<Holding> Holders { get; } = new();

    /// <summary>Role phrases ("foreign minister") and their class.</summary>
    public Phrases<RoleWord> Roles { get; } = new();

    /// <summary>Common nouns that name actors ("officials") and the kind they name.</summary>
    public Phrases<Collective> Collectives { get; } = new();

    /// <summary>Words that stand inside the capitalised name of an office: "Armed Forces Minister".</summary>
    public IReadOnlySet<string> OfficeWords { get; private set; } = FrozenSet<string>.Empty;

    /// <summary>Adjectives before a noun for people that are no part of what it names: "unnamed", "other".</summary>
    public IReadOnlySet<string> LooseWords { get; private set; } = FrozenSet<string>.Empty;

    /// <summary>Participles that make a country or body the leader or backer of another: "U.S.-backed".</summary>
    public IReadOnlySet<string> BackingWords { get; private set; } = FrozenSet<string>.Empty;

    /// <summary>Singular nouns that name an actor without an article: "police".</summary>
    public IReadOnlySet<string> BareActors { get; private set; } = FrozenSet<string>.Empty;

    /// <summary>Words that head the name of a body and take "for", "of" or "on" after them.</summary>
    public IReadOnlySet<string> BodyWords { get; private set; } = FrozenSet<string>.Empty;

    /// <summary>Words for the army of a state as a whole: "troops", "military".</summary>
    public IReadOnlySet<string> ForceWords { get; private set; } = FrozenSet<string>.Empty;

    /// <summary>Last words of the names of media: "Herald".</summary>
    public IReadOnlySet<string> MediaWords { get; private set; } = FrozenSet<string>.Empty;

    /// <summary>Documents that speak ("statement"), and for whom.</summary>
    public IReadOnlyDictionary<string, DocumentOrigin> DocumentWords { get; private set; } = FrozenDictionary<string, DocumentOrigin>.Empty;

    /// <summary>Verbs of saying, by their base form.</summary>
    public IReadOnlySet<string> SayingVerbs { get; private set; } = FrozenSet<string>.Empty;

    /// <summary>Words for sites and tracts ("hotel", "district").</summary>
    public HashSet<string> Sites { get; } = new(StringComparer.Ordinal);

    /// <summary>Lemmas of nouns of what a record leaves out (weather, accidents, sport, shows, food, markets, …), each with the matter it belongs to.</summary>
    public FrozenDictionary<string, string> OtherMatters { get; private set; } = FrozenDictionary<string, string>.Empty;

    /// <summary>Lemmas that show who is told something or who passes it on, each with its use: "interview", an occasion; "quote", quotes.</summary>
    public required UsedWords<TellingUse> TellingWords { get; init; }

    /// <summary>Words that set right what a frame alone can't know of incidents, meetings and places, each with its use: "outpost", a post.</summary>
    public required UsedWords<EventUse> EventWords { get; init; }

    /// <summary>Lemmas of violence and of those who use it, beside which no crash is taken for an accident.</summary>
    public IReadOnlySet<string> ViolenceWords { get; private set; } = FrozenSet<string>.Empty;

    /// <summary>Weapon nouns.</summary>
    public Phrases<bool> Weapons { get; } = new();

    /// <summary>What speaks for and against an actor being the one that a stand is directed at or an act is done to, by slot and feature.</summary>
    public IReadOnlyDictionary<(string Slot, string Feature), double> PartyWeights { get; private set; } = FrozenDictionary<(string, string), double>.Empty;

    /// <summary>The common name of a country by its ISO code.</summary>
    public string CountryName(string iso3) => _countryNames.GetValueOrDefault(iso3, iso3);

    /// <summary>The classes of office that a general word can stand for: "lawmaker" for any legislator; none for other words.</summary>
    public IReadOnlyList<string> GeneralOffices(string word) => _generalOffices.GetValueOrDefault(word, []);

    /// <summary>Whether a given name is a man's (<c>m</c>) or a woman's (<c>f</c>); empty where unknown or both.</summary>
    public string GenderOf(string givenName) => _genders.GetValueOrDefault(Folding.Word(givenName), "");

    /// <summary>The holding of somebody by full name that lies nearest to a day; null where nobody of this name is known.</summary>
    public Holding? ByName(string name, DateOnly day) =>
        Holders.Exactly(name).OrderBy(h => h.Near(day) ? 0 : 1).ThenByDescending(h => h.From).FirstOrDefault();

    /// <summary>
    /// Whom this surname alone means around a day: the one well-known person of that name, or the one of several who then leads a state or
    /// government. Several people of one state give the one in office; null where nobody or people of different states bear the name.
    /// </summary>
    public Holding? BySurname(string surname, DateOnly day)
    {
        if (!_bySurname.TryGetValue(Folding.Word(surname), out var holdings))
        {
            return null;
        }

        var near = holdings.FindAll(h => h.Near(day));
        if (!Agree(near))
        {
            near = near.FindAll(h => h.Leads && h.Held(day));
        }

        return near.Count > 0 && Agree(near) ? near.Find(h => h.Held(day)) ?? near[^1] : null;
    }

    private static bool Agree(List<Holding> holdings) =>
        holdings.TrueForAll(h => h.Person == holdings[0].Person || (h.Country is not null && h.Country == holdings[0].Country));

    /// <summary>Loads every table below a data folder.</summary>
    /// <exception cref="KnowledgeException">A table is missing or malformed.</exception>
    public static KnowledgeBase Load(string dataFolder)
    {
        var lexicons = Path.Combine(dataFolder, "lexicons");
        var knowledge = new KnowledgeBase
        {
            TellingWords = new UsedWords<TellingUse>(Path.Combine(lexicons, "telling-words.tsv")),
            EventWords = new UsedWords<EventUse>(Path.Combine(lexicons, "event-words.tsv")),
        };
        knowledge.AddCountries(Path.Combine(dataFolder, "places", "countries.tsv"));
        knowledge.AddOrganizations(Path.Combine(dataFolder, "actors", "organizations.tsv"));
        knowledge.AddPlaces(Path.Combine(dataFolder, "places", "regions.tsv"), KnownKind.Region);
        knowledge.AddPlaces(Path.Combine(dataFolder, "places", "cities.tsv"), KnownKind.City);
        knowledge.Sites.UnionWith(DataTable.ReadWords(Path.Combine(dataFolder, "places", "sites.txt")));
        knowledge.AddHolders(Path.Combine(dataFolder, "actors", "holders.tsv"));
        knowledge.AddLexicons(lexicons);
        return knowledge;
    }

    private void AddCountries(string path)
    {
        foreach (var row in DataTable.Read(path))
        {
            var (iso, name) = (row["iso3"], row["name"]);
            _countryNames.TryAdd(iso, name);
            Add([name, .. row.List("aliases")], new Known(KnownKind.Country, name, iso, EntityKind.Government, false));
            Add(row.List("adjectives"), new Known(KnownKind.Demonym, name, iso, EntityKind.Government, false));
            Add(row.List("demonyms"), new Known(KnownKind.Demonym, name, iso, EntityKind.Government, false));
            Add(row.List("capitals"), new Known(KnownKind.Capital, name, iso, EntityKind.Government, false));
            Add(row.List("seats"), new Known(KnownKind.Seat, name, iso, EntityKind.Government, false));
        }
    }

    private void AddOrganizations(string path)
    {
        foreach (var row in DataTable.Read(path))
        {
            if (Terms.TryRead<EntityKind>(row["kind"], out var kind))
            {
                var known = new Known(KnownKind.Organization, row["name"], row.Optional("country"), kind, row["ambiguous"] == "1") { Domain = row["domain"] };
                Add([row["name"], .. row.List("aliases")], known);
            }
        }
    }

    private void AddPlaces(string path, KnownKind kind)
    {
        foreach (var row in DataTable.Read(path))
        {
            Add([row["name"], .. row.List("aliases")], new Known(kind, row["name"], row.Optional("iso3"), null, row["common"] == "1"));
        }
    }

    private void AddHolders(string path)
    {
        foreach (var row in DataTable.Read(path))
        {
            var holding = new Holding(row["name"], row.Optional("country"), row.Optional("body"), row["office"], row["role"],
                Day(row["from"], DateOnly.MinValue, false), Day(row["to"], DateOnly.MaxValue, true));
            string[] names = [row["name"], .. row.List("aliases")];
            foreach (var name in names)
            {
                Holders.Add(name, holding);
            }

            var surnames = row["surname"] is { Length: > 0 } ? row.List("surname") : names;
            foreach (var surname in surnames.Select(Surname).Where(s => s.Length > 0).Distinct(StringComparer.Ordinal))
            {
                if (!_bySurname.TryGetValue(surname, out var list))
                {
                    _bySurname[surname] = list = [];
                }

                list.Add(holding);
            }
        }
    }

    /// <summary>The last word of a name, "Jr." left out.</summary>
    private static string Surname(string name) => Folding.Words(name).LastOrDefault(w => w is not ("jr" or "sr"), "");

    private void AddLexicons(string folder)
    {
        foreach (var row in DataTable.Read(Path.Combine(folder, "roles.tsv")))
        {
            Roles.Add(row["phrase"], new RoleWord(row.Optional("class") ?? "other", row["gender"]) { Country = row.Optional("country") });
        }

        foreach (var row in DataTable.Read(Path.Combine(folder, "collectives.tsv")))
        {
            if (Terms.TryRead<EntityKind>(row["kind"], out var kind))
            {
                Collectives.Add(row["phrase"], new Collective(kind, row["domestic"] == "1"));
            }
        }

        foreach (var row in DataTable.Read(Path.Combine(folder, "general-offices.tsv")))
        {
            _generalOffices[row["word"]] = row.List("classes");
        }

        foreach (var row in DataTable.Read(Path.Combine(folder, "given-names.tsv")))
        {
            _genders[Folding.Word(row["name"])] = row["gender"];
        }

        OfficeWords = WordSet(folder, "office-words.txt");
        LooseWords = WordSet(folder, "loose-words.txt");
        BackingWords = WordSet(folder, "backing-words.txt");
        BareActors = WordSet(folder, "bare-actors.txt");
        BodyWords = WordSet(folder, "body-words.txt");
        ForceWords = WordSet(folder, "force-words.txt");
        MediaWords = WordSet(folder, "media-words.txt");
        ViolenceWords = WordSet(folder, "violence-words.txt");
        DocumentWords = DataTable.Read(Path.Combine(folder, "documents.tsv")).ToFrozenDictionary(
            r => r["word"], r => r["speaks_for"] switch { "giver" => DocumentOrigin.Giver, "maker" => DocumentOrigin.Maker, _ => DocumentOrigin.Itself }, StringComparer.Ordinal);
        SayingVerbs = DataTable.Read(Path.Combine(folder, "speech-cues.tsv")).Select(r => r["lemma"]).ToHashSet(StringComparer.Ordinal);
        PartyWeights = DataTable.Read(Path.Combine(folder, "party-weights.tsv"))
            .ToFrozenDictionary(r => (r["slot"], r["feature"]), r => double.Parse(r["weight"], CultureInfo.InvariantCulture));
        OtherMatters = DataTable.Read(Path.Combine(folder, "other-matters.tsv")).ToFrozenDictionary(r => r["word"], r => r["matter"], StringComparer.Ordinal);
        foreach (var weapon in DataTable.ReadWords(Path.Combine(folder, "weapons.txt")))
        {
            Weapons.Add(weapon, true);
        }
    }

    private static HashSet<string> WordSet(string folder, string file) =>
        DataTable.ReadWords(Path.Combine(folder, file)).ToHashSet(StringComparer.Ordinal);

    private void Add(IEnumerable<string> names, Known known)
    {
        foreach (var name in names)
        {
            Names.Add(name, known);
        }
    }

    /// <summary>The first or last day of a year, month or day written YYYY, YYYY-MM or YYYY-MM-DD.</summary>
    private static DateOnly Day(string text, DateOnly otherwise, bool last)
    {
        if (!DateOnly.TryParseExact(text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return otherwise;
        }

        return !last ? day : text.Length == 4 ? day.AddYears(1).AddDays(-1) : text.Length == 7 ? day.AddMonths(1).AddDays(-1) : day;
    }
}
