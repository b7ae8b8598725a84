using Parley.Language;
using Parley.Reading.Clauses;
using Parley.Reading.Knowledge;
using Parley.Record;

namespace Parley.Reading.Actors;

/// <summary>
/// The actors of one story: says of any token which actor it names. Mentions are taken in text order; each joins an actor already
/// met (same country, same name, surname of a fuller name, acronym, bare noun after a fuller phrase, pronoun) or begins a new one.
/// </summary>
public sealed class Cast
{
    private readonly Tree _tree;
    private readonly KnowledgeBase _knowledge;
    private readonly DateOnly _day;
    private readonly string? _homeCountry;
    private readonly List<Actor> _actors = [];
    private readonly Actor?[] _byToken;
    private readonly Mention?[] _mentionAt;

    /// <summary>Resolves the mentions of a story.</summary>
    public Cast(Tree tree, KnowledgeBase knowledge, IReadOnlyList<Mention> mentions, Story story)
    {
        (_tree, _knowledge) = (tree, knowledge);
        _day = story.Published ?? UndatedDay;
        _byToken = new Actor?[tree.Tokens.Length];
        _mentionAt = new Mention?[tree.Tokens.Length];
        _homeCountry = HomeCountry(mentions, story);
        foreach (var mention in mentions)
        {
            Take(mention);
        }
    }

    /// <summary>The day on which offices are looked up for a story without a date.</summary>
    public static DateOnly UndatedDay { get; } = new(2020, 1, 1);

    /// <summary>Every actor found, in order of first mention.</summary>
    public IReadOnlyList<Actor> Actors => _actors;

    /// <summary>The actor that a token names, as part of a name or as head of a phrase; null where it names none.</summary>
    public Actor? Of(int token) => token >= 0 ? _byToken[token] : null;

    /// <summary>The mention a token belongs to; null where it belongs to none.</summary>
    public Mention? MentionAt(int token) => token >= 0 ? _mentionAt[token] : null;

    /// <summary>Lets a pronoun stand for an actor: <c>I</c> and <c>we</c> in what someone says.</summary>
    public void Bind(int token, Actor actor) => _byToken[token] = actor;

    /// <summary>A new actor for words that are no mention: an unnamed source.</summary>
    public Actor Describe(int head, EntityKind kind, string words)
    {
        var actor = new Actor(kind, words) { LastSeen = head };
        actor.AddName(words);
        _actors.Add(actor);
        _byToken[head] = actor;
        return actor;
    }

    private void Take(Mention mention)
    {
        var actor = mention.Form == MentionForm.Pronoun ? ForPronoun(mention)
            : mention.Kind == EntityKind.Government ? ForGovernment(mention)
            : mention.Kind == EntityKind.Person ? ForPerson(mention)
            : mention.Form == MentionForm.Named ? ForNamed(mention)
            : ForNominal(mention);
        if (actor is null)
        {
            return;
        }

        if (mention.Form is MentionForm.Named or MentionForm.Nominal && !(mention.Form == MentionForm.Nominal && actor.Named))
        {
            actor.AddName(mention.Name);
        }

        actor.Country ??= mention.Country;
        actor.LastSeen = mention.Head;
        if (_tree.Tokens[mention.Head].Relation is Relation.Nsubj or Relation.NsubjPass)
        {
            actor.LastSubject = mention.Head;
        }

        for (var t = mention.First; t < mention.End; t++)
        {
            // A smaller mention inside a larger phrase ("Russian" in "Russian forces") keeps its own token.
            if (mention.Form != MentionForm.Nominal || _byToken[t] is null || t == mention.Head)
            {
                _byToken[t] = actor;
                _mentionAt[t] = mention;
            }
        }
    }

    private Actor Add(Actor actor)
    {
        _actors.Add(actor);
        return actor;
    }

    private Actor? ForGovernment(Mention mention)
    {
        var country = mention.Country ?? _homeCountry;
        if (country is null)
        {
            return mention.Form == MentionForm.Nominal ? ForNominal(mention) : null;
        }

        return Government(country);
    }

    /// <summary>The government of a country, made when first asked for.</summary>
    public Actor Government(string country) =>
        _actors.Find(a => a.Kind == EntityKind.Government && a.Country == country)
        ?? Add(new Actor(EntityKind.Government, _knowledge.CountryName(country)) { Country = country, Named = true });

    private Actor? ForPerson(Mention mention)
    {
        if (mention.Form == MentionForm.Nominal)
        {
            return ForRole(mention);
        }

        var words = Folding.Words(mention.Name).ToArray();
        if (words.Length == 0)
        {
            return null;
        }

        var actor = _actors.Find(a => a.Kind == EntityKind.Person && a.Named && SamePerson(Folding.Words(a.Name).ToArray(), words));
        if (actor is null)
        {
            actor = AppositiveOf(mention) ?? Foretold(mention) ?? Add(new Actor(EntityKind.Person, mention.Name));
            (actor.Named, actor.Name) = (true, mention.Name);
            actor.Names.Clear();
            var holding = words.Length == 1 ? _knowledge.BySurname(mention.Name, _day) : null;
            actor.Country = mention.Country ?? holding?.Country ?? actor.Country;
        }
        else if (words.Length > Folding.Words(actor.Name).Count())
        {
            actor.Name = mention.Name;
        }

        actor.Role ??= mention.Role;
        if (actor.Affiliation is null && mention.Role is not null)
        {
            actor.Affiliation = mention.Body >= 0 ? Of(mention.Body) : mention.Country is { } country ? Government(country) : null;
        }

        return actor;
    }

    /// <summary>A described person whom a name in apposition identifies: "the leader of the party, Jan Novak".</summary>
    private Actor? AppositiveOf(Mention mention)
    {
        var token = _tree.Tokens[mention.Head];
        return token.Relation == Relation.Appos && Of(token.Head) is { Kind: EntityKind.Person, Named: false } described ? described : null;
    }

    /// <summary>Somebody described a few sentences before, whom the title now names: "a Kremlin spokesman said … Peskov, the spokesman".</summary>
    private Actor? Foretold(Mention mention)
    {
        if (mention.Role is null)
        {
            return null;
        }

        var oldest = _tree.Document.Sentences[Math.Max(0, _tree.Tokens[mention.Head].Sentence - 4)].First;
        var office = Folding.Words(mention.Role).LastOrDefault();
        return _actors.FindLast(a => a is { Kind: EntityKind.Person, Named: false, HeadLemma: not null } && a.LastSeen >= oldest
            && Folding.Word(a.HeadLemma) == office && (a.Country is null || mention.Country is null || a.Country == mention.Country));
    }

    private static bool SamePerson(string[] known, string[] words)
    {
        if (known[^1] == words[^1])
        {
            return known.Length == 1 || words.Length == 1 || known[0] == words[0] || (known[0][0] == words[0][0] && (known[0].Length == 1 || words[0].Length == 1));
        }

        return words.Length == 1 && known.Length > 1 && known[0] == words[0] && words[0].Length > 3;
    }

    private Actor? ForRole(Mention mention)
    {
        var lemma = _tree.Tokens[mention.Head].Lemma;
        if (mention.Definite)
        {
            var folded = Folding.Word(lemma);
            var holder = _actors.FindLast(a => a.Kind == EntityKind.Person && a.Role is { } role
                && Folding.Words(role).LastOrDefault() == folded && (mention.Country is null || a.Country is null || a.Country == mention.Country));
            if (holder is not null)
            {
                return holder;
            }
        }

        return Add(new Actor(EntityKind.Person, mention.Name)
        {
            Country = mention.Country ?? (mention.Definite ? _homeCountry : null),
            Role = mention.Role,
            HeadLemma = lemma,
            Affiliation = mention.Country is { } country ? Government(country) : null,
        });
    }

    private Actor ForNamed(Mention mention)
    {
        var canonical = mention.Known?.Canonical;
        var folded = string.Join(' ', Folding.Words(mention.Name));
        var actor = _actors.Find(a => a.Kind != EntityKind.Person && a.Kind != EntityKind.Government && a.Named
            && (a.Name == canonical || a.HeadLemma == canonical && canonical is not null
                || a.Names.Exists(n => string.Join(' ', Folding.Words(n)) == folded) || Initials(a.Name) == mention.Name));
        if (actor is not null)
        {
            if (mention.Name.Length > actor.Name.Length)
            {
                actor.Name = mention.Name;
            }

            return actor;
        }

        return Add(new Actor(mention.Kind, mention.Name) { Named = true, HeadLemma = canonical, Country = mention.Country });
    }

    private static string Initials(string name) => string.Concat(name.Split([' ', '-']).Where(w => w.Length > 0 && char.IsUpper(w[0])).Select(w => w[0]));

    private Actor ForNominal(Mention mention)
    {
        var lemma = _tree.Tokens[mention.Head].Lemma;
        var bare = !mention.Name.Contains(' ', StringComparison.Ordinal);
        if (mention.Definite && bare && lemma is "group" or "organization" or "movement" or "organisation" or "party" or "alliance" or "bloc"
            && _actors.FindLast(a => a.Named && a.Kind is EntityKind.ArmedGroup or EntityKind.Organization or EntityKind.Coalition) is { } last)
        {
            return last;
        }

        var same = _actors.FindLast(a => a.Kind == mention.Kind && a.HeadLemma == lemma && !a.Named
            && (mention.Country is null || a.Country is null || a.Country == mention.Country)
            && (bare || string.Equals(a.Name, mention.Name, StringComparison.OrdinalIgnoreCase) || !a.Name.Contains(' ', StringComparison.Ordinal)));
        if (same is not null)
        {
            if (mention.Name.Length > same.Name.Length)
            {
                same.Name = mention.Name;
            }

            return same;
        }

        return Add(new Actor(mention.Kind, mention.Name)
        {
            HeadLemma = lemma,
            Country = mention.Country ?? (mention.Definite && mention.Kind is EntityKind.Military or EntityKind.Organization ? _homeCountry : null),
        });
    }

    private Actor? ForPronoun(Mention mention)
    {
        var word = _tree.Lower(mention.Head);
        if (word is "i" or "we" or "me" or "us" or "my" or "our" or "who")
        {
            return null;
        }

        var sentence = _tree.Document.Sentences[_tree.Tokens[mention.Head].Sentence];
        var oldest = _tree.Document.Sentences[Math.Max(0, _tree.Tokens[mention.Head].Sentence - 3)].First;
        var fits = _actors.Where(a => a.LastSeen >= oldest && a.LastSeen < mention.Head && Fits(word, a));
        return fits.MaxBy(a => (a.LastSubject >= sentence.First ? 3 : a.LastSeen >= sentence.First ? 2 : a.LastSubject >= oldest ? 1 : 0, Math.Max(a.LastSubject, 0), a.LastSeen));
    }

    private static bool Fits(string pronoun, Actor actor) => pronoun switch
    {
        "he" or "she" or "him" or "her" or "his" => actor.Kind == EntityKind.Person,
        "it" or "its" => actor.Kind is EntityKind.Government or EntityKind.Organization or EntityKind.Military or EntityKind.ArmedGroup,
        _ => actor.Kind is EntityKind.Group or EntityKind.ArmedGroup or EntityKind.Coalition or EntityKind.Military,
    };

    /// <summary>The country the story is about when it says only "the government": that of its dateline's city, else the most mentioned one.</summary>
    private string? HomeCountry(IReadOnlyList<Mention> mentions, Story story)
    {
        var counts = mentions.Where(m => m.Country is not null).GroupBy(m => m.Country!, StringComparer.Ordinal)
            .OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).ToList();
        var filed = story.Dateline?.Place is { } place
            ? _knowledge.Names.Exactly(place.Split(',')[0]).OrderBy(k => k.Kind).FirstOrDefault()?.Country : null;
        return filed is not null && counts.Exists(g => g.Key == filed) ? filed : counts.FirstOrDefault()?.Key;
    }
}
